"""Where a table begins and ends among the rows of a file or a sheet, for a proposal to declare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from enterprise_sales.book.readers.cells import as_text, is_note

ENOUGH = 0.6
"""Share of the cells of a usual row that a header fills; titles fill fewer."""
NARROWEST = 3
"""Columns from which on a row with one cell filled can be told from a row of data."""
Row = Sequence[Any]


def header_row_of(rows: Sequence[Row]) -> int:
    """The number, from 1, of the row that looks like the header of the first rows of a file.

    It is the first one that fills about as many cells as the rows usually do, most of them with
    words. Where none does, it is the first one in which anything stands.
    """
    counts = [len(_filled(row)) for row in rows]
    wide = sorted(count for count in counts if count > 1)
    usual = wide[len(wide) // 2] if wide else 1
    for number, row in enumerate(rows, start=1):
        filled = _filled(row)
        if len(filled) >= max(1, ENOUGH * usual) and sum(map(_is_words, filled)) * 2 > len(filled):
            return number
    return next((number for number, count in enumerate(counts, start=1) if count), 1)


def has_footer(first: Sequence[Row], last: Sequence[Row], columns: int) -> bool:
    """Whether notes or totals stand under the table, and rows like them not within it.

    Args:
        first: rows of data from below the header.
        last: the last rows of the file.
        columns: how many columns the header has.
    """
    filled = [row for row in last if _filled(row)]
    if columns < NARROWEST or not filled or not is_note(filled[-1]):
        return False
    return any(not is_note(row) for row in filled) and not any(
        is_note(row) for row in first if _filled(row) and row not in last
    )


def _filled(row: Row) -> list[str]:
    return [text for cell in row if (text := (as_text(cell) or "").strip())]


def _is_words(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell) and not cell[0].isdigit()
