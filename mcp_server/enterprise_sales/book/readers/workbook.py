"""Workbooks (XLSX and ODS): one sheet a table, read by Calamine.

Formulas give the values that Excel kept of them; a cell in error is empty. Hidden rows and columns
are read like any other, because a filter hides rows without deleting them. A hidden sheet is read
only where it is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers.binary_workbook import xls_sheet_names
from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.content import form_of
from enterprise_sales.book.readers.notices import Notice
from enterprise_sales.book.readers.opened import opened
from enterprise_sales.book.readers.packed import check_sheet
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.sheet import table_of_rows
from enterprise_sales.book.readers.sheet_parts import parts_of
from enterprise_sales.book.readers.spans import Span
from enterprise_sales.book.readers.xml_workbook import xml_sheet_names

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

OTHER_TABLES = ("HTML", "TEXT", "PARQUET")


def read_workbook(path: Path, options: FileMapping) -> FileCells:
    """The cells of `options.sheet`, else of the first sheet that is not hidden.

    Raises:
        UnreadableFileError: `sheet_missing`, `header_absent`, `file_unreadable`, or a limit of
            `packed`.
    """
    with opened(path) as book:
        name = options.sheet or next(iter(_visible(book)), book.sheet_names[0])
        if name not in book.sheet_names:
            near = hint(name, _visible(book))
            raise UnreadableFileError("sheet_missing", sheet=name, nearest=near)
        errors = _checked(path, name)
        sheet = book.get_sheet_by_name(name)
        found = table_of_rows(sheet.iter_rows(), _spans(sheet), options)
    notices = [Notice("cells_in_error", "warning", errors)] if errors else []
    return FileCells(found.cells, aside=found.aside, notices=notices)


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets that are not hidden and hold cells.

    None where the file is another form of table, whatever its name says.

    Raises:
        UnreadableFileError: the file is no table.
    """
    form = form_of(path)
    if form in OTHER_TABLES:
        return []
    if form == "XLS":
        return xls_sheet_names(path)
    if form == "XML":
        return xml_sheet_names(path)
    with opened(path) as book:
        return _visible(book)


def _visible(book: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _checked(path: Path, name: str) -> int:
    """How many cells of a sheet hold an error; its extent is checked on the way."""
    if form_of(path) != "XLSX":
        return 0
    with ZipFile(path) as archive:
        return sum(check_sheet(archive, part).errors for part in parts_of(archive, name))


def _spans(sheet: CalamineSheet) -> Iterator[Span]:
    first = sheet.start[1] if sheet.start else 0
    for (row, column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        if column >= first:
            yield Span(row, column - first, last_row, last_column - first)
