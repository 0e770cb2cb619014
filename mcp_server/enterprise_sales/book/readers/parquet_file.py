"""Parquet: the columns keep their types; lists become text joined by semicolons."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import ROW


def read_parquet(path: Path, options: FileMapping) -> tuple[pl.DataFrame, list[tuple[int, int]]]:
    """The columns as stored, the first record being row 1."""
    del options  # Parquet says itself how it is written.
    frame = pl.read_parquet(path)
    joined = [
        pl.col(name).cast(pl.List(pl.String)).list.join(";")
        for name, kind in frame.schema.items()
        if isinstance(kind, pl.List)
    ]
    return frame.with_columns(joined).with_row_index(ROW, offset=1).with_columns(
        pl.col(ROW).cast(pl.Int64)
    ), []
