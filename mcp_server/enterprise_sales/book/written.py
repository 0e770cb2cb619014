"""How people write values: the plain ways are read by column, the rarer ones once a spelling."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

TEXT = "text"
"""The name of a column of spellings."""


def with_rest(
    text: pl.Series, read: pl.Series, harder: Callable[[pl.DataFrame], pl.Series]
) -> pl.Series:
    """`read` with what it lacks filled by `harder`, which sees every spelling left once.

    Args:
        text: the cells.
        read: what was read of them, null where nothing was.
        harder: a frame with the one column `TEXT` → the values, null where none can be read.
    """
    rest = text.filter(read.is_null() & text.is_not_null()).unique()
    if rest.is_empty():
        return read
    more = harder(pl.DataFrame({TEXT: rest}))
    known = more.is_not_null()
    if not known.any():
        return read
    filled = text.replace_strict(
        rest.filter(known), more.filter(known), default=None, return_dtype=read.dtype
    )
    return read.zip_with(read.is_not_null(), filled)


def plain_spaces(text: pl.Expr) -> pl.Expr:
    """The text in small letters, with one ordinary space where any blank stands."""
    return text.str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()


def nothing(text: pl.Series, kind: pl.DataType) -> pl.Series:
    """As many nulls as there are cells."""
    return pl.Series(text.name, [None], dtype=kind).new_from_index(0, len(text))
