"""Turning rows of Python values into a frame of text cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import polars as pl

ROW = "_row"
UNNAMED = "column "


@dataclass(frozen=True)
class Lost:
    """A row that a reader could not take.

    Attributes:
        row: its number.
        excerpt: what stands there.
        cells: how many cells it has, 0 where they cannot be told apart.
        lines: how many lines of the file are lost with it.
    """

    row: int
    excerpt: str
    cells: int = 0
    lines: int = 1


@dataclass(frozen=True)
class FileCells:
    """What a reader found in a file.

    Attributes:
        cells: one column a header name, beside the number of each row in `ROW`.
        ragged: rows left out because they are wider or narrower than the header.
        unquoted: rows left out because their quotation marks do not match.
    """

    cells: pl.DataFrame
    ragged: list[Lost] = field(default_factory=list)
    unquoted: list[Lost] = field(default_factory=list)


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
    """Header names, trimmed; an empty one is numbered, a repeated one gets a suffix."""
    seen: dict[str, int] = {}
    result = []
    for position, raw in enumerate(names, start=1):
        name = (raw or "").strip() or f"{UNNAMED}{position}"
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def without_blank(cells: pl.DataFrame) -> pl.DataFrame:
    """Text cells without rows, and without unnamed columns, in which nothing stands."""
    names = [name for name in cells.columns if name != ROW]
    if not names:
        return cells
    filled = {name: pl.col(name).fill_null("") != "" for name in names}
    somewhere = cells.select(filled[name].any().alias(name) for name in names).row(0, named=True)
    idle = [name for name in names if name.startswith(UNNAMED) and not somewhere[name]]
    return cells.filter(pl.any_horizontal(filled.values())).drop(idle)
