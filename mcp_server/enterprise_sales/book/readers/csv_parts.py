"""What becomes of a block of plain lines: rows that are taken at once, and cells."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from enterprise_sales.book.readers.cells import ROW, UNNAMED
from enterprise_sales.book.readers.csv_bytes import Signs
from enterprise_sales.book.readers.csv_head import Head
from enterprise_sales.book.readers.csv_lines import is_whole, matching, plain_block, read, scan
from enterprise_sales.book.readers.taking import ODD, Take

EVERY_COLUMN = pl.QueryOptFlags(projection_pushdown=False)
"""Of columns that a query does not need Polars would check nothing, nor count their cells."""
SHORT, STRAY = "_short", "_stray"
"""Columns of truth values: nothing stands in the last cell; something stands without a name."""


@dataclass(frozen=True)
class Part:
    """The rows of a block, numbered from 0.

    Attributes:
        height: how many there are.
        cells: those that stay texts.
        taken: those that are used as they are; None where nobody takes any.
        at_once: whether most of them were taken at one look.
    """

    height: int
    cells: pl.DataFrame
    taken: pl.DataFrame | None = None
    at_once: bool = False


def part_of(block: bytes, head: Head, take: Take | None, *, at_once: bool) -> Part | None:
    """The rows of a block, None where not every line of it is plain.

    Args:
        block: lines.
        head: of the file.
        take: what takes sound rows.
        at_once: whether it is worth trying to take them at one look.
    """
    signs = matching(block, head)
    if signs is None:
        return None
    if take is None:
        cells = plain_block(block, head, signs)
        return None if cells is None else Part(cells.height, cells)
    part = _at_once(block, head, take, signs) if at_once else None
    return part or _by_column(block, head, take, signs)


def _at_once(block: bytes, head: Head, take: Take, signs: Signs) -> Part | None:
    """None where not every line is plain, or few rows are taken."""
    look = take.look(head.names, (SHORT, STRAY), tidy=signs.tidy())
    if look is None:
        return None
    short, stray = pl.col(head.names[-1]).is_null().alias(SHORT), _stray(head).alias(STRAY)
    cells = scan(block, head, take.kinds(head.names)).with_columns(short, stray)
    try:
        found = look(cells).collect(optimizations=EVERY_COLUMN)
    except pl.exceptions.PolarsError:
        return None
    if found[STRAY].any() or not is_whole(block, head, signs, found[SHORT]):
        return None
    odd, height = found[ODD], found.height
    if odd.sum() * 2 > height:
        return None
    rows = found.drop(SHORT, STRAY, ODD)
    if not odd.any():
        return Part(height, _no_texts(head), rows, at_once=True)
    return Part(height, read(block, head).filter(odd), rows.filter(~odd), at_once=True)


def _by_column(block: bytes, head: Head, take: Take, signs: Signs) -> Part | None:
    cells = plain_block(block, head, signs, take.kinds(head.names))
    if cells is None:
        return None
    if cells.select(_stray(head).any()).item():
        return Part(cells.height, _as_texts(block, head, cells))
    taken = take.rows(cells, tidy=signs.tidy())
    if taken.height == cells.height:
        return Part(cells.height, _no_texts(head), taken)
    rest = ~pl.col(ROW).is_in(taken[ROW].implode())
    return Part(cells.height, _as_texts(block, head, cells).filter(rest), taken)


def _stray(head: Head) -> pl.Expr:
    """Whether something stands in a column without a name, which is told of the file as a whole."""
    unnamed = (pl.col(name).is_not_null() for name in head.names if name.startswith(UNNAMED))
    return pl.any_horizontal(pl.lit(value=False), *unnamed)


def _as_texts(block: bytes, head: Head, cells: pl.DataFrame) -> pl.DataFrame:
    texts = set(cells.drop(ROW).dtypes) <= {pl.String}
    return cells if texts else read(block, head)


def _no_texts(head: Head) -> pl.DataFrame:
    return pl.DataFrame(schema={**dict.fromkeys(head.names, pl.String), ROW: pl.Int64})
