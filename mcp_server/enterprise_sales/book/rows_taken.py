"""Rows that `book.yaml` takes or leaves aside by what stands in a column."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.problems import FIRST_ROWS
from enterprise_sales.book.typing_cells import clean_text

SHOWN = 3
"""Values named in a message; presentation only."""


def rows_taken(raw: pl.DataFrame, options: FileMapping) -> tuple[pl.DataFrame, list[Finding]]:
    """The rows that `where` and `unless` leave, and a finding for each column that set some aside.

    Cells are compared without the blanks around them and without case; a column that the file
    does not have is passed over here, and told where the columns are checked.
    """
    findings = []
    for taken, conditions in ((True, options.where), (False, options.unless)):
        for column, values in conditions.items():
            if column not in raw.columns:
                continue
            text = clean_text(column).str.to_lowercase().fill_null("")
            named = text.is_in([value.strip().lower() for value in values])
            aside = raw.filter(~named if taken else named)
            if aside.height:
                findings.append(_told(aside, options, column, values, taken, raw.height))
            raw = raw.filter(named if taken else ~named)
    return raw, findings


def _told(
    aside: pl.DataFrame,
    options: FileMapping,
    column: str,
    values: tuple[str, ...],
    taken: bool,
    of: int,
) -> Finding:
    shown = ", ".join(f"“{value}”" for value in values[:SHOWN])
    rows = aside["_row"].sort()
    first = aside.sort("_row")[column].drop_nulls()
    return Finding(
        code="rows_not_taken" if taken else "rows_taken_out",
        severity="info",
        file=options.file,
        table=options.table,
        column=column,
        rows=tuple(rows.head(FIRST_ROWS)),
        count=aside.height,
        of=of,
        excerpt=str(first[0]) if first.len() else None,
        values={"values": shown + (" …" if len(values) > SHOWN else "")},
    )
