"""What each key of a table or file leads to."""

from __future__ import annotations

from typing import Literal

import polars as pl

from enterprise_sales.book.mapping_links import Step
from enterprise_sales.book.names import spoken
from enterprise_sales.book.typing_cells import clean_text

KEY, FOUND, SEVERAL, NOT_BEFORE = "_key", "_found", "_several", "_not_before"
EXACT = "_exact"
SHOWN = 3
"""Values named in a message; presentation only."""


def keys_of(texts: pl.Series, by: Literal["id", "name"]) -> pl.Series:
    """Cells as they are compared; null where nothing stands."""
    plain = texts.alias(KEY).to_frame().select(clean_text(KEY)).to_series()
    if by == "id":
        return plain
    known = plain.drop_nulls().unique()
    said = pl.Series([" ".join(spoken(text)) or None for text in known], dtype=pl.String)
    return plain.replace_strict(known, said, default=None, return_dtype=pl.String)


def index_of(listed: pl.DataFrame, step: Step) -> pl.DataFrame:
    """One row a key: the value it leads to, else the values between which it does not tell.

    Returns:
        `KEY`, `FOUND` (null where there are several), `SEVERAL` (as text, null where there is one)
        and, where the step names it, `NOT_BEFORE`.
    """
    rows = listed.select(
        keys_of(listed[step.key], step.by).alias(KEY),
        _value(step).alias(FOUND),
        pl.col(step.key).cast(pl.String).str.strip_chars().alias("as_written"),
        *([pl.col(step.latest).alias("latest")] if step.latest else []),
        *([pl.col(step.not_before).alias(NOT_BEFORE)] if step.not_before else []),
    ).drop_nulls([KEY, FOUND])
    if step.latest:
        rows = rows.filter(pl.col("latest") == pl.col("latest").max().over(KEY))
    value = pl.col(FOUND).cast(pl.String)
    shown = value if step.by == "id" else pl.format("{} ({})", pl.col("as_written"), value)
    few = shown.unique().sort().head(SHOWN).str.join(", ")
    return rows.group_by(KEY).agg(
        pl.when(pl.col(FOUND).n_unique() == 1).then(pl.col(FOUND).min()).alias(FOUND),
        pl.when(pl.col(FOUND).n_unique() > 1).then(few).alias(SEVERAL),
        *([pl.col(NOT_BEFORE).min()] if step.not_before else []),
    )


def exact_of(listed: pl.DataFrame, step: Step) -> pl.DataFrame:
    """The names that are written so for one value alone, though others are spoken alike.

    Returns:
        `KEY` (as written) and `EXACT`.
    """
    rows = listed.select(
        keys_of(listed[step.key], "id").alias(KEY), _value(step).alias(EXACT)
    ).drop_nulls()
    one = rows.group_by(KEY).agg(pl.col(EXACT).unique()).filter(pl.col(EXACT).list.len() == 1)
    return one.with_columns(pl.col(EXACT).list.first())


def _value(step: Step) -> pl.Expr:
    """The value as it stands, or the filled ones of several joined by a blank."""
    filled = [clean_text(name) for name in step.values]
    if len(filled) == 1:
        return pl.when(filled[0].is_not_null()).then(pl.col(step.values[0]))
    whole = pl.concat_str(filled, separator=" ", ignore_nulls=True)
    return pl.when(whole.str.len_bytes() > 0).then(whole)
