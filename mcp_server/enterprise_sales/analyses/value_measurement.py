"""How fresh the measurements are, and how the documented value came about."""

from __future__ import annotations

from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import MONTHS_A_QUARTER, months_from
from enterprise_sales.analyses.results.value import Measurement, ValuePoint
from enterprise_sales.analyses.value_outcomes import counted
from enterprise_sales.analyses.value_words import plain
from enterprise_sales.book.rows import Outcome

DAY = timedelta(days=1)


def measurements(ctx: Context) -> tuple[Measurement, ...]:
    """What is measured, once each, what is due first at the top (S1 Value Tracking)."""
    newest: dict[str, Outcome] = {}
    for row in sorted(ctx.rows(Outcome), key=lambda row: (row.date, _subject(row))):
        if row.date <= ctx.as_of:
            newest[plain(_subject(row))] = row
    found = (_measurement(ctx, row) for row in newest.values())
    return tuple(sorted(found, key=lambda line: (line.next_due, line.subject)))


def history(ctx: Context) -> tuple[ValuePoint, ...]:
    """Documented value at the ends of the quarters before the date, and of the date itself.

    Nothing without an outcome.
    """
    if not ctx.rows(Outcome):
        return ()
    days = _history_days(ctx.as_of, ctx.playbook.integer("value.history.quarters"))
    return tuple(
        ValuePoint(
            date=day.isoformat(),
            documented=ctx.money(
                sum(row.annual_value or 0 for row in ctx.rows(Outcome) if counted(ctx, row, day))
            ),
        )
        for day in days
    )


def _history_days(as_of: date, points: int) -> tuple[date, ...]:
    """Last days of calendar quarters, so that a result of the 31st is not lost; then the date."""
    into = (as_of.month - 1) % MONTHS_A_QUARTER
    begin = months_from(as_of.replace(day=1), -into)
    back = range(points - 2, -1, -1)
    ends = (months_from(begin, -MONTHS_A_QUARTER * number) - DAY for number in back)
    return (*ends, as_of)


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
