"""What a renewed proposal may hold under the playbook's price stance, and what it must not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.multi_year import multi_year_text
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.results.defence import Acknowledgement, Offer
from enterprise_sales.analyses.signals import recent_signals

INCREASE = "price_increase"
Owned = tuple[Acknowledgement, ...]


def proposal(ctx: Context, owned: Owned) -> tuple[Offer, ...]:
    """What may be offered in its order, then what is never offered.

    That the price does not rise is said where it is held; elsewhere the price case decides.
    """
    offered = ctx.playbook.texts("defence.proposal.offer")
    codes = ctx.playbook.texts("defence.proposal.never")
    never = [code for code in codes if code != INCREASE or price_hold(ctx)]
    return (
        *(_offer(ctx, code, owned, allowed=True) for code in offered),
        *(_offer(ctx, code, owned, allowed=False) for code in never),
    )


def _offer(ctx: Context, code: str, owned: Owned, *, allowed: bool) -> Offer:
    """What rests on documented value, a contract or a launch is not offered without it."""
    lacking = (code == "documented_value" and not ctx.row.value_documented) or (
        code == "multi_year" and not contracts_up(ctx).contracts
    )
    lacking = lacking or (code == "new_capabilities" and not _launched(ctx))
    return Offer(
        code=code,
        text=ctx.playbook.wording(code, ctx.t.language, "offer"),
        allowed=allowed and not lacking,
        detail=DETAILS[code](ctx, owned),
    )


def _gaps(ctx: Context, owned: Owned) -> str:
    if not owned:
        return ctx.t.text("No gap is on record; what the customer names comes first.")
    return ctx.t.plural(
        "{n} point to own up to comes first.", "{n} points to own up to come first.", len(owned)
    )


def _value(ctx: Context, _: Owned) -> str:
    if not ctx.row.value_documented:
        return ctx.t.text("Not possible yet: no value is documented.")
    amount = ctx.t.money(ctx.row.value_documented, ctx.currency)
    return ctx.t.text("{amount} a year, confirmed by the customer.", amount=amount)


def _capabilities(ctx: Context, _: Owned) -> str:
    told = _launched(ctx)
    if not told:
        return ctx.t.text("The data names none: ask the product team what answers the gaps.")
    return "; ".join(told)


def _launched(ctx: Context) -> list[str]:
    return [row.note for row in recent_signals(ctx) if row.kind == "product_launch" and row.note]


def _services(ctx: Context, _: Owned) -> str:
    names = [row.name for row in ctx.products.values() if row.kind == "service"]
    if not names:
        return ctx.t.text("The price list holds no service.")
    listed = ctx.t.listed(sorted(names))
    return ctx.t.text("{names}: only to close a gap, not as a sale.", names=listed)


def _terms(ctx: Context, _: Owned) -> str:
    return ctx.t.text("The choice of the term is the concession; the price stays.")


def _multi_year(ctx: Context, _: Owned) -> str:
    up = contracts_up(ctx)
    if not up.contracts:
        return ctx.t.text("Not possible: no contract is on record.")
    return multi_year_text(ctx, up)


def _discount(ctx: Context, _: Owned) -> str:
    return ctx.t.text("First the gap in value is closed; a lower price does not close it.")


def _increase(ctx: Context, _: Owned) -> str:
    return ctx.t.text("The price is held until the account is saved.")


DETAILS: Mapping[str, Callable[[Context, Owned], str]] = {
    "closed_gaps": _gaps,
    "documented_value": _value,
    "new_capabilities": _capabilities,
    "additional_services": _services,
    "flexible_terms": _terms,
    "multi_year": _multi_year,
    "discount": _discount,
    "discount_before_gaps": _discount,
    INCREASE: _increase,
}
"""Code of an offer → what it comes to for this account."""
