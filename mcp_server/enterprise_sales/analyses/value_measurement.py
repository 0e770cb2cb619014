"""How fresh the measurements are, and how the documented value came about."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import MONTHS_A_QUARTER, months_from
from enterprise_sales.analyses.results.value import Measurement, ValuePoint
from enterprise_sales.analyses.value_outcomes import counted
from enterprise_sales.analyses.value_words import plain
from enterprise_sales.book.rows import Outcome


def measurements(ctx: Context) -> tuple[Measurement, ...]:
    """What is measured, once each, what is due first at the top (S1 Value Tracking)."""
    newest: dict[str, Outcome] = {}
    for row in sorted(ctx.rows(Outcome), key=lambda row: (row.date, _subject(row))):
        if row.date <= ctx.as_of:
            newest[plain(_subject(row))] = row
    found = (_measurement(ctx, row) for row in newest.values())
    return tuple(sorted(found, key=lambda line: (line.next_due, line.subject)))


def history(ctx: Context) -> tuple[ValuePoint, ...]:
    """Documented value of the date and of the quarters before it; nothing without an outcome."""
    if not ctx.rows(Outcome):
        return ()
    quarters = range(ctx.playbook.integer("value.history.quarters"))
    days = [months_from(ctx.as_of, -MONTHS_A_QUARTER * back) for back in reversed(quarters)]
    return tuple(
        ValuePoint(
            date=day.isoformat(),
            documented=ctx.money(
                sum(row.annual_value or 0 for row in ctx.rows(Outcome) if counted(ctx, row, day))
            ),
        )
        for day in days
    )


def _measurement(ctx: Context, row: Outcome) -> Measurement:
    due = months_from(row.date, ctx.playbook.integer("value.measurement.every_months"))
    return Measurement(
        subject=_subject(row),
        last=row.date.isoformat(),
        next_due=due.isoformat(),
        overdue_days=max(0, (ctx.as_of - due).days),
    )


def _subject(row: Outcome) -> str:
    return row.metric or row.outcome
