"""The date of a scorecard, the playbook it reads, and day arithmetic over both."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import prod
from typing import Protocol

from dateutil.relativedelta import relativedelta

EPOCH = date(1970, 1, 1)
HUNDREDTHS = 100
"""Points and percentages are summed and compared in whole hundredths: engines agree on those."""


class Values(Protocol):
    """What the scorecard asks of a playbook."""

    def number(self, path: str) -> float:
        """A number."""

    def integer(self, path: str) -> int:
        """A whole number."""

    def text(self, path: str) -> str:
        """A text or code."""

    def texts(self, path: str) -> tuple[str, ...]:
        """A list of texts or codes."""

    def minor(self, path: str) -> int:
        """Money in minor units of the tier currency."""


@dataclass(frozen=True)
class At:
    """As of when, and by which thresholds.

    Attributes:
        as_of: the date D.
        values: the playbook.
        given: tables that the book holds, even without a row.
        price_factors: currency → factor from the price list's minor units to its own.
        tier_factors: currency → factor from its minor units to the tier currency's.
        tier_currency: ISO 4217.
    """

    as_of: date
    values: Values
    given: frozenset[str] = frozenset()
    price_factors: Mapping[str, float] = field(default_factory=dict)
    tier_factors: Mapping[str, float] = field(default_factory=dict)

    @property
    def day(self) -> int:
        """D as days since 1970-01-01."""
        return days(self.as_of)

    def days_ago(self, path: str) -> int:
        """The day that many days before D."""
        return self.day - self.values.integer(path)

    def months_ago(self, path: str) -> int:
        """The day that many calendar months before D."""
        return days(self.as_of - relativedelta(months=self.values.integer(path)))

    def last_full_month(self) -> int:
        """The first day of the last month that is over at D."""
        last = monthrange(self.as_of.year, self.as_of.month)[1]
        first = self.as_of.replace(day=1)
        return days(first if self.as_of.day == last else first - relativedelta(months=1))

    def first_month(self, path: str) -> int:
        """The first day of the first of that many full months."""
        months = self.values.integer(path) - 1
        return days(from_days(self.last_full_month()) - relativedelta(months=months))

    def number(self, path: str) -> float:
        """A playbook number as a float."""
        return float(self.values.number(path))

    def integer(self, path: str) -> int:
        """A playbook whole number."""
        return self.values.integer(path)

    def hundredths(self, path: str, *factors: str) -> int:
        """Points or percent, times the playbook's `factors`, in whole hundredths."""
        return round(prod(map(self.number, (path, *factors))) * HUNDREDTHS)


def days(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def from_days(number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=number)
