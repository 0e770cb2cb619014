"""Rows that cannot become one: they do not agree, or come to what the table cannot hold."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.exact import WORTH
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import KEEP
from enterprise_sales.book.row_flags import out_of_range
from enterprise_sales.book.tables import MODELS, columns_of, required_of
from enterprise_sales.book.written_numbers import LARGEST_AMOUNT

Kept = tuple[pl.DataFrame, list[pl.DataFrame]]
_TOTAL = "_total"


def agreeing(rows: pl.DataFrame, options: FileMapping) -> Kept:
    """The rows without those that contradict each other in a column that has to be filled.

    A contradiction in another column that `first` takes is told, and the rows are kept.
    """
    table = options.table
    found = []
    for name in columns_of(table):
        required = name in required_of(table) and name not in MODELS[table].key
        declared = options.aggregate.get(name)
        if (declared is None and required) or (declared and declared.how == "first"):
            differ = _several(name, table)
            excerpt = pl.col(KEEP + declared.column if declared else name)
            found.append(
                problems.of_rows(
                    rows.filter(differ),
                    table,
                    name,
                    "rows_disagree",
                    left_out=required,
                    excerpt=excerpt,
                )
            )
            rows = rows.filter(~differ) if required else rows
    return rows, [one for one in found if one.height]


def _several(name: str, table: str) -> pl.Expr:
    """Whether the rows of one key hold more than one value; an empty cell holds none."""
    key = list(MODELS[table].key)
    return pl.col(name).min().over(key).ne_missing(pl.col(name).max().over(key))


def in_range(rows: pl.DataFrame, options: FileMapping) -> Kept:
    """The rows without those that together come to more or less than their column may hold."""
    found = []
    key = list(MODELS[options.table].key)
    for name, aggregate in options.aggregate.items():
        if aggregate.how != "sum":
            continue
        total = pl.col(WORTH + name).cast(pl.Float64).sum().over(key)
        size = pl.col(WORTH + name).cast(pl.Float64).abs().sum().over(key)
        rows = rows.with_columns(total.round(0).alias(_TOTAL), size.alias("_size"))
        large = pl.col("_size") > LARGEST_AMOUNT
        wrong = out_of_range(_TOTAL, columns_of(options.table)[name]) & ~large
        for code, lost in (("number_unreadable", large), ("out_of_range", wrong)):
            excerpt = pl.col(KEEP + aggregate.column)
            found.append(
                problems.of_rows(
                    rows.filter(lost), options.table, name, code, left_out=True, excerpt=excerpt
                )
            )
        rows = rows.filter(~large & ~wrong).drop(_TOTAL, "_size")
    return rows, [one for one in found if one.height]


def differing(rows: pl.DataFrame, options: FileMapping) -> list[Finding]:
    """The columns that are unknown in some rows, because what they are made of differs."""
    findings = []
    aside = {*MODELS[options.table].key, *required_of(options.table), *options.aggregate}
    for name in columns_of(options.table):
        differ = rows.filter(_several(name, options.table)) if name not in aside else rows.clear()
        if differ.height:
            told = problems.finding_of(differ, "rows_differ", options.table, name)
            findings.append(told.model_copy(update={"severity": "info"}))
    return findings


def together(rows: pl.DataFrame, options: FileMapping, became: int) -> list[Finding]:
    """How many rows of each file became how many of the table."""
    if rows.height == became:
        return []
    key = ", ".join(MODELS[options.table].key)
    return [
        Finding(
            code="rows_counted_together",
            severity="info",
            file=str(file),
            table=options.table,
            column=key,
            count=count,
            of=became,
        )
        for file, count in rows["_file"].value_counts().sort("_file").iter_rows()
    ]
