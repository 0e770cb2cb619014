"""Days before the end of a contract, calendar months, fiscal quarters."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from enterprise_sales.playbook import Offset

MONTHS_A_QUARTER = 3
MONTHS_A_YEAR = 12
KEPT = 1024
"""Days that are kept: a call asks for the same few months again and again."""
CALENDAR_YEAR = 1
"""First month of a fiscal year that nobody has told."""


def before(day: date, offset: Offset) -> date:
    """The day that lies an offset before another.

    Months are calendar months: 31 May minus three months is the last day of February
    (definitions, Milestones).
    """
    if offset.months is not None:
        return months_from(day, -offset.months)
    return day - timedelta(days=offset.days or 0)


@lru_cache(maxsize=KEPT)
def months_from(day: date, months: int) -> date:
    """The same day some calendar months on, or back; the last one where a month is too short."""
    return day + relativedelta(months=months)


def whole_months_from(day: date, months: int) -> date:
    """As `months_from`; from the last day of a month it is the last day of the other month."""
    last = (day + timedelta(days=1)).day == 1
    return day + relativedelta(months=months, day=31 if last else None)


def quarter_end(day: date, first_month: int) -> date:
    """The last day of the fiscal quarter that holds a day.

    Args:
        day: the day.
        first_month: the month in which the fiscal year starts, 1 to 12.
    """
    into = (day.month - first_month) % MONTHS_A_QUARTER
    return day.replace(day=1) + relativedelta(months=MONTHS_A_QUARTER - into, days=-1)


def nearest_quarter_end(day: date, first_month: int) -> date:
    """The fiscal quarter end nearest to a day; the later one where both are as near."""
    after = quarter_end(day, first_month)
    earlier = quarter_end(months_from(day, -MONTHS_A_QUARTER), first_month)
    return earlier if day - earlier < after - day else after
