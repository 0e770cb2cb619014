"""What parts the cells of a text file, seen in its first rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

DELIMITERS = ",;\t|"
SEEN = 200
"""Rows looked at."""
DIRECTIVE = "sep="
"""With this and a delimiter Excel begins a file for which it knows the delimiter itself."""


def directed(line: str) -> str | None:
    """The delimiter that Excel's first line names, None where it is no such line."""
    bare = line.rstrip("\r\n").strip('"')
    named = bare[len(DIRECTIVE) :]
    return named if bare.lower().startswith(DIRECTIVE) and len(named) == 1 else None


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter with which most rows have the same number of cells, more than one.

    Titles above a table and notes under it have one cell whatever the delimiter; a comma inside
    names gives rows of many widths. Where two do equally well, the one with more cells is taken,
    then the earlier of `DELIMITERS`.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    reader = csv.reader(lines, delimiter=delimiter)
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # a cell without end: what was read before it counts
        for cells in islice(reader, SEEN):
            widths[len(cells)] += 1
    del widths[0], widths[1]
    rows, width = max(((times, width) for width, times in widths.items()), default=(0, 0))
    return rows, width
