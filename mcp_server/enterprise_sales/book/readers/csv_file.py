"""CSV: Polars reads even lines; a file with quoted cells or uneven rows is read row by row."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import ROW, FileCells, Lost, unique_names, without_blank
from enterprise_sales.book.readers.encoding import decoded
from enterprise_sales.book.readers.problems import UnreadableFileError

DELIMITERS = ",;\t|"


def read_csv(path: Path, options: FileMapping) -> FileCells:
    """Cells as text, row 2 being the first one under a header in row 1."""
    text = decoded(path, options.encoding).replace("\r\n", "\n").replace("\r", "\n")
    blank = len(text) - len(text.lstrip("\n"))
    text = text[blank:]
    header = text.partition("\n")[0]
    if not header.strip():
        return FileCells(pl.DataFrame({ROW: pl.Series([], dtype=pl.Int64)}))
    delimiter = options.delimiter or max(DELIMITERS, key=header.count)
    read = _fast if _even(text, delimiter) else _careful
    found = read(text, delimiter, blank + 2)
    return replace(found, cells=without_blank(found.cells))


def _even(text: str, delimiter: str) -> bool:
    """Whether no cell is quoted and every line has as many cells as the header."""
    if '"' in text:
        return False
    lines = pl.Series(text.split("\n"))
    cells = lines.filter(lines.str.len_bytes() > 0).str.count_matches(delimiter, literal=True)
    return cells.n_unique() == 1


def _fast(text: str, delimiter: str, first: int) -> FileCells:
    frame = pl.read_csv(
        io.BytesIO(text.encode()),
        separator=delimiter,
        quote_char=None,
        infer_schema=False,
        row_index_name=ROW,
        row_index_offset=first,
    )
    frame.columns = [ROW, *unique_names(text.partition("\n")[0].split(delimiter))]
    return FileCells(frame.with_columns(pl.col(ROW).cast(pl.Int64)))


@dataclass
class _Rows:
    """Rows as the standard library reads them, and those that it cannot."""

    width: int
    numbers: list[int] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    ragged: list[Lost] = field(default_factory=list)
    unquoted: list[Lost] = field(default_factory=list)

    def add(self, number: int, cells: list[str], delimiter: str) -> None:
        if len(cells) == self.width:
            self.numbers.append(number)
            self.cells.append(cells)
        elif any(cells):
            self.ragged.append(Lost(number, delimiter.join(cells), len(cells)))

    def found(self, names: list[str]) -> FileCells:
        columns = zip(*self.cells, strict=True) if self.cells else [()] * self.width
        data = {name: pl.Series(name, c, pl.String) for name, c in zip(names, columns, strict=True)}
        frame = pl.DataFrame({ROW: pl.Series(self.numbers, dtype=pl.Int64), **data})
        return FileCells(frame, self.ragged, self.unquoted)


def _careful(text: str, delimiter: str, first: int) -> FileCells:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        names = unique_names(next(reader))
    except csv.Error as error:
        raise UnreadableFileError("file_unreadable", format="CSV", problem=str(error)) from error
    rows, number, lines = _Rows(len(names)), first, text.split("\n")
    while True:
        before = reader.line_num
        try:
            rows.add(number, next(reader), delimiter)
            number += 1
        except StopIteration:
            return rows.found(names)
        except csv.Error:
            lost = reader.line_num - before
            rows.unquoted.append(Lost(number, lines[before], lines=lost))
            number += lost
