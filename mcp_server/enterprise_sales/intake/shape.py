"""What the cells of a column look like, whatever its name says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.book.written_dates import days, months
from enterprise_sales.book.written_numbers import numbers, spelt
from enterprise_sales.intake.vocabulary import judgement

Look = Literal["empty", "date", "month", "boolean", "integer", "number", "email", "url", "text"]
DateOrder = Literal["ymd", "dmy", "mdy"]
DecimalSign = Literal[".", ","]
VALUE, COUNT = "text", "count"
MOST_VALUES = 5_000
"""Different values of a column that are looked at; a technical limit."""
_EMAIL, _URL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$", r"^(https?://|www\.)\S+$"
_BOOLEANS = frozenset("true false yes no да нет истина ложь y n t f д н".split())
_LETTERS = r"\p{L}"


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
        decimal: for numbers, the decimal sign; None where either would do and differ.
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
    name = column.name
    counted = (
        pl.DataFrame({VALUE: column.cast(pl.String)})
        .select(clean_text(VALUE))
        .drop_nulls()
        .group_by(VALUE)
        .agg(pl.len().alias(COUNT))
        .sort(pl.col(COUNT), VALUE, descending=[True, False])
    )
    seen = counted.head(MOST_VALUES)
    found = _Seen(seen[VALUE], seen[COUNT])
    looks, order, decimal, read = found.looks()
    return ColumnShape(
        name=name,
        rows=column.len(),
        filled=int(counted[COUNT].sum()),
        distinct=counted.height,
        looks=looks,
        date_order=order,
        decimal=decimal,
        currency=found.currency(decimal),
        values=tuple(seen.iter_rows()),
        odd=found.odd(read),
    )


@dataclass(frozen=True)
class _Seen:
    """The different values of a column and how often each stands there."""

    text: pl.Series
    count: pl.Series

    def looks(self) -> tuple[Look, DateOrder | None, DecimalSign | None, pl.Series | None]:
        if self.text.is_empty():
            return "empty", None, None, None
        if self.most(self.text.str.to_lowercase().is_in(_BOOLEANS)):
            return "boolean", None, None, None
        for look, pattern in (("email", _EMAIL), ("url", _URL)):
            if self.most(self.text.str.contains(pattern)):
                return look, None, None, None  # type: ignore[return-value]
        return self.dates() or self.numbers() or self.month() or ("text", None, None, None)

    def share(self, true: pl.Series) -> float:
        return float((self.count * true.cast(pl.Int64)).sum()) / float(self.count.sum())

    def most(self, true: pl.Series) -> bool:
        return self.share(true.fill_null(value=False)) >= judgement("share_alike")

    def dates(self) -> tuple[Look, DateOrder | None, None, pl.Series] | None:
        """Words among dates are no dates; they do not speak against those that are."""
        orders: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")
        read = {order: days(self.text, order).is_not_null() for order in orders}
        shares = {order: self.share(read[order]) for order in orders}
        best = max(shares.values())
        ciphers = self.text.str.contains(r"[0-9]")
        if not best or best < judgement("share_alike") * self.share(ciphers):
            return None
        fits = [order for order in orders if shares[order] == best]
        if "ymd" in fits:
            return "date", "ymd", None, read["ymd"]
        dotted = self.text.filter(read[fits[0]]).str.contains(r"^[0-9]{1,2}\.").all()
        order = fits[0] if len(fits) == 1 or dotted else None
        return "date", order, None, read[fits[0]]

    def numbers(self) -> tuple[Look, None, DecimalSign | None, pl.Series] | None:
        signs: tuple[DecimalSign, ...] = (".", ",")
        values = {sign: numbers(self.text, sign) for sign in signs}
        shares = {sign: self.share(values[sign].is_not_null()) for sign in signs}
        best = max(shares.values())
        ciphers = self.text.str.contains(r"[0-9]")
        if not best or best < judgement("share_alike") * self.share(ciphers):
            return None
        if self.share(ciphers) < 1 - judgement("share_alike"):
            return None
        fits = [sign for sign in signs if shares[sign] == best]
        same = len(fits) == 1 or values["."].eq_missing(values[","]).all()
        value = values[fits[0]]
        whole = bool((value.drop_nulls() == value.drop_nulls().round(0)).all())
        decimal = fits[0] if same else None
        return ("integer" if whole else "number"), None, decimal, value.is_not_null()

    def month(self) -> tuple[Look, None, None, pl.Series] | None:
        read = months(self.text, "ymd").is_not_null()
        return ("month", None, None, read) if self.most(read) else None

    def odd(self, read: pl.Series | None) -> tuple[str, ...]:
        if read is None:
            return ()
        words = self.text.filter(~read & ~self.text.str.contains(r"[0-9]"))
        return tuple(sorted(words)) if words.len() <= judgement("odd_most") else ()

    def currency(self, decimal: DecimalSign | None) -> str | None:
        if decimal is None:
            return None
        named = spelt(self.text.to_frame(VALUE), decimal)["currency"].drop_nulls().unique()
        return str(named[0]) if named.len() == 1 else None
