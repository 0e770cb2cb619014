"""The days that roadmap and goals share, so that one result has one date."""

from __future__ import annotations

from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import (
    CALENDAR_YEAR,
    MONTHS_A_QUARTER,
    months_from,
    nearest_quarter_end,
)
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.book.rows import Stakeholder


def quarter_due(ctx: Context) -> date:
    """The fiscal quarter end nearest to the next review of the plan.

    Where the customer's fiscal year is unknown, quarters are those of the calendar.
    """
    review = months_from(ctx.as_of, ctx.playbook.integer("plan.review_months"))
    return nearest_quarter_end(review, ctx.account.fiscal_year_start_month or CALENDAR_YEAR)


def quarter_start(ctx: Context) -> date:
    """The first day of the quarter that ends with the goals."""
    return months_from(quarter_due(ctx) + timedelta(days=1), -MONTHS_A_QUARTER)


def people_due(ctx: Context) -> date | None:
    """By when it must be known who decides, where nobody is on record: before the next review.

    `plan.people_before_review_days` ahead of it, not before the as-of date.
    """
    if ctx.rows(Stakeholder):
        return None
    days = ctx.playbook.integer("plan.people_before_review_days")
    return max(reviews(ctx).day - timedelta(days=days), ctx.as_of)
