"""What is wrong with a cell, as expressions over cells and what they were read as."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.tables import columns_of, required_of

Flag = tuple[str, str, pl.Expr]
"""A column, the code of a problem, and the rows that have it."""
TYPED = ":typed"
"""What is put behind the name of a column to name its values."""
PROBLEM_CODES = {
    "money": "number_unreadable",
    "decimal": "number_unreadable",
    "integer": "whole_number_expected",
    "date": "date_unreadable",
    "month": "date_unreadable",
    "boolean": "boolean_unreadable",
    "code": "code_unknown",
}


def flags_of(table: str, made: frozenset[str]) -> list[Flag]:
    """The flags of a table over its columns and, as `column:typed`, their values.

    Args:
        table: one of the tables of a book.
        made: columns that are filled later, so that an empty cell is no gap.
    """
    required = [name for name in required_of(table) if name not in made]
    flags = [(name, "cell_missing", pl.col(name).is_null()) for name in required]
    for name, column in columns_of(table).items():
        if column.kind in PROBLEM_CODES:
            flags.append((name, PROBLEM_CODES[column.kind], unread(name)))
        if table == "surveys" and name == "score":
            flags.append((name, "survey_scale", _wrong_survey_scale()))
        elif column.low is not None or column.high is not None:
            flags.append((name, "out_of_range", out_of_range(f"{name}{TYPED}", column)))
    return flags


def unread(name: str) -> pl.Expr:
    """Where something stands in a cell of which no value was read."""
    return pl.col(name).is_not_null() & pl.col(f"{name}{TYPED}").is_null()


def _wrong_survey_scale() -> pl.Expr:
    """NPS answers run from 0 to 10, CSAT answers from 1 to 5; no kind is read as NPS."""
    score, csat = pl.col(f"score{TYPED}"), (pl.col(f"kind{TYPED}") == "csat").fill_null(False)
    nps_wrong = ~csat & ((score < 0) | (score > 10))
    csat_wrong = csat & ((score < 1) | (score > 5))
    return (nps_wrong | csat_wrong).fill_null(False)


def out_of_range(name: str, column: Column) -> pl.Expr:
    """Where a readable value lies outside the scale of the column."""
    value = pl.col(name)
    wrong = pl.lit(False)
    if column.low is not None:
        wrong = wrong | (value < column.low)
    if column.high is not None:
        wrong = wrong | (value > column.high)
    return wrong.fill_null(False)
