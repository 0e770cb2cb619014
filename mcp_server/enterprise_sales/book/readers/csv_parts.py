"""What becomes of a block of plain lines: rows that are taken at once, and cells."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from enterprise_sales.book.readers.cells import ROW, UNNAMED
from enterprise_sales.book.readers.csv_head import Head
from enterprise_sales.book.readers.csv_lines import NO_KINDS, plain_block, read
from enterprise_sales.book.readers.taking import Take


@dataclass(frozen=True)
class Part:
    """The rows of a block, numbered from 0.

    Attributes:
        height: how many there are.
        cells: those that stay texts.
        taken: those that are used as they are; None where nobody takes any.
    """

    height: int
    cells: pl.DataFrame
    taken: pl.DataFrame | None = None


def part_of(block: bytes, head: Head, take: Take | None) -> Part | None:
    """The rows of a block, None where not every line of it is plain."""
    found = plain_block(block, head, take.kinds(head.names) if take else NO_KINDS)
    if found is None:
        return None
    cells = _numbered(found.cells)
    if take is None:
        return Part(cells.height, cells)
    if _unnamed(cells):
        return Part(cells.height, _as_texts(block, head, cells))
    taken = take.rows(cells, tidy=found.signs.tidy())
    if taken.height == cells.height:
        return Part(cells.height, _as_texts(b"", head, cells.clear()), taken)
    rest = ~pl.col(ROW).is_in(taken[ROW].implode())
    return Part(cells.height, _as_texts(block, head, cells).filter(rest), taken)


def _numbered(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.with_columns(pl.int_range(cells.height, dtype=pl.Int64).alias(ROW))


def _unnamed(cells: pl.DataFrame) -> bool:
    """Whether something stands in a column without a name, which is told of the file as a whole."""
    unnamed = cells.select(name for name in cells.columns if name.startswith(UNNAMED))
    counts = unnamed.null_count().row(0) if unnamed.width else ()
    return any(empty < cells.height for empty in counts)


def _as_texts(block: bytes, head: Head, cells: pl.DataFrame) -> pl.DataFrame:
    if set(cells.drop(ROW).dtypes) <= {pl.String}:
        return cells
    if not block:
        return cells.select(pl.col(head.names).cast(pl.String), ROW)
    return _numbered(read(block, head))
