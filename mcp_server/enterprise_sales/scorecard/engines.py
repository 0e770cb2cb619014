"""The engines: how a book, or a folder of Parquet, becomes tables for each of them.

The only module of the scorecard that names an engine.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from enterprise_sales.book import Book
from enterprise_sales.book.book import unfolded
from enterprise_sales.book.normalise import PROVENANCE
from enterprise_sales.scorecard.lazy import Rows

Tables = dict[str, Rows]


def plain_tables(book: Book, only: Collection[str] | None = None) -> dict[str, pl.DataFrame]:
    """The tables of a book with dates as day numbers and list-valued cells unfolded.

    Args:
        book: the book.
        only: the tables wanted; all of them where absent.
    """
    tables = {
        name: _day_numbers(rows.drop(*PROVENANCE))
        for name, rows in book.tables.items()
        if only is None or name in only
    }
    if "products" in tables:
        products = book.tables["products"]
        functions = unfolded(products, "fits_functions", "function")
        tables["product_functions"] = functions.with_columns(_FUNCTION)
        tables["product_upgrades"] = unfolded(products, "upgrades", "upgraded")
    if "business_units" in tables:
        tables["business_units"] = tables["business_units"].with_columns(_FUNCTION)
    return tables


_FUNCTION = pl.col("function").str.to_lowercase()
"""Units and products name functions as people write them: Sales is sales."""


def _day_numbers(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col(pl.Date).cast(pl.Int32).cast(pl.Int64))


def polars_tables(book: Book, only: Collection[str] | None = None) -> Tables:
    """The book in memory, or `only` some of its tables, evaluated lazily by Polars."""
    tables = plain_tables(book, only)
    return {name: nw.from_native(rows.lazy()) for name, rows in tables.items()}


def polars_parquet(folder: Path) -> Tables:
    """A folder of Parquet files that hold plain tables, scanned by Polars."""
    return {
        path.stem: nw.from_native(pl.scan_parquet(path))
        for path in sorted(folder.glob("*.parquet"))
    }


def write_parquet(book: Book, folder: Path) -> None:
    """The plain tables of a book as one Parquet file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in plain_tables(book).items():
        rows.write_parquet(folder / f"{name}.parquet")


def duckdb_parquet(folder: Path, connection: Any) -> Tables:
    """The same folder, read by a DuckDB connection."""
    return {
        path.stem: nw.from_native(connection.read_parquet(str(path)))
        for path in sorted(folder.glob("*.parquet"))
    }


def spark_parquet(folder: Path, session: Any) -> Tables:
    """The same folder, read by a Spark session."""
    return {
        path.stem: nw.from_native(session.read.parquet(str(path)))
        for path in sorted(folder.glob("*.parquet"))
    }


def collected(frame: Rows) -> list[dict[str, Any]]:
    """The rows of a lazy frame as plain values, sorted by account."""
    return collected_frame(frame).rows(named=True)


def collected_frame(frame: Rows) -> nw.DataFrame[Any]:
    """The rows of a lazy frame in memory, sorted by account."""
    rows = frame.collect().to_native()
    table = rows if isinstance(rows, pl.DataFrame) else pl.from_arrow(rows)
    assert isinstance(table, pl.DataFrame)  # noqa: S101 - a table, not a series
    return _sorted(table)


def collected_together(frames: Sequence[Rows]) -> list[nw.DataFrame[Any]]:
    """The same of several lazy frames of `polars_tables`: what they share is computed once."""
    return [_sorted(table) for table in pl.collect_all([frame.to_native() for frame in frames])]


def _sorted(table: pl.DataFrame) -> nw.DataFrame[Any]:
    return nw.from_native(table.sort("account_id"), eager_only=True)
