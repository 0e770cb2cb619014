"""Text files as exports are written, and what the reader makes of them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.book import load, normalise
from enterprise_sales.book.book import Book
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import csv_rows, read_file
from enterprise_sales.book.readers.cells import ROW, FileCells

Refused = tuple[str, tuple[Finding, ...]]
"""The code and the findings of a book that cannot be read."""
Row = tuple[int, *tuple[str | None, ...]]


def found(folder: Path, text: str | bytes, name: str = "deals.csv", **options: Any) -> FileCells:
    """What is read of a file with this content."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_file(path, FileMapping(file=name, table="risks", **options))


def the_long_way(folder: Path) -> Book | Refused:
    """What a book is where no row is taken at once, and no column read but cell by cell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "goes_straight", lambda options: False)
        patch.setattr(normalise, "plain_columns", lambda *_, **__: {})
        return read(folder)


def at_one_look(folder: Path) -> Book | Refused:
    """What a book is where one look at the rows is tried however small a file is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_rows, "WORTH_A_LOOK", 0)
        return read(folder)


def read(folder: Path) -> Book | Refused:
    """The book of a folder, or why there is none."""
    try:
        return load.read_book(contents_of(folder))
    except load.NoAccountsError as error:
        return error.code, error.findings


def alike(one: Book | Refused, other: Book | Refused) -> None:
    """The same rows, findings, problems and counts, or refused for the same reasons."""
    if not isinstance(one, Book) or not isinstance(other, Book):
        assert one == other
        return
    assert one.tables.keys() == other.tables.keys()
    for table, rows in one.tables.items():
        assert rows.equals(other.tables[table]), table
    assert one.findings == other.findings
    columns = one.problems.columns
    assert one.problems.sort(columns).equals(other.problems.sort(columns))
    assert one.reads == other.reads


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
