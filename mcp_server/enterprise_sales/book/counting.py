"""Rows counted together: those that share the key of their table become one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.counting_checks import agreeing, differing, in_range, together
from enterprise_sales.book.exact import WORTH
from enterprise_sales.book.file_reads import files_of
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_counts import Aggregate
from enterprise_sales.book.normalise import KEEP
from enterprise_sales.book.order_windows import brought_to_a_year, in_windows, told_as_revenue
from enterprise_sales.book.tables import MODELS, columns_of


@dataclass(frozen=True)
class Counted:
    """The rows of a table made of the rows of files.

    Attributes:
        rows: one row a key.
        problems: the rows that were left out, and those that do not agree.
        findings: how many rows became how many, and what that means.
        merged: file → how many of its rows are no row of their own.
    """

    rows: pl.DataFrame
    problems: list[pl.DataFrame] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    merged: Counter[str] = field(default_factory=Counter)


def counted(rows: pl.DataFrame, options: FileMapping) -> Counted:
    """The rows that share the table's key as one row each.

    A column that is not counted keeps the value that all its rows share; where they differ it is
    unknown. Which row comes first never matters.

    Args:
        rows: typed rows of files that are declared alike, beside what is counted of them.
        options: the declaration.
    """
    findings: list[Finding] = []
    orders = rows
    if options.windows:
        rows, findings = in_windows(rows, options.windows)
    rows, disagreeing = agreeing(rows, options)
    rows, out = in_range(rows, options)
    key = list(MODELS[options.table].key)
    own = [name for name in columns_of(options.table) if name not in key]
    one = rows.sort("_file", "_row").group_by(key, maintain_order=True)
    made = one.agg(*(_value(name, options) for name in own), pl.col("_file", "_row").first())
    findings += [*differing(rows, options), *together(rows, options, made.height)]
    doubtful = [told_as_revenue(orders, made, options.windows)] if options.windows else []
    return Counted(made, [*disagreeing, *out, *doubtful], findings, files_of(rows) - files_of(made))


def _value(name: str, options: FileMapping) -> pl.Expr:
    how = options.aggregate.get(name)
    if how is not None and how.how != "first":
        return _counted(name, how, columns_of(options.table)[name], options).alias(name)
    least, most = pl.col(name).min(), pl.col(name).max()
    return pl.when(least == most).then(least).alias(name)


def _counted(name: str, how: Aggregate, column: Column, options: FileMapping) -> pl.Expr:
    match how.how:
        case "count_distinct":
            return pl.col(KEEP + how.column).drop_nulls().n_unique().cast(pl.Int64)
        case "count":
            return pl.col(KEEP + how.column).count().cast(pl.Int64)
        case "sum":
            return _sum(name, column, options)
        case "min":
            return pl.col(name).min()
        case _:
            return pl.col(name).max()


def _sum(name: str, column: Column, options: FileMapping) -> pl.Expr:
    """Exact until it is rounded half-even, once."""
    total = pl.col(WORTH + name).sum()
    if name == "annual_value" and options.windows:
        total = brought_to_a_year(total, options.windows)
    return total.cast(pl.Float64) if column.kind == "decimal" else total.round(0).cast(pl.Int64)
