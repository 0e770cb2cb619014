"""The rows that all files of one table give together."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book.counting import Counted, counted
from enterprise_sales.book.file_reads import files_of
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import schema_of
from enterprise_sales.book.one_row_each import one_row_each

Part = tuple[FileMapping, pl.DataFrame]


def table_rows(parts: list[Part], table: str) -> Counted:
    """The typed rows of a table, of which those declared alike are counted together.

    Orders of two years in two files are one series of orders, not two.
    """
    schema = list(schema_of(table))
    done = Counted(pl.DataFrame(schema=schema_of(table)))
    for alike in _declared_alike(parts):
        options = alike[0][0]
        rows = pl.concat([rows for _, rows in alike], how="diagonal_relaxed")
        made = Counted(rows)
        if options.aggregate:
            made = counted(rows, options)
        elif options.distinct:
            made = Counted(*one_row_each(rows, options, done.rows))
            made.merged.update(files_of(rows) - files_of(made.rows))
        done.problems.extend(made.problems)
        done.findings.extend(made.findings)
        done.merged.update(made.merged)
        rows = pl.concat([done.rows, made.rows.select(schema)])
        done = Counted(rows, done.problems, done.findings, done.merged)
    return done


def _declared_alike(parts: list[Part]) -> list[list[Part]]:
    """Files whose rows are counted in the same way; those of which one row each is taken last."""
    groups: list[list[Part]] = []
    for options, rows in sorted(parts, key=lambda part: (bool(part[0].distinct), part[0].file)):
        for group in groups:
            if _way(group[0][0]) == _way(options):
                group.append((options, rows))
                break
        else:
            groups.append([(options, rows)])
    return groups


def _way(options: FileMapping) -> tuple[object, ...]:
    return options.aggregate, options.windows, options.distinct
