"""The columns of a file held to its entry in `book.yaml` and to its table."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from enterprise_sales.book.findings import Finding, in_order
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.row_currency import said_in
from enterprise_sales.book.tables import columns_of, required_of

DOUBTFUL = {"severity": "warning", "count": 1, "left_out": 0}
"""What makes a warning of a finding about a column that rows can do without."""


def strange_columns(raw: pl.DataFrame, options: FileMapping) -> list[Finding]:
    """Columns of a file that nothing in its entry speaks of."""
    choices = columns_of(options.table)
    own = {"_row", *options.columns, *options.ignore, *options.needed, *choices}
    own.add(said_in(options, raw.columns) or "_row")
    return [
        Finding(
            code="column_unknown",
            severity="warning",
            file=options.file,
            table=options.table,
            column=name,
            rows=(1,),
            values={"nearest": hint(name, choices)},
        )
        for name in raw.columns
        if name not in own
    ]


def absent_columns(raw: pl.DataFrame, named: pl.DataFrame, options: FileMapping) -> list[Finding]:
    """Columns without which no row can be used; the rows are counted as lost once.

    Args:
        raw: the cells under the file's own names.
        named: those that the table gets.
        options: the entry.
    """
    return _charged(_absent(raw, named, options), named.height)


def _absent(raw: pl.DataFrame, named: pl.DataFrame, options: FileMapping) -> Iterable[Finding]:
    for name in options.needed:
        if name not in raw.columns:
            yield misnamed(options.file, options.table, name, raw.columns)
    found = {*named.columns, *options.made}
    for name in required_of(options.table):
        if name not in found:
            yield Finding(
                code="column_missing",
                severity="error",
                file=options.file,
                table=options.table,
                column=name,
            )


def _charged(findings: Iterable[Finding], rows: int) -> list[Finding]:
    """Findings of which the first in their order left all rows out."""
    return [
        finding.model_copy(update={"count": rows, "left_out": 0 if position else rows})
        for position, finding in enumerate(in_order(findings))
    ]


def misnamed(file: str, table: str, name: str, columns: list[str]) -> Finding:
    """A column that `book.yaml` names and the file does not have."""
    return Finding(
        code="column_misnamed",
        severity="error",
        file=file,
        table=table,
        column=name,
        values={"nearest": hint(name, [column for column in columns if column != "_row"])},
    )
