"""Actions agreed with the customer, as against those of our own plans.

An action counts as agreed with the customer where its origin names a business review (`qbr …`,
`ebr …`) or the date of a touchpoint that was held (`meeting 2026-06-04`). Everything else – account
plans, save plans, renewal steps – stays internal.
"""

from __future__ import annotations

import re
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import REVIEWS, Action, Touchpoint

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
REVIEW = re.compile(rf"({'|'.join(REVIEWS)})\b", re.IGNORECASE)


def agreed(ctx: Context) -> tuple[Action, ...]:
    """The actions agreed with the customer, by due date."""
    days = {row.date for row in ctx.rows(Touchpoint) if held(ctx, row)}
    found = [row for row in ctx.rows(Action) if _is_agreed(row, {day.isoformat() for day in days})]
    return tuple(sorted(found, key=by_due))


def held(ctx: Context, row: Touchpoint) -> bool:
    """Whether a touchpoint took place up to the date; held unless it is said that nobody came."""
    return row.date <= ctx.as_of and row.attended is not False


def by_due(row: Action) -> tuple[date, str]:
    """The order of actions: by due date, those without one last."""
    return (row.due or date.max, row.action)


def _is_agreed(row: Action, days: set[str]) -> bool:
    origin = (row.origin or "").strip()
    return bool(REVIEW.match(origin)) or any(day in days for day in DAY.findall(origin))
