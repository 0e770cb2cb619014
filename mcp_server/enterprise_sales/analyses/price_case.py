"""The case for a higher price: the increase set against what the customer has gained."""

from __future__ import annotations

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.arithmetic import HUNDRED, exact, share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.results import PriceCase
from enterprise_sales.analyses.uplift import Uplift, uplift
from enterprise_sales.language import N_


def price_case(ctx: Context, up: Up) -> PriceCase:
    """Whether the price can be raised, and what to say.

    It cannot without documented value (definitions, Price case), nor where the account has
    lapsed or has to be saved first.
    """
    rise = uplift(ctx, up)
    language = ctx.t.language
    priced = bool(up.contracts) and price_hold(ctx) is None
    return PriceCase(
        possible=may_rise(ctx, up),
        uplift_percent=rise.percent,
        uplift_source=rise.source,
        uplift_amount=ctx.money(rise.amount) if priced else None,
        uplift_on_arr=ctx.money_or_none(on_arr(up, rise) if priced else None),
        value_documented=ratios.documented_value(ctx),
        roi=ratios.roi(ctx),
        statement=_statement(ctx, up, rise),
        stance=ctx.playbook.wording(
            ctx.playbook.text("renewal.price.stance"), language, "price_stance"
        ),
        rules=tuple(
            ctx.playbook.wording(code, language, "price_rule")
            for code in ctx.playbook.texts("renewal.price.rules")
        ),
    )


def may_rise(ctx: Context, up: Up) -> bool:
    """Whether the price can be raised: against documented value, of an account that is safe."""
    return bool(up.contracts) and price_hold(ctx) is None and ctx.row.value_documented > 0


def _statement(ctx: Context, up: Up, rise: Uplift) -> str:
    if ctx.row.lapsed:
        return ctx.t.text("The account has lapsed: settle whether it goes on before the price.")
    if not up.contracts:
        return ctx.t.text("There is no contract whose price could be raised.")
    if price_hold(ctx) == "red":
        return ctx.t.text("The price is held until the account is saved: health is red.")
    if not ctx.row.value_documented:
        return ctx.t.text(
            "No value is documented: have an outcome confirmed by the customer before the price is"
            " raised."
        )
    return _case(ctx, up, rise)


def _case(ctx: Context, up: Up, rise: Uplift) -> str:
    values = {
        "percent": ctx.t.percent(rise.percent),
        "price": ctx.t.money(up.value, ctx.currency),
        "amount": ctx.t.money(rise.amount, ctx.currency),
        "value": ctx.t.money(ctx.row.value_documented, ctx.currency),
    }
    if is_strong(ctx):
        text = N_("{percent} on {price} is {amount} a year, against {value} of documented value.")
    else:
        text = N_(
            "{percent} on {price} is {amount} a year; the documented value of {value} is less than"
            " the customer pays, so document more before the price is raised."
        )
    sentences = (ctx.t.text(text, **values), _whole(ctx, up, rise))
    return " ".join(sentence for sentence in sentences if sentence)


def _whole(ctx: Context, up: Up, rise: Uplift) -> str:
    """The increase on the whole ARR, where only a part of it is up for renewal."""
    amount = on_arr(up, rise)
    if amount is None:
        return ""
    values = {
        "arr": ctx.t.money(up.base or 0, ctx.currency),
        "amount": ctx.t.money(amount, ctx.currency),
    }
    if up.base == ctx.row.arr:
        text = N_(
            "On the whole ARR of {arr} it would be {amount}, but the other contracts keep their"
            " price until their own end."
        )
    else:
        text = N_(
            "On the whole ARR of {arr} on the renewal date it would be {amount}, but the other"
            " contracts keep their price until their own end."
        )
    return ctx.t.text(text, **values)


def on_arr(up: Up, rise: Uplift) -> int | None:
    """The increase on all ARR of the renewal date; None where all of it is up for renewal."""
    if up.base is None or up.base == up.value:
        return None
    return share_of(up.base, rise.percent)


def is_strong(ctx: Context) -> bool:
    """Whether the documented value carries a higher price.

    Held to the exact amounts, not to the percentage shown.
    """
    strong = exact(ctx.playbook.number("renewal.price_case.strong_roi_percent"))
    return 0 < strong * (ctx.row.arr or 0) <= ctx.row.value_documented * HUNDRED
