"""The first rows of a text file: Excel's directive, titles, and the header."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import Lost, header_absent, unique_names
from enterprise_sales.book.readers.delimiter import SEEN, delimiter_of, directed
from enterprise_sales.book.readers.limits import EXCERPT, MOST_COLUMNS
from enterprise_sales.book.readers.problems import UnreadableFileError


@dataclass(frozen=True)
class Head:
    """What stands in a text file up to its header.

    Attributes:
        delimiter: what parts its cells.
        names: of its columns.
        bare: how many columns have a name in the header, counted up to the last such column.
        row: the number of the header's row.
        size: bytes up to the end of the header.
        aside: rows above the header in which something stands.
    """

    delimiter: str
    names: list[str]
    bare: int
    row: int
    size: int
    aside: list[Lost]

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.names)


def head_of(block: bytes, options: FileMapping) -> Head | None:
    """The head of a file; None where nothing stands in its first block.

    Raises:
        UnicodeDecodeError: the block is no UTF-8.
        UnreadableFileError: `header_absent`, `too_many_columns`, or `file_unreadable` where the
            quotation marks of the header do not match.
    """
    blank = len(block) - len(block.lstrip(b"\n"))
    lines = _lines(block[blank:], options.header_row + SEEN)
    if not any(line.strip() for line in lines):
        lines = _lines(block[blank:], None)
    if not any(line.strip() for line in lines):
        return None
    named = None if blank else directed(lines[0])
    own = [line for line in lines[1 if named else 0 :] if line.strip()]
    delimiter = options.delimiter or named or delimiter_of(own)
    at, row = (1, 1) if named else (0, blank)
    aside: list[Lost] = []
    while at < len(lines):
        cells, used = _row(lines, at, delimiter)
        row, at = row + 1, at + used
        if row >= options.header_row and any(cell.strip() for cell in cells):
            header = _strict(lines[at - used : at], delimiter)
            size = blank + sum(len(line.encode()) for line in lines[:at])
            return _head(header, delimiter, row, size, aside)
        if any(cell.strip() for cell in cells):
            aside.append(Lost(row, " ".join(filter(None, cells))[:EXCERPT]))
    raise header_absent(options)


def _lines(block: bytes, most: int | None) -> list[str]:
    return [line.decode() for line in islice(BytesIO(block), most)]


def _row(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and how many lines it takes.

    Quotation marks in a title need not match: such a line is a row of one cell.
    """
    reader = csv.reader(islice(lines, at, None), delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return [lines[at]], 1


def _strict(lines: Sequence[str], delimiter: str) -> list[str]:
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableFileError("file_unreadable", format="CSV", problem=str(error)) from error


def _head(header: list[str], delimiter: str, row: int, size: int, aside: list[Lost]) -> Head:
    if len(header) > MOST_COLUMNS:
        found, limit = str(len(header)), str(MOST_COLUMNS)
        raise UnreadableFileError("too_many_columns", found=found, limit=limit)
    bare = max(at for at, name in enumerate(header, start=1) if name.strip())
    return Head(delimiter, unique_names(header), bare, row, size, aside)
