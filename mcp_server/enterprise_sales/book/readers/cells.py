"""Turning rows of Python values into a frame of text cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import polars as pl

ROW = "_row"


def as_text(value: Any) -> str | None:
    """A cell as the text that a CSV of the same table would hold; empty becomes None."""
    if value is None or value == "":
        return None
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
        name = (raw or "").strip() or f"column {position}"
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result
