"""The frame of a negotiation: anchor, what the price is set against, concessions, limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.arithmetic import share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.multi_year import multi_year_text
from enterprise_sales.analyses.negotiation_frames import frames
from enterprise_sales.analyses.objection_facts import seats_in_use
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.price_case import may_rise
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.results.negotiation import ConcessionLine, Limit, Negotiation
from enterprise_sales.analyses.uplift import uplift
from enterprise_sales.language import N_
from enterprise_sales.playbook import Concession


def negotiation(ctx: Context, up: Up) -> Negotiation:
    """How the price of a renewal is talked about under the playbook's stance."""
    asked = _asked(ctx, up)
    ladder = ctx.playbook.records("renewal.negotiation.ladder", Concession)
    codes = ctx.playbook.texts("renewal.negotiation.never")
    return Negotiation(
        anchor=_anchor(ctx, up, asked),
        anchor_amount=ctx.money_or_none(asked),
        frames=frames(ctx, up),
        ladder=tuple(_concession(ctx, up, row) for row in ladder),
        limits=_limits(ctx, up),
        walk_away=_walk_away(ctx, up),
        never=tuple(
            ctx.playbook.wording(code, ctx.t.language, "negotiation_never") for code in codes
        ),
    )


def _asked(ctx: Context, up: Up) -> int | None:
    """What is asked for first, a year: the price with the increase, where it may rise."""
    if not up.contracts:
        return None
    return up.value + (uplift(ctx, up).amount if may_rise(ctx, up) else 0)


def _anchor(ctx: Context, up: Up, asked: int | None) -> str:
    if asked is None:
        return ctx.t.text("There is nothing to negotiate about: no contract is on record.")
    price = ctx.t.money(asked, ctx.currency)
    hold = price_hold(ctx)
    if hold is not None:
        return ctx.t.text(HELD[hold], price=price)
    if not may_rise(ctx, up):
        return ctx.t.text(
            "The talk begins with the results; without documented value the price stays at {price}"
            " a year.",
            price=price,
        )
    return ctx.t.text(
        "The talk begins with {value} of documented value; then {price} a year is asked for.",
        price=price,
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )


HELD = {
    "lapsed": N_("The talk begins with whether the contract goes on; the price stays at {price}."),
    "red": N_("The talk begins with what is put right; the price stays at {price} a year."),
}


def _concession(ctx: Context, up: Up, row: Concession) -> ConcessionLine:
    language = ctx.t.language
    possible, detail = DETAILS.get(row.give, _plain)(ctx, up)
    return ConcessionLine(
        give=ctx.playbook.wording(row.give, language, "give"),
        get=ctx.playbook.wording(row.get, language, "get"),
        possible=possible,
        detail=detail,
    )


def _protection(ctx: Context, up: Up) -> tuple[bool, str]:
    if not up.contracts:
        return False, ctx.t.text("No contract is on record.")
    return True, multi_year_text(ctx, up)


def _better_terms(ctx: Context, _: Up) -> tuple[bool, str]:
    if held_back(ctx):
        return False, ctx.t.text("Not now: nothing more is offered yet.")
    return True, ctx.t.text("What is added is priced in the expansion scenario.")


def _services(ctx: Context, _: Up) -> tuple[bool, str]:
    names = sorted(row.name for row in ctx.products.values() if row.kind == "service")
    if not names:
        return False, ctx.t.text("The price list holds no service.")
    return True, ctx.t.listed(names)


def _plain(ctx: Context, _: Up) -> tuple[bool, str]:
    return True, ctx.t.text("It costs no price.")


DETAILS: Mapping[str, Callable[[Context, Up], tuple[bool, str]]] = {
    "price_protection": _protection,
    "better_terms": _better_terms,
    "services": _services,
}
"""Code of a concession → whether it can be given now, and what it comes to."""


def floor_of(ctx: Context, up: Up) -> int:
    """The lowest yearly price that the playbook's discount leaves, in minor units."""
    return up.value - share_of(up.value, ctx.playbook.number("renewal.multi_year.discount_percent"))


def _limits(ctx: Context, up: Up) -> tuple[Limit, ...]:
    codes = ctx.playbook.texts("renewal.negotiation.limits")
    found = (LIMITS[code](ctx, up) for code in codes)
    return tuple(limit for limit in found if limit)


def _floor(ctx: Context, up: Up) -> Limit | None:
    if not up.contracts:
        return None
    floor = floor_of(ctx, up)
    text = ctx.t.text(
        "Not below {price} a year for what is up for renewal.",
        price=ctx.t.money(floor, ctx.currency),
    )
    return Limit(code="floor", text=text, amount=ctx.money(floor), day=None)


def _cap(ctx: Context, up: Up) -> Limit | None:
    """The contracts' cap binds us as well."""
    caps = sorted({row.uplift_cap_pct for row in up.contracts if row.uplift_cap_pct is not None})
    if not caps or price_hold(ctx) is not None:
        return None
    text = ctx.t.text(
        "Not above {percent}: the contract allows no more.", percent=ctx.t.percent(caps[-1])
    )
    return Limit(code="cap", text=text, amount=None, day=None)


def _seats(ctx: Context, up: Up) -> Limit | None:
    used = seats_in_use(ctx, up)
    if used is None:
        return None
    values = {"used": ctx.t.number(used[0]), "seats": ctx.t.number(used[1])}
    text = ctx.t.text(
        "Seats: no fewer than the {used} in use (today {seats}), and the price of a seat stays.",
        **values,
    )
    least = _least_seats(ctx, up, used[1])
    if used[0] < least:
        more = ctx.t.text(
            "Fewer than {least} brings the total below {price} and needs approval ({who}).",
            least=ctx.t.number(least),
            price=ctx.t.money(floor_of(ctx, up), ctx.currency),
            who=_approver(ctx),
        )
        text = f"{text} {more}"
    return Limit(code="seats", text=text, amount=None, day=None)


def _least_seats(ctx: Context, up: Up, seats: int) -> int:
    """The seats that reach the lowest yearly price at today's price of a seat, rounded up."""
    return -(-floor_of(ctx, up) * seats // up.value) if up.value else 0


def _approver(ctx: Context) -> str:
    return owner_of(ctx, ctx.playbook.text("renewal.negotiation.approver"))


def _deadline(ctx: Context, _: Up) -> Limit | None:
    day = clock(ctx).deadline_left(ctx.as_of)
    if day is None:
        return None
    text = ctx.t.text("Terms are settled by {day}.", day=ctx.t.day(day))
    return Limit(code="deadline", text=text, amount=None, day=day.isoformat())


LIMITS: Mapping[str, Callable[[Context, Up], Limit | None]] = {
    "floor": _floor,
    "cap": _cap,
    "seats": _seats,
    "deadline": _deadline,
}
"""Code of `renewal.negotiation.limits` → the limit, where there is one."""


def _walk_away(ctx: Context, up: Up) -> str:
    who = _approver(ctx)
    if not up.contracts:
        return ctx.t.text("Nothing is agreed without {who}.", who=who)
    return ctx.t.text(
        "Below {price} a year nothing is agreed without {who}; the gap in value is closed instead.",
        price=ctx.t.money(floor_of(ctx, up), ctx.currency),
        who=who,
    )
