"""The days of a calendar: working days, room for what is late, and names that last.

A date that is computed – by a rhythm, or to make up for a late contact – is moved from a Saturday
or Sunday to the next working day. A date that others hold – a planned meeting, a step of the
renewal, the end of a quarter, the due date of an objective – stays as it is. Public holidays are
not known and not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from enterprise_sales.analyses.dates import MONTHS_A_YEAR
from enterprise_sales.playbook import Cadence

SATURDAY = 5
DAY = timedelta(days=1)


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def room(start: date, per_day: int) -> Iterator[date]:
    """Working days from a day on, each as often as something fits into it, without an end."""
    day = working_day(start)
    while True:
        for _ in range(per_day):
            yield day
        day = working_day(day + DAY)


def marks(start: date, end: date, every: int, offset: int = 0) -> Iterator[date]:
    """Days of a fixed grid, `every` days apart, from one day to another.

    The grid does not move with the day on which it is asked for, so that the occasions of a
    calendar made a week later are the same.
    """
    first = start + timedelta(days=(offset - start.toordinal()) % every)
    for number in count():
        day = first + timedelta(days=number * every)
        if day > end:
            return
        yield day


def period_ends(start: date, end: date, first_month: int, every_months: int) -> Iterator[date]:
    """Last days of the periods of some months that a fiscal year begins with, after a day.

    Args:
        start: the first end lies after this day.
        end: and the last one not after this.
        first_month: the month in which the fiscal year starts, 1 to 12.
        every_months: length of a period.
    """
    month = start.year * MONTHS_A_YEAR + start.month - 1
    into = (month - (first_month - 1)) % every_months
    for number in count():
        after = month - into + every_months * (number + 1)
        day = date(after // MONTHS_A_YEAR, after % MONTHS_A_YEAR + 1, 1) - DAY
        if day > end:
            return
        if day > start:
            yield day


def period_of(cadence: Cadence, day: date) -> str:
    """Name of the period of a cadence in which a day lies: `m3:8105`, `d14:52841`."""
    if cadence.per_months is not None:
        return month_period(cadence.per_months, day)
    length = cadence.per_days or 1
    return f"d{length}:{day.toordinal() // length}"


def month_period(months: int, day: date) -> str:
    """The same for periods of calendar months."""
    return f"m{months}:{(day.year * MONTHS_A_YEAR + day.month - 1) // months}"
