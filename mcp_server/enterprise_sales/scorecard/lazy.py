"""The type of a lazy frame of any engine, and joining what may not be there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw

Rows = nw.LazyFrame[Any]


def left_join(rows: Rows, other: Rows | None, on: Sequence[str], brings: Mapping[str, Any]) -> Rows:
    """`rows` with the columns that `other` brings, unknown where it has no row or is not there.

    Args:
        rows: the rows to keep, each once.
        other: at most one row a key, or None.
        on: the key.
        brings: column → type, for a frame that is not there.
    """
    if other is None:
        return rows.with_columns(nw.lit(None, kind).alias(name) for name, kind in brings.items())
    return rows.join(other.select(*on, *brings), on=list(on), how="left")
