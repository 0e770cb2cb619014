"""Merged cells: what stands in the first one holds for the others, as a reader of the sheet sees.

Down a table the value holds in every row; across it holds in the first column only, because
repeating it would fill columns that say something else. In a header it names every column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Span:
    """Cells that are merged, counted from 0, the last row and column included."""

    row: int
    column: int
    last_row: int
    last_column: int


def filled_down(
    rows: Iterable[list[Any]], spans: Iterable[Span]
) -> Iterator[tuple[list[Any], list[Any]]]:
    """Each row as the body of a table reads it, and as its header does."""
    waiting = sorted(spans, reverse=True)
    active: list[tuple[Span, Any]] = []
    for number, row in enumerate(rows):
        active = [(span, value) for span, value in active if span.last_row >= number]
        while waiting and waiting[-1].row <= number:
            span = waiting.pop()
            if span.row == number and span.column < len(row):
                active.append((span, row[span.column]))
        yield (
            (_with(row, active, across=False), _with(row, active, across=True))
            if active
            else (
                row,
                row,
            )
        )


def _with(row: list[Any], active: list[tuple[Span, Any]], *, across: bool) -> list[Any]:
    filled = list(row)
    for span, value in active:
        last = min(span.last_column if across else span.column, len(filled) - 1)
        for column in range(span.column, last + 1):
            if filled[column] in (None, ""):
                filled[column] = value
    return filled
