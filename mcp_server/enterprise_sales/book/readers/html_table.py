"""An HTML page whose table is an export: what Bitrix24 and many reports give the name .xls.

lxml reads the page, because it takes the broken markup that such exports hold, expands no entity
of a document type, fetches nothing and bounds the depth. Of several tables the one with the most
cells is taken; a table that holds tables only arranges the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import FileCells
from enterprise_sales.book.readers.encoding import decoded
from enterprise_sales.book.readers.markup import lxml
from enterprise_sales.book.readers.packed import MOST_CELLS, MOST_COLUMNS
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.sheet import table_of_rows
from enterprise_sales.book.readers.spans import Span

HEAD = 4096
"""Bytes in which the page names its encoding."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_PIECE = 1 << 20
_LINE_END = "\ue000"
"""Stands for a `br`: a sign of private use, which no cell keeps."""
WIDEST, LONGEST = 1000, 65_534
"""The limits that HTML itself sets for colspan and rowspan."""


def read_html(path: Path, options: FileMapping) -> FileCells:
    """The cells of the page's largest table; the lines of a cell stay lines.

    The encoding is the one that the page names (byte order mark or meta), else that of `options`.

    Raises:
        UnreadableFileError: `file_unreadable` without a table, `sheet_too_large`,
            `encoding_wrong`, `encoding_unknown`, `header_absent`.
    """
    text = decoded(path, _charset(path) or options.encoding)
    tables = _Tables()
    try:
        for event, element in _events(text):
            tables.see(event, element)
    except SyntaxError as error:
        problem = str(error)[:200]
        raise UnreadableFileError("file_unreadable", format="HTML", problem=problem) from error
    if tables.largest is None:
        raise UnreadableFileError("file_unreadable", format="HTML", problem="it holds no table")
    return table_of_rows(tables.largest.rows, tables.largest.spans, options)


def _charset(path: Path) -> str | None:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    named = _CHARSET.search(head)
    return named[1].decode("ascii") if named else None


def _events(text: str) -> Iterator[tuple[str, Any]]:
    parser = lxml().HTMLPullParser(
        events=("start", "end"),
        tag=["table", "tr"],
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
    )
    for start in range(0, len(text), _PIECE):
        parser.feed(text[start : start + _PIECE].encode("utf-8", errors="replace"))
        yield from parser.read_events()
    parser.close()
    yield from parser.read_events()


@dataclass
class _Table:
    """A table as far as it was read."""

    rows: list[list[str | None]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    frame: bool = False
    cells: int = 0
    taken: dict[int, int] = field(default_factory=dict)

    def add(self, element: Any) -> None:
        """One more row: its cells stand where no cell from above reaches."""
        row: list[str | None] = []
        number = len(self.rows)
        for cell in element.iterchildren("td", "th"):
            while self.taken.get(len(row), 0) > number:
                row.append(None)
            self._place(cell, row, number)
        self.rows.append(row)
        self.cells += len(row)

    def _place(self, cell: Any, row: list[str | None], number: int) -> None:
        column = len(row)
        wide, deep = _times(cell, "colspan", WIDEST), _times(cell, "rowspan", LONGEST)
        row += [_text(cell), *[None] * (wide - 1)]
        if len(row) > MOST_COLUMNS or self.cells + len(row) > MOST_CELLS:
            found = {"columns": str(len(row)), "rows": str(number + 1)}
            raise UnreadableFileError("sheet_too_large", **found)
        if deep > 1:
            self.taken |= dict.fromkeys(range(column, column + wide), number + deep)
        if wide > 1 or deep > 1:
            self.spans.append(Span(number, column, number + deep - 1, column + wide - 1))


@dataclass
class _Tables:
    """The tables of a page, the innermost open one last."""

    open: list[_Table] = field(default_factory=list)
    largest: _Table | None = None

    def see(self, event: str, element: Any) -> None:
        if event == "start" and element.tag == "table":
            for outer in self.open:
                outer.frame = True
            self.open.append(_Table())
        elif event == "end" and element.tag == "tr" and self.open:
            if not self.open[-1].frame:
                self.open[-1].add(element)
            element.clear(keep_tail=True)
        elif event == "end" and element.tag == "table" and self.open:
            self._close(self.open.pop())

    def _close(self, table: _Table) -> None:
        largest = -1 if self.largest is None else self.largest.cells
        if not table.frame and table.rows and table.cells > largest:
            self.largest = table


def _times(cell: Any, name: str, most: int) -> int:
    text = (cell.get(name) or "1").strip()
    number = int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 1
    return min(max(number, 1), most)


def _text(cell: Any) -> str | None:
    """The words of a cell; the blanks of the markup are one blank each, a `br` ends a line."""
    if not len(cell):
        return " ".join((cell.text or "").split()) or None
    for line in cell.iter("br"):
        line.text = _LINE_END
    words = "".join(cell.itertext())
    lines = (" ".join(line.split()) for line in words.split(_LINE_END))
    return "\n".join(lines).strip() or None
