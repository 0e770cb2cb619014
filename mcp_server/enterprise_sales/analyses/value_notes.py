"""What weakens the proof of value; for our team only."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.value_links import goals, link
from enterprise_sales.analyses.value_outcomes import counted, ranked
from enterprise_sales.analyses.value_words import quoted
from enterprise_sales.analyses.voucher import voucher
from enterprise_sales.book.rows import Outcome


def value_notes(ctx: Context) -> Iterator[str]:
    """What to mend before the page is shown, and before the renewal.

    Value that will be too old by then, one voice for all of it, a return below the price, goals
    that nothing serves.
    """
    rows = [row for row in ranked(ctx) if counted(ctx, row)]
    yield from _too_old(ctx, rows)
    yield from _one_voice(ctx, rows)
    yield from _below_price(ctx)
    yield from _unserved(ctx)


def _too_old(ctx: Context, rows: list[Outcome]) -> Iterator[str]:
    """What counts today and no longer counts on the day of the renewal."""
    end = ctx.row.renewal_date
    if end is None or ctx.row.lapsed:
        return
    lost = sum(row.annual_value or 0 for row in rows if not counted(ctx, row, end))
    if lost:
        yield ctx.t.text(
            "By the renewal on {day}, {lost} of the documented value will be too old to count:"
            " measure and confirm it again before.",
            day=ctx.t.day(end),
            lost=ctx.t.money(lost, ctx.currency),
        )


def _one_voice(ctx: Context, rows: list[Outcome]) -> Iterator[str]:
    voices = set(filter(None, (voucher(ctx, row) for row in rows)))
    if len(voices) == 1:
        yield ctx.t.text(
            "All of it is confirmed by one person: {who}. Have somebody else confirm it as well.",
            who=min(voices),
        )


def _below_price(ctx: Context) -> Iterator[str]:
    arr, value = ctx.row.arr, ctx.row.value_documented
    if arr is not None and ctx.row.outcomes_verified and value < arr:
        yield ctx.t.text(
            "The documented value ({value}) is below what the contracts cost a year ({arr}), so the"
            " page for the customer leaves the return out: have more confirmed first.",
            value=ctx.t.money(value, ctx.currency),
            arr=ctx.t.money(arr, ctx.currency),
        )


def _unserved(ctx: Context) -> Iterator[str]:
    """Goals that no outcome serves, not even as a proposal."""
    served = [link(ctx, row).goal for row in ranked(ctx) if row.date <= ctx.as_of]
    idle = [goal.objective for goal in goals(ctx) if goal not in served]
    if idle:
        yield ctx.t.text(
            "No result serves these goals of the customer yet: {names}.",
            names=quoted(ctx, idle),
        )
