"""What is signed already and changes ARR before the renewal date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up, running, succeeds
from enterprise_sales.book.rows import Contract


def signed_lines(ctx: Context, up: Up) -> Iterator[str]:
    """A sentence for each day on which ARR changes before the renewal, by day."""
    end = ctx.row.renewal_date
    if end is None or ctx.row.lapsed or up.base == ctx.row.arr:
        return
    before, after = set(running(ctx)), set(running(ctx, end))
    days = {row.start_date for row in after - before}
    for day in sorted(days):
        begun = sorted((row for row in after - before if row.start_date == day), key=_by_id)
        yield _sentence(ctx, day, begun)


def _by_id(row: Contract) -> str:
    return row.contract_id


def _sentence(ctx: Context, day: date, begun: list[Contract]) -> str:
    old = {row for row in ctx.rows(Contract) if any(succeeds(ctx, new, row) for new in begun)}
    values = {
        "arr": ctx.t.money(sum(row.annual_value for row in running(ctx, day)), ctx.currency),
        "day": ctx.t.day(day),
    }
    if old:
        return ctx.t.text(
            "ARR is {arr} from {day}: a contract that replaces {contracts} is signed.",
            contracts=ctx.t.listed(sorted(row.contract_id for row in old)),
            **values,
        )
    return ctx.t.text(
        "ARR is {arr} from {day}: contract {contracts} is signed.",
        contracts=ctx.t.listed(row.contract_id for row in begun),
        **values,
    )
