"""The XML spreadsheet of Excel 2003, which older CRMs and 1C save under the name .xls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.markup import attribute, ends_of
from enterprise_sales.book.readers.notices import Notice
from enterprise_sales.book.readers.packed import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.sheet import table_of_rows
from enterprise_sales.book.readers.spans import Span


def read_xml(path: Path, options: FileMapping) -> FileCells:
    """The cells of `options.sheet`, else of the first sheet that is not hidden.

    Raises:
        UnreadableFileError: `sheet_missing`, `sheet_too_large`, `header_absent` or
            `file_unreadable`.
    """
    sheets = _sheets(path)
    names = [name for name, sheet in sheets.items() if not sheet.hidden]
    name = options.sheet or next(iter(names or sheets))
    if name not in sheets:
        raise UnreadableFileError("sheet_missing", sheet=name, nearest=hint(name, names))
    sheet = sheets[name]
    found = table_of_rows(sheet.rows, sheet.spans, options)
    notices = [Notice("cells_in_error", "warning", sheet.errors)] if sheet.errors else []
    return FileCells(found.cells, aside=found.aside, notices=notices)


def xml_sheet_names(path: Path) -> list[str]:
    """The names of the sheets that are not hidden.

    Raises:
        UnreadableFileError: `sheet_too_large` or `file_unreadable`.
    """
    return [name for name, sheet in _sheets(path).items() if not sheet.hidden]


@dataclass
class _Sheet:
    """A sheet as far as it was read."""

    rows: list[list[Any]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    errors: int = 0
    cells: int = 0
    hidden: bool = False

    def add(self, element: Any) -> None:
        """One more row, perhaps after rows that are left out because nothing stands in them."""
        number = _index(element, len(self.rows), MOST_ROWS)
        self.rows += [[] for _ in range(number - len(self.rows))]
        row: list[Any] = []
        for cell in element.iterchildren("{*}Cell"):
            column = _index(cell, len(row), MOST_COLUMNS)
            across, down = _times(cell, "MergeAcross"), _times(cell, "MergeDown")
            row += [None] * (column - len(row))
            row += [self._value(cell), *[None] * across]
            if across or down:
                self.spans.append(Span(number, column, number + down, column + across))
        self.rows.append(row)
        self.cells += len(row)
        if len(row) > MOST_COLUMNS or len(self.rows) > MOST_ROWS or self.cells > MOST_CELLS:
            raise _too_large(len(row), len(self.rows))

    def _value(self, cell: Any) -> Any:
        data = next(cell.iterchildren("{*}Data"), None)
        if data is None:
            return None
        text, kind = "".join(data.itertext()), attribute(data, "Type", "String")
        self.errors += kind == "Error"
        try:
            return _READ[kind](text) if kind in _READ else text
        except ValueError:
            return text


_READ: dict[str, Callable[[str], Any]] = {
    "Number": float,
    "Boolean": lambda text: text == "1",
    "DateTime": datetime.fromisoformat,
    "Error": lambda _: None,
}
"""What the type of a cell makes of its text."""


def _sheets(path: Path) -> dict[str, _Sheet]:
    """The sheets by name, in their order."""
    try:
        found = dict(_read(path))
    except SyntaxError as error:
        problem = str(error)[:200]
        raise UnreadableFileError("file_unreadable", format="XML", problem=problem) from error
    if not found:
        raise UnreadableFileError("file_unreadable", format="XML", problem="it has no sheet")
    return found


def _read(path: Path) -> Iterator[tuple[str, _Sheet]]:
    sheet = _Sheet()
    with path.open("rb") as stream:
        for name, element in ends_of(stream, "Row", "Visible", "Worksheet"):
            if name == "Row":
                sheet.add(element)
            elif name == "Visible":
                sheet.hidden = (element.text or "") != "SheetVisible"
            else:
                yield attribute(element, "Name"), sheet
                sheet = _Sheet()


def _index(element: Any, following: int, most: int) -> int:
    """The place of a row or cell, from 0: the next one, unless its own number says more."""
    number = _times(element, "Index") - 1
    if number >= most:
        raise _too_large(number, number)
    return max(number, following)


def _times(element: Any, name: str) -> int:
    text = attribute(element, name, "0")
    return min(int(text[:9]), 2 * MOST_ROWS) if text.isdecimal() and text.isascii() else 0


def _too_large(columns: int, rows: int) -> UnreadableFileError:
    return UnreadableFileError("sheet_too_large", columns=str(columns), rows=str(rows))
