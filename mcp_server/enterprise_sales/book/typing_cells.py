"""Cells as text become typed columns; a cell that cannot be read is a problem, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.each_once import each_once
from enterprise_sales.book.written_booleans import truths
from enterprise_sales.book.written_dates import DateOrder, days, iso_days, months
from enterprise_sales.book.written_numbers import (
    EXACT,
    LARGEST_AMOUNT,
    DecimalSign,
    amounts,
    numbers,
)

EXPONENT = "_exponent"
"""Column that says how many digits the minor unit of the row's currency has."""

_INVISIBLE = r"[\p{Cf}\p{Co}\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_UNCLEAN = rf"^\s|\s$|\r|{_INVISIBLE}"
PROBLEM_CODES = {
    "money": "number_unreadable",
    "decimal": "number_unreadable",
    "integer": "whole_number_expected",
    "date": "date_unreadable",
    "month": "date_unreadable",
    "boolean": "boolean_unreadable",
    "code": "code_unknown",
}


def clean_text(name: str, *, tidy: bool = False) -> pl.Expr:
    """Trimmed text without invisible and bidirectional control characters; empty is unknown.

    Lines end in the same way whatever the form of the file.

    Args:
        name: of a column.
        tidy: whether it is known that no sign is unseen and every blank is an ordinary one.
    """
    clean = partial(_clean, unclean=_edged if tidy else _unclean)
    return pl.col(name).cast(pl.String).map_batches(clean, return_dtype=pl.String())


def _clean(text: pl.Series, unclean: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Most columns hold nothing to clean, which is seen sooner than every cell is copied."""
    if unclean(text).any():
        return each_once(text, _cleaned)
    return text.set(text == "", None) if (text == "").any() else text


def _unclean(text: pl.Series) -> pl.Series:
    return text.str.contains(_UNCLEAN)


def _edged(text: pl.Series) -> pl.Series:
    return text.str.starts_with(" ") | text.str.ends_with(" ")


def _cleaned(text: pl.Series) -> pl.Series:
    lines = text.str.replace_all("\r\n?", "\n")
    bare = lines.str.replace_all(_INVISIBLE, "").str.strip_chars()
    return bare.set(bare == "", None)


def fits(kind: pl.DataType, column: Column) -> bool:
    """Whether a column that a file stores with this type can be read as it stands."""
    if column.kind in ("money", "integer", "decimal"):
        return kind.is_numeric()
    if column.kind in ("date", "month"):
        return kind in (pl.Date, pl.Datetime)
    return column.kind == "boolean" and kind == pl.Boolean


def typed(
    name: str, column: Column, kind: pl.DataType, order: DateOrder, decimal: DecimalSign
) -> pl.Expr:
    """The column `name` as its declared kind; null where the cell is empty or cannot be read.

    Args:
        name: the column in the frame.
        column: its declaration.
        kind: the type that the frame holds.
        order: how the column writes its dates.
        decimal: its decimal sign.
    """
    match column.kind:
        case "money":
            return _money(name, kind, decimal)
        case "integer":
            return _integer(_number(name, kind, decimal))
        case "decimal":
            return _number(name, kind, decimal)
        case "date":
            return _day(name, kind, order)
        case "month":
            return _month(name, kind, order).dt.month_start()
        case "boolean":
            return _boolean(name, kind)
        case "code":
            return _code(name, column)
        case _:
            return pl.col(name)


def typed_at_once(text: pl.Series, column: Column) -> pl.Series | None:
    """A column of texts as its declared kind, where every cell is written in the plainest way.

    Such cells need no cleaning. None where one of them may need it, or another kind of reading.
    """
    if column.kind == "date":
        read = iso_days(text)
        return read if read.null_count() == text.null_count() else None
    if column.kind == "code" and column.codes and text.is_in(column.codes).all():
        return text
    return None


def _number(name: str, kind: pl.DataType, decimal: DecimalSign) -> pl.Expr:
    if not kind.is_numeric():
        return _read(name, lambda text: numbers(text, decimal), pl.Float64())
    value = pl.col(name).cast(pl.Float64, strict=False)
    return pl.when(value.is_finite()).then(value)


def _integer(value: pl.Expr) -> pl.Expr:
    return value.map_batches(_whole, return_dtype=pl.Int64())


def _whole(value: pl.Series) -> pl.Series:
    return value.set(value != value.round(0), None).cast(pl.Int64, strict=False)


def _money(name: str, kind: pl.DataType, decimal: DecimalSign) -> pl.Expr:
    exact = _read(name, lambda text: amounts(text, decimal), EXACT)
    read = pl.col(name).cast(EXACT, strict=False) if kind.is_numeric() else exact
    scale = pl.lit(10, dtype=pl.Int64).pow(pl.col(EXPONENT)).cast(pl.Decimal(38, 0))
    minor = (read.map_batches(_bounded, return_dtype=EXACT) * scale).round(0)
    whole = minor.cast(pl.Int64, strict=False)
    return whole.map_batches(_bounded, return_dtype=pl.Int64())


def _bounded(amount: pl.Series) -> pl.Series:
    over = amount.abs() > LARGEST_AMOUNT
    return amount.set(over, None) if over.any() else amount


def _day(name: str, kind: pl.DataType, order: DateOrder) -> pl.Expr:
    if kind.is_temporal():
        return pl.col(name).cast(pl.Date)
    return _read(name, lambda text: days(text, order), pl.Date())


def _month(name: str, kind: pl.DataType, order: DateOrder) -> pl.Expr:
    if kind.is_temporal():
        return pl.col(name).cast(pl.Date)
    return _read(name, lambda text: months(text, order), pl.Date())


def _boolean(name: str, kind: pl.DataType) -> pl.Expr:
    return pl.col(name) if kind == pl.Boolean else _read(name, truths, pl.Boolean())


def _read(name: str, reading: Callable[[pl.Series], pl.Series], kind: pl.DataType) -> pl.Expr:
    once = partial(each_once, reading=reading)
    return pl.col(name).cast(pl.String).map_batches(once, return_dtype=kind)


def _code(name: str, column: Column) -> pl.Expr:
    def known(text: pl.Series) -> pl.Series:
        small = text.str.to_lowercase()
        return small.set(~small.is_in(column.codes), None)

    return _read(name, known, pl.String())


def out_of_range(name: str, column: Column) -> pl.Expr:
    """Where a readable value lies outside the scale of the column."""
    value = pl.col(name)
    wrong = pl.lit(False)
    if column.low is not None:
        wrong = wrong | (value < column.low)
    if column.high is not None:
        wrong = wrong | (value > column.high)
    return wrong.fill_null(False)
