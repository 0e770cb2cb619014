"""Reading every different text of a column once, however often it stands there."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

WORTH = 10_000
"""Cells from which on it is cheaper to look for repetitions than to read every cell."""


def each_once(text: pl.Series, reading: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """What `reading` makes of a column of texts.

    Args:
        text: the column.
        reading: makes one cell of each cell, whatever stands in the others, and null of null.
    """
    if text.null_count() == len(text):
        return reading(text.clear()).clear(len(text)).alias(text.name)
    if len(text) < WORTH or text.head(WORTH).n_unique() * 2 > WORTH:
        return reading(text)
    marked = text.cast(pl.Categorical)
    different = marked.unique().drop_nulls()
    if len(different) * 2 > len(text):
        return reading(text)
    marks = different.to_physical()
    highest = int(str(marks.max()))
    places = pl.Series([0], dtype=pl.UInt32).new_from_index(0, highest + 1)
    places = places.scatter(marks, pl.int_range(len(different), dtype=pl.UInt32, eager=True))
    read = reading(different.cast(pl.String))
    return read.gather(places.gather(marked.to_physical())).alias(text.name)
