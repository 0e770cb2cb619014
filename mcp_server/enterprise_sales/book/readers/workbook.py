"""Workbooks: one sheet a table, read by Calamine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import as_text, frame_of, unique_names
from enterprise_sales.book.readers.problems import UnreadableFileError


def read_workbook(path: Path, options: FileMapping) -> tuple[pl.DataFrame, list[tuple[int, int]]]:
    """The cells of `options.sheet`, else of the first sheet; the first row is the header."""
    from python_calamine import CalamineError, load_workbook

    try:
        with load_workbook(str(path)) as book:
            name = options.sheet or book.sheet_names[0]
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise UnreadableFileError(
            "file_unreadable", format="XLSX", problem=str(error)[:200]
        ) from error
    return _frame(cells), []


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets, none where the file is no workbook."""
    from python_calamine import CalamineError, load_workbook

    try:
        with load_workbook(str(path)) as book:
            return list(book.sheet_names)
    except CalamineError:
        return []


def _frame(cells: list[list[Any]]) -> pl.DataFrame:
    if not cells:
        return frame_of([])
    names = unique_names([as_text(cell) for cell in cells[0]])
    records = (
        (number, dict(zip(names, row, strict=False)))
        for number, row in enumerate(cells[1:], start=2)
        if any(cell not in ("", None) for cell in row)
    )
    return frame_of(records)
