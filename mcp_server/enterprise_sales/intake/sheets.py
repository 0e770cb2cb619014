"""An export as its sheets, each with the shapes of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import WORKBOOKS
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.workbook import sheet_names
from enterprise_sales.intake.exports import Export
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


def sheets_of(export: Export) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The sheets of an export that hold cells, and what could not be read."""
    try:
        names = _sheet_names(export)
        return tuple(_sheet(export, name) for name in names), ()
    except UnreadableFileError as error:
        lost = Finding(
            code=error.code,
            severity="error",
            file=export.name,
            excerpt=error.excerpt,
            values=error.values,
        )
        return (), (lost,)


def _sheet_names(export: Export) -> list[str | None]:
    return [*sheet_names(export.path)] if export.path.suffix.lower() in WORKBOOKS else [None]


def _sheet(export: Export, name: str | None) -> Sheet:
    options = FileMapping(file=export.name, table="", sheet=name, encoding=_encoding(export))
    cells = read_file(export.path, options).cells.drop(ROW)
    shapes = tuple(shape_of(cells[column]) for column in cells.columns)
    return Sheet(export, name, options, shapes, cells.height, cells)


def _encoding(export: Export) -> str:
    raw = export.path.read_bytes()[:200_000]
    for name in ("utf-8", "cp1251"):
        try:
            raw.decode(name)
        except UnicodeDecodeError as error:
            if error.start > len(raw) - 4:
                return name
        else:
            return name
    return "utf-8"
