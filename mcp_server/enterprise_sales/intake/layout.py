"""How a file is laid out: its encoding, the row of its header, notes under the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW, UNNAMED, is_note, without_blank
from enterprise_sales.book.readers.csv_head import head_of
from enterprise_sales.book.readers.csv_rows import Rows
from enterprise_sales.book.readers.encoding import blocks
from enterprise_sales.book.readers.probe import probe_text
from enterprise_sales.intake.exports import Export

TEXT = (".csv", ".tsv", ".txt")
WHOLE = 64 * 1024**2
"""Bytes up to which a text file is looked at as a whole; of a larger one the beginning."""
BLOCKS = 16
"""Blocks of a larger one that are looked at; a technical limit."""
TITLES = 30
"""Rows in which the header is looked for."""
LAST = 12
"""Rows at the end in which notes are looked for."""
FULL = 0.6
"""Share of the widest row that a header fills at least."""
NARROW = 4
"""Columns that a table has at least where a short last row is taken for a note."""
_NUMBERED = re.compile(r" \([0-9]+\)$")
Cells = Sequence[str | None]


def reading_of(export: Export, sheet: str | None) -> FileMapping:
    """How a file or a sheet is to be read; its `table` is empty.

    Raises:
        UnreadableFileError: the file cannot be read at all.
    """
    plain = FileMapping(file=export.name, table="", sheet=sheet)
    said: dict[str, object]
    if export.path.suffix.lower() in TEXT:
        form = probe_text(export.path)
        row = header_row(list(enumerate(form.first, start=1)))
        said = {"encoding": form.encoding, "delimiter": form.delimiter, "header_row": row}
        first, last = list[Cells](form.first), list[Cells](form.last)
    else:
        rows = list(_rows(read_file(export.path, plain).cells))
        said = {"header_row": header_row(rows[:TITLES])}
        first, last = [cells for _, cells in rows[:TITLES]], [cells for _, cells in rows[-LAST:]]
    return plain.model_copy(update={**said, "footer": has_footer(first, last)})


def sample(export: Export, options: FileMapping) -> pl.DataFrame:
    """The cells of a file with the number of each row; of a very large text its beginning.

    Raises:
        UnreadableFileError: it cannot be read.
    """
    path = export.path
    if path.suffix.lower() not in TEXT or path.stat().st_size <= WHOLE:
        return read_file(path, options).cells
    parts = islice(blocks(path, options.encoding), BLOCKS)
    first = next(parts, b"")
    head = head_of(first, options)
    if head is None:
        return read_file(path, options).cells
    rows, rest = Rows(head, head.row + 1), b""
    for block in chain([first[head.size :]], parts):
        rest = rows.add(rest + block, final=False) if block else rest
    return without_blank(rows.found().cells)


def _rows(cells: pl.DataFrame) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet with their numbers, the first one that the reader took for a header."""
    names = [name for name in cells.columns if name != ROW]
    yield 1, [None if name.startswith(UNNAMED) else name for name in names]
    for number, *row in cells.select(ROW, *names).iter_rows():
        yield number, [None if cell is None else str(cell) for cell in row]


def header_row(rows: Sequence[tuple[int, Cells]]) -> int:
    """The number of the row that names the columns: the first that fills most of the width.

    Titles, dates of a report and empty rows above it are short. Rows of figures are no header.
    """
    widest = max((_filled(cells) for _, cells in rows), default=0)
    for number, cells in rows[:TITLES]:
        if _filled(cells) >= max(FULL * widest, 1) and _words(cells) and not _merged(cells):
            return number
    return 1


def _merged(cells: Cells) -> bool:
    """Whether it is a title merged over the table: one text, which the reader numbers."""
    texts = [_NUMBERED.sub("", cell.strip()) for cell in cells if cell and cell.strip()]
    return len(texts) > 1 and len(set(texts)) == 1


def _filled(cells: Cells) -> int:
    return sum(1 for cell in cells if cell and cell.strip())


def _words(cells: Cells) -> bool:
    """Whether most of the filled cells have letters."""
    filled = [cell for cell in cells if cell and cell.strip()]
    return 2 * sum(1 for cell in filled if any(sign.isalpha() for sign in cell)) >= len(filled)


def has_footer(first: Sequence[Cells], last: Sequence[Cells]) -> bool:
    """Whether notes or totals stand under the table, as in reports."""
    width = max((_filled(cells) for cells in first), default=0)
    ending = [cells for cells in last if _filled(cells)]
    # A line that is shorter than the table fills one cell of it.
    return bool(ending) and width >= NARROW and is_note((*ending[-1], None))
