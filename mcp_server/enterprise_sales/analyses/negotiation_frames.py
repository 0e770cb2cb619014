"""What a price is set against; without documented value most of it is not possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.multi_year import multi_year_text
from enterprise_sales.analyses.price_case import may_rise
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.results.negotiation import Frame
from enterprise_sales.analyses.uplift import uplift
from enterprise_sales.book.rows import Position, Signal

Told = tuple[bool, str]


def frames(ctx: Context, up: Up) -> tuple[Frame, ...]:
    """Every frame of `renewal.negotiation.frames`, and whether the data holds what it needs."""
    return tuple(_frame(ctx, up, code) for code in ctx.playbook.texts("renewal.negotiation.frames"))


def _frame(ctx: Context, up: Up, code: str) -> Frame:
    possible, text = BY_CODE[code](ctx, up)
    title = ctx.playbook.wording(code, ctx.t.language, "frame")
    return Frame(code=code, title=title, possible=possible, text=text)


def _value(ctx: Context, up: Up) -> Told:
    """S2, Pricing Renewal Conversations."""
    if not up.contracts:
        return False, ctx.t.text("No contract is on record.")
    if price_hold(ctx) is not None:
        return False, ctx.t.text("No increase is asked for now.")
    if not may_rise(ctx, up):
        return False, _unproven(ctx)
    rise = uplift(ctx, up)
    return True, ctx.t.text(
        "{percent} on {price} is {amount}, against {value} of documented value.",
        percent=ctx.t.percent(rise.percent),
        price=ctx.t.money(up.value, ctx.currency),
        amount=ctx.t.money(rise.amount, ctx.currency),
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )


def _roi(ctx: Context, _: Up) -> Told:
    found = ratios.roi(ctx)
    if found.value is None or not ctx.row.value_documented:
        return False, _unproven(ctx)
    return True, ctx.t.text(
        "{value} of documented value on {arr} of ARR: {share}.",
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
        arr=ctx.t.money(ctx.row.arr or 0, ctx.currency),
        share=ctx.t.percent(found.value),
    )


def _capabilities(ctx: Context, up: Up) -> Told:
    """What was launched within the term: signals of it, and products that went live.

    What is up for renewal is not new itself.
    """
    begun = min((row.start_date for row in up.contracts), default=None)
    rows = [row for row in ctx.rows(Signal) if row.kind == "product_launch" and row.note]
    new = {row.note or "" for row in rows if begun and begun <= row.date <= ctx.as_of}
    bought = {row.product_id for row in up.contracts}
    live = [row for row in ctx.rows(Position) if row.launched_on and row.product_id not in bought]
    new |= {
        f"{row.business_unit}: {ctx.product_name(row.product_id)}"
        for row in live
        if begun and row.launched_on and begun <= row.launched_on <= ctx.as_of
    }
    if not new:
        return False, ctx.t.text("The data names nothing new in this term: ask the product team.")
    return True, "; ".join(sorted(new))


def _term(ctx: Context, up: Up) -> Told:
    if not up.contracts:
        return False, ctx.t.text("No contract is on record.")
    return True, multi_year_text(ctx, up)


def _unproven(ctx: Context) -> str:
    return ctx.t.text("Not possible: no value is documented.")


BY_CODE: Mapping[str, Callable[[Context, Up], Told]] = {
    "value": _value,
    "roi": _roi,
    "new_capabilities": _capabilities,
    "term": _term,
}
"""Code of a frame → whether it can be used, and what it says."""
