"""The business reviews that were held."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.book.rows import Touchpoint

REVIEWS = ("qbr", "ebr")


def last_review(ctx: Context) -> date | None:
    """The last business review that was held; held unless it is said that nobody came."""
    past = (row for row in ctx.rows(Touchpoint) if row.date <= ctx.as_of)
    held = (row for row in past if row.kind in REVIEWS and row.attended is not False)
    return max((row.date for row in held), default=None)


def next_review(ctx: Context) -> date | None:
    """When the next one is due, `qbr.every_months` after the last; unknown without one."""
    last = last_review(ctx)
    return None if last is None else months_from(last, ctx.playbook.integer("qbr.every_months"))


def review_day(ctx: Context) -> date:
    """The day of the review that is prepared: when it is due, at once where it is late."""
    due = next_review(ctx)
    return ctx.as_of if due is None else max(due, ctx.as_of)
