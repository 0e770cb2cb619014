"""One row where a file repeats it: the accounts that a file of deals names again and again."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.tables import MODELS, columns_of


def one_row_each(
    rows: pl.DataFrame, options: FileMapping, others: pl.DataFrame
) -> tuple[pl.DataFrame, list[pl.DataFrame], list[Finding]]:
    """The first row, when sorted by its cells, for each combination of the columns declared.

    Args:
        rows: typed rows of files that are declared alike.
        options: the declaration.
        others: the rows that the table has from other files; where they hold the same key, they
            are the ones that are used.
    """
    ordered = rows.sort([*columns_of(options.table), "_file", "_row"], nulls_last=True)
    key = list(MODELS[options.table].key)
    again = ~pl.struct(options.distinct).is_first_distinct()
    if key and others.height:
        again = again | pl.struct(key).is_in(others.select(pl.struct(key)).to_series().implode())
    repeated = ordered.filter(again)
    return ordered.filter(~again), [], [_told(own, rows, options) for own in _by_file(repeated)]


def _by_file(rows: pl.DataFrame) -> list[pl.DataFrame]:
    return rows.sort("_file", maintain_order=True).partition_by("_file", maintain_order=True)


def _told(repeated: pl.DataFrame, rows: pl.DataFrame, options: FileMapping) -> Finding:
    columns = ", ".join(options.distinct)
    told = problems.finding_of(repeated, "rows_repeated", options.table, columns)
    of = rows.filter(pl.col("_file") == told.file).height
    return told.model_copy(update={"severity": "info", "of": of})
