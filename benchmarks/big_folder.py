"""The large book in memory, as a tool holds it once it is read."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from enterprise_sales.book import Book
from enterprise_sales.book.normalise import PROVENANCE, schema_of
from enterprise_sales.book.problems import empty
from enterprise_sales.book.tables import MODELS

CURRENCY = "USD"
SERVED = 10


def book_of(folder: Path) -> Book:
    """The tables that `big_book.py` has written, with all their columns and with dates."""
    found = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    tables = {name: _typed(name, found[name]) for name in MODELS if name in found}
    return Book(
        folder=folder,
        vendor=None,
        currency=CURRENCY,
        reporting_currency=CURRENCY,
        tables=tables,
        given=frozenset(tables),
        findings=(),
        problems=empty(),
    )


def _typed(table: str, path: Path) -> pl.DataFrame:
    rows = pl.read_parquet(path).with_row_index("_row", offset=1)
    rows = rows.with_columns(_file=pl.lit(path.name), owner=_owner())
    return rows.select(
        (_cell(rows, name, kind)).alias(name) for name, kind in schema_of(table).items()
    )


def _owner() -> pl.Expr:
    """Ten accounts each; of tables without an owner it is left out."""
    return pl.format("Owner {}", pl.col("_row") // SERVED)


def _cell(rows: pl.DataFrame, name: str, kind: pl.DataType) -> pl.Expr:
    if name not in rows.columns:
        return pl.lit(None, kind)
    days = kind == pl.Date() and name not in PROVENANCE
    return pl.col(name).cast(pl.Int32).cast(kind) if days else pl.col(name).cast(kind)
