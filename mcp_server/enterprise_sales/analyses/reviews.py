"""The business reviews that were held."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Touchpoint

REVIEWS = ("qbr", "ebr")


def last_review(ctx: Context) -> date | None:
    """The last business review that was held; held unless it is said that nobody came."""
    past = (row for row in ctx.rows(Touchpoint) if row.date <= ctx.as_of)
    held = (row for row in past if row.kind in REVIEWS and row.attended is not False)
    return max((row.date for row in held), default=None)
