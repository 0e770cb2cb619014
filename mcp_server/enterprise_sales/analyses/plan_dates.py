"""The days that plan, roadmap, goals, calendar and map share, so that one thing has one date.

The team goes through the plan and the map at the end of a fiscal period (definitions, Review of the
plan and the map): such a day does not move with every plan that is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import (
    CALENDAR_YEAR,
    MONTHS_A_QUARTER,
    months_from,
    nearest_quarter_end,
    quarter_end,
)
from enterprise_sales.analyses.engagement_days import period_ends
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.book.rows import Stakeholder

PLAN, MAP = "plan.review_months", "plan.stakeholder_review_months"


def reviewed_on(ctx: Context, every: str, end: date = date.max) -> Iterator[date]:
    """The days after the date on which the team goes through the plan, or the map.

    Args:
        ctx: the account.
        every: `PLAN` or `MAP`, the value that says after how many months.
        end: no day after this one.
    """
    return period_ends(ctx.as_of, end, fiscal_start(ctx), ctx.playbook.integer(every))


def next_reviewed(ctx: Context, every: str) -> date:
    """The first of them."""
    return next(reviewed_on(ctx, every))


def quarter_of(ctx: Context, day: date) -> date:
    """The last day of the fiscal quarter that holds a day."""
    return quarter_end(day, fiscal_start(ctx))


def fiscal_start(ctx: Context) -> int:
    """The month in which the customer's fiscal year starts; January where nobody has told."""
    return ctx.account.fiscal_year_start_month or CALENDAR_YEAR


def quarter_due(ctx: Context) -> date:
    """When the goals of the plan are due: the fiscal quarter end nearest to a whole period ahead.

    So that there is time for them even where the quarter is about to end.
    """
    return nearest_quarter_end(
        months_from(ctx.as_of, ctx.playbook.integer(PLAN)), fiscal_start(ctx)
    )


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
