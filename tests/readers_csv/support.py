"""Text files as exports are written, and what the reader makes of them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW, FileCells

Row = tuple[int, *tuple[str | None, ...]]


def found(folder: Path, text: str | bytes, name: str = "deals.csv", **options: Any) -> FileCells:
    """What is read of a file with this content."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_file(path, FileMapping(file=name, table="risks", **options))


def rows(cells: FileCells) -> list[Row]:
    """The rows, each with its number first; an empty cell is None."""
    frame = cells.cells
    numbers = frame[ROW].to_list()
    return [
        (number, *(cell or None for cell in row))
        for number, row in zip(numbers, frame.drop(ROW).iter_rows(), strict=True)
    ]


def names(cells: FileCells) -> list[str]:
    """The names of the columns."""
    return [name for name in cells.cells.columns if name != ROW]


def by_the_standard_library(text: str, delimiter: str) -> tuple[list[Row], ...]:
    """Rows kept, left out for their width, and for their quotation marks, read one by one.

    The slow and plain way of reading that the fast one must not differ from.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blank = len(text) - len(text.lstrip("\n"))
    reader = csv.reader(StringIO(text[blank:]), delimiter=delimiter, strict=True)
    header = next(reader)
    width, number = len(header), blank + 2
    named = max((at for at, name in enumerate(header, start=1) if name.strip()), default=width)
    kept: list[Row] = []
    ragged: list[Row] = []
    unquoted: list[Row] = []
    while True:
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return kept, ragged, unquoted
        except csv.Error:
            unquoted.append((number, str(reader.line_num - before)))
            number += reader.line_num - before
            continue
        given = len(cells)
        if not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if named <= len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        if len(cells) == width and any(cells):
            kept.append((number, *(cell or None for cell in cells)))
        elif any(cell.strip() for cell in cells):
            ragged.append((number, str(given)))
        number += 1
