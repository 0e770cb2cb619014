"""An amount that names another currency than its account's is not taken for the account's."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.book.written_numbers import DecimalSign, currencies_named

CURRENCY = "_currency"
"""Column that says in which currency the row's amounts are kept."""


def foreign_flags(
    raw: pl.DataFrame, columns: dict[str, Column], options: FileMapping
) -> Iterator[tuple[str, str, pl.Expr]]:
    """For each column of amounts written as text: its name, a code, and where it is so."""
    for name, column in columns.items():
        if column.kind == "money" and CURRENCY in raw.columns and raw.schema[name] == pl.String:
            yield name, "currency_differs", foreign(name, options.decimal_of(name))


def foreign(name: str, decimal: DecimalSign) -> pl.Expr:
    """Where the trimmed text of an amount names another currency than `CURRENCY` says."""
    named = pl.col(name).map_batches(
        lambda text: currencies_named(text, decimal), return_dtype=pl.String
    )
    known = pl.col(CURRENCY) != UNKNOWN_CURRENCY
    return (known & ~named.str.contains(pl.col(CURRENCY), literal=True)).fill_null(value=False)
