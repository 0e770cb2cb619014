"""Parquet: numbers, truth values and dates keep their types; everything else becomes text."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import ROW, FileCells
from enterprise_sales.book.readers.parquet_pages import check_pages


def read_parquet(path: Path, options: FileMapping) -> FileCells:
    """The columns as stored, lists joined by semicolons, the first record being row 1.

    Raises:
        UnreadableFileError: see `check_pages`.
    """
    del options  # Parquet says itself how it is written.
    check_pages(path)
    frame = pl.read_parquet(path)
    plain = frame.select(_plain(name, kind) for name, kind in frame.schema.items())
    return FileCells(plain.with_row_index(ROW, offset=1).with_columns(pl.col(ROW).cast(pl.Int64)))


def _plain(name: str, kind: pl.DataType) -> pl.Expr:
    if isinstance(kind, pl.List):
        return pl.col(name).cast(pl.List(pl.String)).list.join(";")
    if kind.is_integer() or kind.is_float() or kind in (pl.Boolean, pl.Date, pl.Datetime):
        return pl.col(name)
    return pl.col(name).cast(pl.String)
