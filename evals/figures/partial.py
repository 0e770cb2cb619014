"""Dates as far as they are said: a day, a day without its year, a month, a quarter, a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Partial:
    """A date of which parts may be left out.

    Attributes:
        year: such as 2026.
        quarter: 1 to 4, of the calendar year.
        month: 1 to 12.
        day: of the month.
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> Partial:
        """The whole of a date."""
        return cls(day.year, quarter_of(day.month), day.month, day.day)

    def covers(self, other: Partial) -> bool:
        """Whether the other says at least as much, and nothing else."""
        return all(
            said is None or said == held
            for said, held in zip(vars(self).values(), vars(other).values(), strict=True)
        )


def quarter_of(month: int) -> int:
    """The quarter of the calendar year."""
    return (month + 2) // 3


def partial(year: int | None, month: int | None = None, day: int | None = None) -> Partial | None:
    """A date from its parts; None where there is no such date. 29 February needs no year."""
    try:
        # Not `or`: a month or a day 0 is no date.
        date(year or 2000, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return Partial(year, quarter_of(month) if month else None, month, day)
