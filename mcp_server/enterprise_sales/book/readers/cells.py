"""Turning rows of Python values into a frame of text cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count, takewhile
from typing import Any
from unicodedata import category

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.notices import Notice
from enterprise_sales.book.readers.problems import UnreadableFileError

ROW = "_row"
UNNAMED = "column "
HIDDEN = ("Cc", "Cf", "Co")
"""Unicode's kinds of signs that are not seen and do not belong to a name."""
TOTALS = (
    "total",
    "totals",
    "subtotal",
    "grand total",
    "grand totals",
    "sum",
    "итог",
    "итого",
    "итоги",
    "всего",
    "общий итог",
)
"""Words with which the row of totals under a report begins, without what follows them."""


@dataclass(frozen=True)
class Lost:
    """A row that a reader could not take.

    Attributes:
        row: its number.
        excerpt: what stands there.
        cells: how many cells it has, 0 where they cannot be told apart.
        lines: how many lines of the file are lost with it.
        note: whether it looks like what a report writes under its table.
    """

    row: int
    excerpt: str
    cells: int = 0
    lines: int = 1
    note: bool = False


@dataclass(frozen=True)
class FileCells:
    """What a reader found in a file.

    Attributes:
        cells: one column a header name, beside the number of each row in `ROW`.
        ragged: rows left out because they are wider or narrower than the header.
        unquoted: rows left out because their quotation marks do not match.
        aside: rows above the header and under the table, which `book.yaml` says hold no data.
        notices: what else is to be told about the file.
        taken: further rows, which were used as they were read; their cells are not kept.
    """

    cells: pl.DataFrame
    ragged: list[Lost] = field(default_factory=list)
    unquoted: list[Lost] = field(default_factory=list)
    aside: list[Lost] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    taken: list[pl.DataFrame] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How many rows were read."""
        return self.cells.height + sum(rows.height for rows in self.taken)


def as_text(value: Any) -> str | None:
    """A cell as the text that a CSV of the same table would hold; empty becomes None."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ";".join(str(part) for part in value)
    return str(value)


def frame_of(records: Iterable[tuple[int, Mapping[str, Any]]]) -> pl.DataFrame:
    """One text column a key, in the order of first appearance, beside the row numbers."""
    rows = list(records)
    names = list(dict.fromkeys(name for _, record in rows for name in record))
    data = {name: [as_text(record.get(name)) for _, record in rows] for name in names}
    numbers = pl.Series(ROW, [number for number, _ in rows], dtype=pl.Int64)
    return pl.DataFrame(data, schema=dict.fromkeys(names, pl.String)).with_columns(numbers)


def unique_names(names: Sequence[str | None]) -> list[str]:
    """Header names on one line; an empty one is numbered, a repeated one gets a suffix.

    A name is trimmed and free of invisible signs; what stands in the file twice, or is made by
    numbering, never meets a name that is there.
    """
    told = [_one_line(name or "") for name in names]
    taken = {name for name in told if name} | {ROW}
    used: set[str] = {ROW}
    result = []
    for position, name in enumerate(told, start=1):
        own = name or _free(f"{UNNAMED}{position}", taken)
        result.append(own if own not in used else _free(own, taken | used, first=2))
        used.add(result[-1])
    return result


def _one_line(name: str) -> str:
    shown = "".join(" " if sign.isspace() else sign for sign in name)
    return " ".join("".join(sign for sign in shown if category(sign) not in HIDDEN).split())


def _free(name: str, taken: Set[str], first: int = 1) -> str:
    """The name itself, or with the first number that makes it one that is not taken."""
    numbered = (name if number == 1 else f"{name} ({number})" for number in count(first))
    return next(found for found in numbered if found not in taken)


def without_blank(cells: pl.DataFrame) -> pl.DataFrame:
    """Text cells without rows, and without unnamed columns, in which nothing stands."""
    names = [name for name in cells.columns if name != ROW]
    if not names:
        return cells
    filled = {name: (pl.col(name) != "").fill_null(value=False) for name in names}
    unnamed = [name for name in names if name.startswith(UNNAMED)]
    idle = [name for name in unnamed if not cells.select(filled[name].any()).item()]
    if any(cells.select(condition.all()).item() for condition in filled.values()):
        return cells.drop(idle) if idle else cells  # even dropping nothing copies every cell
    return cells.filter(pl.any_horizontal(filled.values())).drop(idle)


def header_absent(options: FileMapping) -> UnreadableFileError:
    """Nothing stands in the row that should hold the header."""
    return UnreadableFileError("header_absent", row=str(options.header_row))


def without_footer(found: FileCells) -> FileCells:
    """The rows up to the last one that is no note; the notes under it are set aside."""
    rows = found.cells.drop(ROW).reverse().iter_rows()
    ends = found.cells.height - sum(1 for _ in takewhile(is_note, rows))
    whole = [lost.row for lost in found.ragged if not lost.note]
    if ends:
        whole.append(found.cells[ROW][ends - 1])
    if not whole:
        return found
    last = max(whole)
    under = found.cells.filter(pl.col(ROW) > last)
    texts = under.drop(ROW).iter_rows()
    notes = [Lost(row, _joined(cells)) for row, cells in zip(under[ROW], texts, strict=True)]
    notes += [lost for lost in found.ragged if lost.row > last]
    return FileCells(
        found.cells.filter(pl.col(ROW) <= last),
        [lost for lost in found.ragged if lost.row <= last],
        found.unquoted,
        [*found.aside, *sorted(notes, key=lambda lost: lost.row)],
    )


def is_note(cells: Sequence[Any]) -> bool:
    """Whether a row fills one cell only, or begins with a word for a total.

    Such rows are notes only where they stand under the last complete row of a table.
    """
    filled = [text for cell in cells if (text := (as_text(cell) or "").strip())]
    if not filled:
        return True
    words = filled[0].casefold().partition("(")[0].partition(":")[0].strip()
    return (len(filled) == 1 < len(cells)) or words in TOTALS


def _joined(row: Sequence[Any]) -> str:
    return " ".join(text for cell in row if (text := as_text(cell)))
