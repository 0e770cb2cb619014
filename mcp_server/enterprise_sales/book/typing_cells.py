"""Cells as text become typed columns; a cell that cannot be read is a problem, never a guess."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.columns import Column

EXPONENT = "_exponent"
"""Column that says how many digits the minor unit of the row's currency has."""

_DATE_FORMATS = {
    "ymd": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"),
    "dmy": ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"),
    "mdy": ("%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y", "%Y-%m-%d"),
}
_TRUE = ("true", "yes", "1", "да", "истина", "y", "t")
_FALSE = ("false", "no", "0", "нет", "ложь", "n", "f")
_DAY = (
    r"^([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})(?:[T ].*)?$"
)
"""A year is written with four digits: 01/02/03 could be any of three days."""
LARGEST_AMOUNT = 10**15
"""In minor units; sums of larger ones would not fit the integers of the engines."""
_INVISIBLE = r"[\p{Cf}\p{Co}\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
PROBLEM_CODES = {
    "money": "number_unreadable",
    "decimal": "number_unreadable",
    "integer": "whole_number_expected",
    "date": "date_unreadable",
    "month": "date_unreadable",
    "boolean": "boolean_unreadable",
    "code": "code_unknown",
}


def clean_text(name: str) -> pl.Expr:
    """Trimmed text without invisible and bidirectional control characters; empty is unknown.

    Lines end in the same way whatever the form of the file.
    """
    lines = pl.col(name).cast(pl.String).str.replace_all("\r\n?", "\n")
    text = lines.str.replace_all(_INVISIBLE, "").str.strip_chars()
    return pl.when(text.str.len_bytes() > 0).then(text)


def fits(kind: pl.DataType, column: Column) -> bool:
    """Whether a column that a file stores with this type can be read as it stands."""
    if column.kind in ("money", "integer", "decimal"):
        return kind.is_numeric()
    if column.kind in ("date", "month"):
        return kind in (pl.Date, pl.Datetime)
    return column.kind == "boolean" and kind == pl.Boolean


def typed(name: str, column: Column, kind: pl.DataType, order: str, decimal: str) -> pl.Expr:
    """The column `name` as its declared kind; null where the cell is empty or cannot be read.

    Args:
        name: the column in the frame.
        column: its declaration.
        kind: the type that the frame holds.
        order: `ymd`, `dmy` or `mdy`.
        decimal: the decimal sign of the file.
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


def _digits(name: str, decimal: str) -> pl.Expr:
    text = pl.col(name).str.replace_all(r"[\s\u{00A0}\u{202F}']", "")
    return text.str.replace(",", ".", literal=True) if decimal == "," else text


def _number(name: str, kind: pl.DataType, decimal: str) -> pl.Expr:
    source = pl.col(name) if kind.is_numeric() else _digits(name, decimal)
    value = source.cast(pl.Float64, strict=False)
    return pl.when(value.is_finite()).then(value)


def _integer(value: pl.Expr) -> pl.Expr:
    return pl.when(value == value.round(0)).then(value).cast(pl.Int64, strict=False)


def _money(name: str, kind: pl.DataType, decimal: str) -> pl.Expr:
    source = pl.col(name) if kind.is_numeric() else _digits(name, decimal)
    read = source.cast(pl.Decimal(38, 6), strict=False)
    exact = pl.when(read.abs() <= LARGEST_AMOUNT).then(read)
    scale = pl.lit(10, dtype=pl.Int64).pow(pl.col(EXPONENT)).cast(pl.Decimal(38, 0))
    minor = (exact * scale).round(0).cast(pl.Int64, strict=False)
    return pl.when(minor.abs() <= LARGEST_AMOUNT).then(minor)


def _day(name: str, kind: pl.DataType, order: str) -> pl.Expr:
    if kind.is_temporal():
        return pl.col(name).cast(pl.Date)
    first = pl.col(name).str.extract(_DAY)
    return pl.coalesce(first.str.to_date(form, strict=False) for form in _DATE_FORMATS[order])


def _month(name: str, kind: pl.DataType, order: str) -> pl.Expr:
    if kind.is_temporal():
        return pl.col(name).cast(pl.Date)
    bare = pl.concat_str(pl.col(name).str.extract(r"^([0-9]{4}-[0-9]{2})$"), pl.lit("-01"))
    return pl.coalesce(bare.str.to_date("%Y-%m-%d", strict=False), _day(name, kind, order))


def _boolean(name: str, kind: pl.DataType) -> pl.Expr:
    if kind == pl.Boolean:
        return pl.col(name)
    text = pl.col(name).str.to_lowercase()
    return pl.when(text.is_in(_TRUE)).then(True).when(text.is_in(_FALSE)).then(False)


def _code(name: str, column: Column) -> pl.Expr:
    text = pl.col(name).str.to_lowercase()
    return pl.when(text.is_in(column.codes)).then(text)


def out_of_range(name: str, column: Column) -> pl.Expr:
    """Where a readable value lies outside the scale of the column."""
    value = pl.col(name)
    wrong = pl.lit(False)
    if column.low is not None:
        wrong = wrong | (value < column.low)
    if column.high is not None:
        wrong = wrong | (value > column.high)
    return wrong.fill_null(False)
