"""The binary workbooks of Excel 97 (.xls), read by xlrd.

Calamine follows the sectors of a damaged one round and round until the memory is full; xlrd sees
that a sector comes twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.notices import Notice
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.sheet import table_of_rows
from enterprise_sales.book.readers.spans import Span

EMPTY, TEXT, NUMBER, DATE, TRUTH, ERROR, BLANK = range(7)
"""What xlrd calls the kinds of cells."""
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
"""The stream into which Excel puts a protected workbook of the newer form."""


def read_xls(path: Path, options: FileMapping) -> FileCells:
    """The cells of `options.sheet`, else of the first sheet that is not hidden.

    Raises:
        UnreadableFileError: `sheet_missing`, `header_absent`, `workbook_locked` or
            `file_unreadable`.
    """
    book = _opened(path)
    names = _visible(book)
    name = options.sheet or next(iter(names), book.sheet_names()[0])
    if name not in book.sheet_names():
        raise UnreadableFileError("sheet_missing", sheet=name, nearest=hint(name, names))
    sheet = book.sheet_by_name(name)
    spans = (Span(row, column, last - 1, end - 1) for row, last, column, end in sheet.merged_cells)
    found = table_of_rows(_rows(sheet, book.datemode), spans, options)
    errors = sum(kind == ERROR for row in range(sheet.nrows) for kind in sheet.row_types(row))
    notices = [Notice("cells_in_error", "warning", errors)] if errors else []
    return FileCells(found.cells, aside=found.aside, notices=notices)


def xls_sheet_names(path: Path) -> list[str]:
    """The names of the sheets that are not hidden.

    Raises:
        UnreadableFileError: `workbook_locked` or `file_unreadable`.
    """
    return _visible(_opened(path))


def _visible(book: Any) -> list[str]:
    return [sheet.name for sheet in book.sheets() if sheet.visibility == 0]


def _opened(path: Path) -> Any:
    """A damaged file fails anywhere within xlrd, with whatever error the damage leads to."""
    import xlrd  # type: ignore[import-untyped]

    content = path.read_bytes()
    if _PROTECTED in content:
        raise UnreadableFileError("workbook_locked")
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as unheard:
            book = xlrd.open_workbook(file_contents=content, logfile=unheard, formatting_info=True)
    except Exception as error:
        problem = (str(error).splitlines() or [""])[0][:200] or type(error).__name__
        if "encrypted" in problem:
            raise UnreadableFileError("workbook_locked") from error
        raise UnreadableFileError("file_unreadable", format="XLS", problem=problem) from error
    if not book.nsheets:
        raise UnreadableFileError("file_unreadable", format="XLS", problem="it has no sheet")
    return book


def _rows(sheet: Any, calendar: int) -> Iterator[list[Any]]:
    for number in range(sheet.nrows):
        cells = zip(sheet.row_types(number), sheet.row_values(number), strict=True)
        yield [_value(kind, value, calendar) for kind, value in cells]


def _value(kind: int, value: Any, calendar: int) -> Any:
    """A cell as Python holds it; a date that the calendar does not have stays a number."""
    from xlrd import xldate

    if kind == TRUTH:
        return bool(value)
    if kind != DATE:
        return None if kind in (EMPTY, BLANK, ERROR) else value
    try:
        moment = xldate.xldate_as_datetime(value, calendar)
    except (ValueError, OverflowError):
        return value
    return moment if value >= 1 else moment.time()
