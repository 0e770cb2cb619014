"""Cells that are multiplied, as exact decimals in plain digits."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import polars as pl

from enterprise_sales.book.written import TEXT
from enterprise_sales.book.written_numbers import DecimalSign, spelt

HUNDREDTH = Decimal("0.01")


def digits_of(text: pl.Series, decimal: DecimalSign) -> pl.Series:
    """Each number as plain digits with a point; null where the cell is empty or no plain number.

    A percentage is none, nor is `1.2E+06`, whose last digits are lost.
    """
    return _each(text, decimal, lambda number, percent: None if percent else number)


def shares_left(
    text: pl.Series, decimal: DecimalSign, unit: Literal["share", "percent"]
) -> pl.Series:
    """What a discount leaves of one: `15 %` leaves 0.85; null unless it lies between 0 and 1."""

    def left(number: Decimal, percent: bool) -> Decimal | None:
        share = number * HUNDREDTH if percent or unit == "percent" else number
        return 1 - share if 0 <= share <= 1 else None

    return _each(text, decimal, left)


def _each(
    text: pl.Series, decimal: DecimalSign, meant: Callable[[Decimal, bool], Decimal | None]
) -> pl.Series:
    """Every spelling is looked at once, so that a long column costs what its spellings cost."""
    spellings = text.drop_nulls().unique()
    found = spelt(pl.DataFrame({TEXT: spellings}), decimal)
    values = [
        None if digits is None or power else meant(Decimal(digits) * scale, percent)
        for digits, scale, percent, power in found.select(
            "digits", "scale", "percent", "power"
        ).iter_rows()
    ]
    plain = [None if value is None else f"{value:f}" for value in values]
    read = pl.Series(plain, dtype=pl.String)
    return text.replace_strict(spellings, read, default=None, return_dtype=pl.String)
