"""Rows in which every cell is written in the plainest way, typed while a file is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import PROVENANCE, absent, typed_columns
from enterprise_sales.book.plain_cells import plain_columns, steps_of
from enterprise_sales.book.readers.taking import ODD
from enterprise_sales.book.row_flags import flags_of
from enterprise_sales.book.tables import columns_of, required_of


@dataclass(frozen=True)
class Look:
    """One look at rows, made once a file.

    Attributes:
        named: the cells under the table's own column names.
        steps: what is put beside them, step by step.
        kept: typed rows with `ODD`.
    """

    named: Sequence[pl.Expr]
    steps: Sequence[Sequence[pl.Expr]]
    kept: Sequence[pl.Expr]

    def __call__(self, cells: pl.LazyFrame) -> pl.LazyFrame:
        """The rows of a file's cells."""
        read = cells.select(self.named)
        for step in self.steps:
            read = read.with_columns(step)
        return read.select(self.kept)


def look(
    named: Sequence[pl.Expr],
    stored: Mapping[str, pl.DataType],
    options: FileMapping,
    digits: int | None,
    *,
    tidy: bool,
    beside: Sequence[str],
) -> Look | None:
    """None where a column of the file has no plainest way.

    Args:
        named: the cells under the table's own column names, with `_file` and `_row`.
        stored: their types.
        options: how the file is declared.
        digits: of the minor unit, where all rows have the same.
        tidy: whether it is known that no sign is unseen and every blank is an ordinary one.
        beside: other columns of the cells that are kept.
    """
    table = options.table
    given = {name: column for name, column in columns_of(table).items() if name in stored}
    plain = plain_columns(stored, given, options, digits, tidy=tidy)
    if plain.keys() != given.keys():
        return None
    told = [
        expr
        for name, _, expr in flags_of(table, options.made_later)
        if name in given or name in required_of(table)
    ]
    odd = pl.any_horizontal(*(each.odd for each in plain.values()), *told)
    kept = [*typed_columns(table), *(pl.col(name) for name in (*PROVENANCE, *beside))]
    return Look(
        named=[*named, *(pl.col(name) for name in beside)],
        steps=[[*absent(table, given)], *steps_of(plain)],
        kept=[*kept, odd.fill_null(value=False).alias(ODD)],
    )
