"""Success metrics of one account that no measure of the scorecard holds."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses.agreed import held
from enterprise_sales.analyses.arithmetic import in_percent
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import MONTHS_A_YEAR, months_from
from enterprise_sales.analyses.reviews import held_reviews
from enterprise_sales.book.rows import Contract, Renewal, Survey, Touchpoint

PROMOTER_FROM, DETRACTOR_TO = 9, 6
"""Net promoter score as defined: 9 and 10 promote, 0 to 6 detract."""
GROWN = "expanded"


def nps(ctx: Context) -> float | None:
    """Promoters minus detractors in percent of the valid answers; unknown without one."""
    since = ctx.days_ago("health.sentiment.survey_days")
    rows = (row for row in ctx.rows(Survey) if row.kind != "csat")
    scores = [row.score for row in rows if since < row.date <= ctx.as_of]
    balance = sum((s >= PROMOTER_FROM) - (s <= DETRACTOR_TO) for s in scores)
    return in_percent(balance, len(scores))


def review_completion(ctx: Context) -> float | None:
    """Business reviews held in a year, in percent of those due, at most 100.

    Unknown without touchpoints, and for a customer so new that none was due.
    """
    due = _months_known(ctx) // ctx.playbook.integer("qbr.every_months")
    if not ctx.rows(Touchpoint) or not due:
        return None
    since = months_from(ctx.as_of, -MONTHS_A_YEAR)
    count = sum(row.date > since for row in held_reviews(ctx))
    return in_percent(min(count, due), due)


def executive_meetings(ctx: Context) -> int | None:
    """Contacts at C-level in the last quarter; unknown without touchpoints."""
    if not ctx.rows(Touchpoint):
        return None
    since = months_from(ctx.as_of, -ctx.playbook.integer("qbr.every_months"))
    rows = (row for row in ctx.rows(Touchpoint) if row.level == "c_level" and held(ctx, row))
    return sum(row.date > since for row in rows)


def months_to_expansion(ctx: Context) -> int | None:
    """Full months from the first contract to the first renewal that expanded it.

    Unknown where none is on record.
    """
    starts = [row.start_date for row in ctx.rows(Contract) if row.status != "proposed"]
    grown = [row.decided_on for row in ctx.rows(Renewal) if row.outcome == GROWN]
    days = [day for day in grown if day <= ctx.as_of]
    return _months(min(starts), min(days)) if starts and days else None


def _months_known(ctx: Context) -> int:
    """Full months as a customer, at most a year; a year where nobody says since when."""
    since = ctx.account.customer_since
    if since is None:
        return MONTHS_A_YEAR
    return max(0, min(_months(since, ctx.as_of), MONTHS_A_YEAR))


def _months(begin: date, end: date) -> int:
    span = relativedelta(end, begin)
    return span.years * MONTHS_A_YEAR + span.months
