"""Workbooks: one sheet a table, read by Calamine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers.cells import (
    FileCells,
    as_text,
    frame_of,
    unique_names,
    without_blank,
)
from enterprise_sales.book.readers.problems import UnreadableFileError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")


def read_workbook(path: Path, options: FileMapping) -> FileCells:
    """The cells of `options.sheet`, else of the first sheet; the first row is the header."""

    def cells(book: CalamineWorkbook) -> list[list[Any]]:
        name = options.sheet or book.sheet_names[0]
        if name not in book.sheet_names:
            near = hint(name, book.sheet_names)
            raise UnreadableFileError("sheet_missing", sheet=name, nearest=near)
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)

    return FileCells(without_blank(_frame(_opened(path, cells))))


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets.

    Raises:
        UnreadableFileError: the file is no workbook.
    """
    return list(_opened(path, lambda book: book.sheet_names))


def _opened(path: Path, read: Callable[[CalamineWorkbook], T]) -> T:
    from python_calamine import CalamineError, load_workbook

    try:
        with load_workbook(str(path)) as book:
            return read(book)
    except (CalamineError, IndexError, OSError) as error:
        raise UnreadableFileError(
            "file_unreadable", format="XLSX", problem=str(error)[:200]
        ) from error


def _frame(cells: list[list[Any]]) -> pl.DataFrame:
    if not cells:
        return frame_of([])
    names = unique_names([as_text(cell) for cell in cells[0]])
    records = (dict(zip(names, row, strict=True)) for row in cells[1:])
    return frame_of(enumerate(records, start=2))
