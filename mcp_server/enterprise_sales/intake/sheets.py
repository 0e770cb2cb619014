"""An export as its sheets, each with the shapes of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from enterprise_sales.book.cells_of import unreadable
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import WORKBOOKS
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import sheet_names
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.layout import reading_of, sample
from enterprise_sales.intake.shape import ColumnShape, shape_of


@dataclass(frozen=True)
class Sheet:
    """One table of cells in an export.

    Attributes:
        export: the file.
        sheet: the sheet of a workbook, None for other files.
        options: how it is read (file, sheet, encoding, delimiter …); its `table` is empty.
        columns: the shapes of the columns, in their order.
        rows: how many rows were looked at.
        cells: those rows, for what needs the values themselves.
    """

    export: Export
    sheet: str | None
    options: FileMapping
    columns: tuple[ColumnShape, ...]
    rows: int
    cells: pl.DataFrame = field(compare=False, repr=False)

    @property
    def place(self) -> tuple[str, str]:
        """File and sheet: what proposals are sorted by."""
        return self.export.name, self.sheet or ""

    @cached_property
    def shapes(self) -> dict[str, ColumnShape]:
        """The shapes by the names of the columns."""
        return {one.name: one for one in self.columns}


def sheets_of(export: Export) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The sheets of an export that hold cells, and what could not be read."""
    found: list[Sheet] = []
    try:
        for name in _sheet_names(export):
            found += _sheet(export, name)
    except UnreadableFileError as error:
        return tuple(found), (unreadable(export.name, None, error),)
    return tuple(found), ()


def _sheet_names(export: Export) -> list[str | None]:
    """The sheets of a workbook; a file of another form has one without a name."""
    workbook = export.path.suffix.lower() in WORKBOOKS
    return [*(sheet_names(export.path) if workbook else ())] or [None]


def _sheet(export: Export, name: str | None) -> list[Sheet]:
    """The sheet, or nothing where it is empty."""
    try:
        options = reading_of(export, name)
        cells = sample(export, options)
    except UnreadableFileError as error:
        if error.code == "header_absent":
            return []
        raise
    own = cells.drop(ROW)
    if not own.columns:
        return []
    shapes = tuple(shape_of(own[column]) for column in own.columns)
    return [Sheet(export, name, options, shapes, own.height, own)]
