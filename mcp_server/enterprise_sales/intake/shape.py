"""What the cells of a column look like, whatever its name says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from enterprise_sales.book.evidence import (
    boolean_evidence,
    date_evidence,
    number_evidence,
)
from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.book.written_dates import DateOrder
from enterprise_sales.book.written_numbers import DecimalSign
from enterprise_sales.intake.vocabulary import judgement

Look = Literal["empty", "date", "month", "boolean", "integer", "number", "email", "url", "text"]
VALUE, COUNT = "text", "count"
FREQUENT, RARER_LAST = (COUNT, VALUE), (False, True)
MOST_VALUES = 5_000
"""Different values of a column that are looked at; a technical limit."""
_PATTERNS: tuple[tuple[Look, str], ...] = (
    ("email", r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
    ("url", r"^(https?://|www\.)\S+$"),
)
TRUTHS = 12
"""Spellings that a column of yes and no has at most; a technical limit."""
_CIPHERS = "[0-9]"
_PLAIN_NUMBER = r"^-?(?:[0-9]{1,5}|[0-9]{7}|[0-9]{9,})(?:[.,][0-9]+)?$"
"""Digits that are no day and no month: eight or six of them may be one, 20260312."""
_SERIAL = r"^[1-9][0-9]{4}(?:[.,][0-9]+)?$"
"""A day as sheets count them."""


@dataclass(frozen=True)
class ColumnShape:
    """One column of a sheet.

    Attributes:
        name: its header as the reader gives it: trimmed, a repeated one with its number.
        rows: how many rows were looked at.
        filled: in how many of them something stands.
        distinct: how many different values stand there.
        looks: what nearly every filled cell looks like.
        date_order: for dates, the order in which they can be read; None where both the day and
            the month may come first.
        decimal: for numbers, the decimal sign; None where none of them has one.
        ambiguous: the cells are dates or numbers and can be read in two ways.
        serial: whether whole numbers may be days as sheets count them.
        currency: the one currency that the cells name.
        values: different values with how often they stand there, most frequent first.
        odd: among dates and numbers, the words that are none: `не закрыта`.
    """

    name: str
    rows: int
    filled: int
    distinct: int
    looks: Look
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    ambiguous: bool = False
    serial: bool = False
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
        return self.filled > 0 and self.distinct == self.filled


def shape_of(column: pl.Series) -> ColumnShape:
    """The shape of a column of text cells; the order of its rows does not show."""
    counted = _counted(column)
    seen = counted.top_k(MOST_VALUES, by=FREQUENT, reverse=RARER_LAST)
    seen = seen.sort(FREQUENT, descending=[True, False])
    shape = ColumnShape(
        name=column.name,
        rows=column.len(),
        filled=int(counted[COUNT].sum()),
        distinct=counted.height,
        looks="empty" if seen.is_empty() else "text",
        values=tuple(seen.iter_rows()),
    )
    return shape if seen.is_empty() else _looked_at(shape, seen[VALUE])


def _counted(column: pl.Series) -> pl.DataFrame:
    """Each different value and how often it stands there.

    Counted before and after it is cleaned: values are fewer than cells.
    """
    cells = pl.DataFrame({VALUE: column.cast(pl.String)}).drop_nulls()
    raw = cells.group_by(VALUE).agg(pl.len().alias(COUNT))
    clean = raw.select(clean_text(VALUE), COUNT).drop_nulls(VALUE)
    if clean[VALUE].equals(raw[VALUE]):
        return raw
    return clean.group_by(VALUE).agg(pl.col(COUNT).sum())


def _looked_at(shape: ColumnShape, text: pl.Series) -> ColumnShape:
    """The shape with what its different values look like; words speak neither for nor against."""
    ciphers = text.filter(text.str.contains(_CIPHERS))
    if text.len() <= TRUTHS and _truths(text):
        return replace(shape, looks="boolean")
    for look, pattern in _PATTERNS:
        if text.str.contains(pattern).mean() >= judgement("share_alike"):  # type: ignore[operator]
            return replace(shape, looks=look)
    words = text.filter(~text.str.contains(_CIPHERS)).sort()
    if ciphers.is_empty() or words.len() > judgement("odd_most"):
        return shape
    return replace(_numbers_or_dates(shape, ciphers), odd=tuple(words))


def _truths(text: pl.Series) -> bool:
    truth = boolean_evidence(text)
    return truth.words and truth.share >= judgement("share_alike")


def _numbers_or_dates(shape: ColumnShape, ciphers: pl.Series) -> ColumnShape:
    least = judgement("share_alike")
    if ciphers.str.contains(_PLAIN_NUMBER).all():
        return _numbers(shape, ciphers) or shape
    dates = date_evidence(ciphers)
    if dates.order and max(dates.ymd, dates.dmy, dates.mdy) >= least:
        order = None if dates.order == "ambiguous" else dates.order
        return replace(shape, looks="date", date_order=order, ambiguous=order is None)
    found = _numbers(shape, ciphers)
    if found is None and dates.month >= least:
        return replace(shape, looks="month")
    return found or shape


def _numbers(shape: ColumnShape, ciphers: pl.Series) -> ColumnShape | None:
    amounts = number_evidence(ciphers)
    if amounts.share < judgement("share_alike"):
        return None
    unclear = amounts.decimal == "ambiguous"
    serial = ciphers.str.contains(_SERIAL).mean()
    return replace(
        shape,
        looks="integer" if amounts.whole else "number",
        decimal=None if unclear else amounts.decimal,  # type: ignore[arg-type]
        ambiguous=unclear,
        serial=isinstance(serial, float) and serial >= judgement("share_alike"),
        currency=amounts.currencies[0] if len(amounts.currencies) == 1 else None,
    )
