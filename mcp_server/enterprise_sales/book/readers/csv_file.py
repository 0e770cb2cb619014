"""CSV and its kin: blocks of lines become cells, so that no file is held twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import (
    ROW,
    FileCells,
    header_absent,
    without_blank,
    without_footer,
)
from enterprise_sales.book.readers.csv_head import head_of
from enterprise_sales.book.readers.csv_rows import Rows
from enterprise_sales.book.readers.encoding import blocks, wrong_byte
from enterprise_sales.book.readers.limits import LONGEST_LINE
from enterprise_sales.book.readers.taking import Take


def read_csv(path: Path, options: FileMapping, take: Take | None = None) -> FileCells:
    """Cells as text, row 2 being the first one under a header in row 1.

    Args:
        path: of the file.
        options: how it is written.
        take: what takes sound rows at once; not for a file with notes under its table.

    Raises:
        UnreadableFileError: see `head_of` and `blocks`.
    """
    try:
        found = _found(path, options, None if options.footer else take)
    except UnicodeDecodeError as error:
        raise wrong_byte(path, options.encoding) from error
    found = replace(found, cells=without_blank(found.cells))
    return without_footer(found) if options.footer else found


def _found(path: Path, options: FileMapping, take: Take | None) -> FileCells:
    parts = blocks(path, options.encoding)
    first = next(parts, b"")
    head = head_of(first, options)
    for more in parts if head is None else ():
        first += more
        if head := head_of(first, options):
            break
        if len(first) > LONGEST_LINE:
            raise header_absent(options)
    if head is None:
        return FileCells(pl.DataFrame({ROW: pl.Series([], dtype=pl.Int64)}))
    rows = Rows(head, head.row + 1, take)
    rows.add_all(block for block in chain([first[head.size :]], parts) if block)
    return replace(rows.found(), aside=head.aside)
