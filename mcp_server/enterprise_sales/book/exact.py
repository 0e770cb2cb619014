"""What a row is worth, exactly: price × quantity × (1 − discount), not rounded."""

from __future__ import annotations

from functools import reduce

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.factors import digits_of, shares_left
from enterprise_sales.book.foreign_amounts import CURRENCY, foreign
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_counts import Aggregate
from enterprise_sales.book.normalise import KEEP
from enterprise_sales.book.tables import columns_of
from enterprise_sales.book.typing_cells import EXPONENT, clean_text
from enterprise_sales.book.written_numbers import LARGEST_AMOUNT

WORTH = KEEP + "worth:"
"""Prefix of the column in which the worth of a row is carried until the rows are added up."""
DIGITS, PLACES = 38, 22
"""Of a decimal: all digits, and those behind the point; 16 in front hold the largest amount."""
_FACTOR, _UNIT = "_factor:", "_factor:_unit"
Measured = tuple[pl.DataFrame, list[pl.DataFrame]]


def with_worth(raw: pl.DataFrame, options: FileMapping) -> Measured:
    """The cells with the worth of each row for every sum, and the rows that have none.

    Money is in minor units of the row's currency. A row with an empty or unreadable factor is left
    out, because a sum without it would be too small without saying so; an empty discount is none.
    """
    bad: list[pl.DataFrame] = []
    for target, aggregate in options.aggregate.items():
        if aggregate.how == "sum":
            raw, lost = _measured(raw, options, target, aggregate)
            bad += lost
    return raw, bad


def _measured(
    raw: pl.DataFrame, options: FileMapping, target: str, aggregate: Aggregate
) -> Measured:
    bad: list[pl.DataFrame] = []
    for name in aggregate.columns:
        raw, lost = _read(raw, options, target, aggregate, name)
        bad += lost
    money = columns_of(options.table)[target].kind == "money" and EXPONENT in raw.columns
    unit = pl.lit(10, pl.Int64).pow(pl.col(EXPONENT) if money else pl.lit(0, pl.Int64))
    raw = raw.with_columns(unit.cast(pl.String).alias(_UNIT))
    factors = [*(_FACTOR + name for name in aggregate.columns), _UNIT]
    fits = _fit(factors)
    over = raw.filter(~fits)
    if over.height:
        bad.append(_told(over, options, aggregate.column, "number_unreadable"))
    raw = raw.filter(fits)
    worth = _product([raw[name] for name in factors]).alias(WORTH + target)
    return raw.with_columns(worth).drop(factors), bad


def _read(
    raw: pl.DataFrame, options: FileMapping, target: str, aggregate: Aggregate, name: str
) -> Measured:
    """The rows in which one factor can be read, with its digits, and the others."""
    decimal = options.decimal_of(target)
    raw = raw.with_columns(clean_text(KEEP + name).alias(_FACTOR + name))
    text, other = raw[_FACTOR + name], _in_other_currency(raw, options, target, name)
    if name == aggregate.less:
        digits = shares_left(text.fill_null("0"), decimal, aggregate.less_unit)
        lost = {"discount_unreadable": digits.is_null()}
    else:
        digits, empty = digits_of(text, decimal), text.is_null()
        unread = digits.is_null() & ~empty & ~other
        lost = {"cell_missing": empty, "number_unreadable": unread, "currency_differs": other}
    found = [_told(raw.filter(rows), options, name, code) for code, rows in lost.items()]
    kept = raw.with_columns(digits.alias(_FACTOR + name)).filter(digits.is_not_null() & ~other)
    return kept, [rows for rows in found if rows.height]


def _in_other_currency(
    raw: pl.DataFrame, options: FileMapping, target: str, name: str
) -> pl.Series:
    """Where an amount names another currency than the one in which the row is kept."""
    money = columns_of(options.table)[target].kind == "money" and CURRENCY in raw.columns
    wrong = foreign(_FACTOR + name, options.decimal_of(target)) if money else pl.lit(value=False)
    return raw.with_columns(wrong.alias("_wrong"))["_wrong"]


def _told(rows: pl.DataFrame, options: FileMapping, name: str, code: str) -> pl.DataFrame:
    excerpt = pl.col(KEEP + name)
    return problems.of_rows(rows, options.table, name, code, left_out=True, excerpt=excerpt)


def _fit(factors: list[str]) -> pl.Expr:
    """Whether a decimal holds the factors and what they come to, one after the other."""
    sizes = [pl.col(name).cast(pl.Float64).abs() for name in factors]
    products = [reduce(pl.Expr.mul, sizes[: n + 1]) for n in range(len(sizes))]
    return pl.all_horizontal(size <= LARGEST_AMOUNT for size in [*sizes, *products])


def _product(texts: list[pl.Series]) -> pl.Series:
    """The product of decimals in plain digits, with every digit behind the point that they have.

    Where that is more than a decimal holds, the longest factors are rounded half-even first.
    """
    places = [_places(text) for text in texts]
    while sum(places) > PLACES:
        places[places.index(max(places))] -= 1
    whole = pl.Decimal(DIGITS, sum(places))
    exact = [
        text.cast(pl.Decimal(DIGITS, PLACES)).round(own).cast(whole)
        for text, own in zip(texts, places, strict=True)
    ]
    return reduce(pl.Series.__mul__, exact)


def _places(text: pl.Series) -> int:
    behind = text.str.extract(r"\.([0-9]*[1-9])0*$").str.len_bytes().max()
    return int(str(behind or 0))
