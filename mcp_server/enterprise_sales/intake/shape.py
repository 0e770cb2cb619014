"""What the cells of a column look like, whatever its name says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal[
    "empty", "date", "month", "boolean", "integer", "number", "email", "phone", "url", "text"
]
"""What nearly every filled cell of a column looks like."""


@dataclass(frozen=True)
class ColumnShape:
    """One column of a sheet.

    Attributes:
        name: its header as the reader gives it: trimmed, a repeated one with its number.
        rows: how many rows were looked at.
        filled: in how many of them something stands.
        distinct: how many different values stand there.
        looks: what nearly every filled cell looks like.
        date_order: for dates, the order that every one of them allows; None where several do.
        decimal: for numbers, the decimal sign that every one of them allows; None where unclear.
        currency: the one currency that the header or the cells name.
        values: the different values with how often they stand there, most frequent first, up to
            a limit.
        odd: values that are not like the rest: `не закрыта` among dates.
    """

    name: str
    rows: int
    filled: int
    distinct: int
    looks: Look
    date_order: Literal["ymd", "dmy", "mdy"] | None = None
    decimal: Literal[".", ","] | None = None
    currency: str | None = None
    values: tuple[tuple[str, int], ...] = ()
    odd: tuple[str, ...] = ()

    @property
    def samples(self) -> tuple[str, ...]:
        """A few values to show to a person."""
        return tuple(value for value, _ in self.values[:3])

    @property
    def unique(self) -> bool:
        """Whether every filled cell differs from the others."""
        return self.filled > 1 and self.distinct == self.filled
