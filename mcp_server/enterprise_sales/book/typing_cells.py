"""Cells as text become typed columns; a cell that cannot be read is a problem, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.each_once import each_once
from enterprise_sales.book.written_booleans import truths
from enterprise_sales.book.written_dates import DateOrder, days, months
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


def clean_text(name: str, *, tidy: bool = False) -> pl.Expr:
    """Trimmed text without invisible and bidirectional control characters; empty is unknown.

    Lines end in the same way whatever the form of the file.

    Args:
        name: of a column.
        tidy: whether it is known that no sign is unseen and every blank is an ordinary one.
    """
    clean = partial(_clean, tidy=tidy)
    return pl.col(name).cast(pl.String).map_batches(clean, return_dtype=pl.String())


def untidy(text: pl.Expr, *, tidy: bool) -> pl.Expr:
    """Where a text is not as `clean_text` leaves it; null where there is none."""
    if tidy:
        return (text < "!") | text.str.ends_with(" ")
    return (text == "") | text.str.contains(_UNCLEAN)


def _clean(text: pl.Series, *, tidy: bool) -> pl.Series:
    """Most columns hold nothing to clean, which is seen sooner than every cell is copied."""
    some = text.to_frame().select(untidy(pl.first(), tidy=tidy).any()).item()
    return each_once(text, _trimmed) if some else text


def _trimmed(text: pl.Series) -> pl.Series:
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
