"""One file's cells → the typed rows of a table, and the problems of the rows left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.columns import Column
from enterprise_sales.book.foreign_amounts import foreign_flags
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.plain_cells import Plain, plain_columns, steps_of
from enterprise_sales.book.row_currency import in_currency_of_account
from enterprise_sales.book.row_flags import TYPED, Flag, flags_of
from enterprise_sales.book.tables import columns_of
from enterprise_sales.book.typing_cells import EXPONENT, clean_text, fits, typed

POLARS: dict[str, pl.DataType] = {
    "text": pl.String(),
    "code": pl.String(),
    "list": pl.String(),
    "integer": pl.Int64(),
    "money": pl.Int64(),
    "decimal": pl.Float64(),
    "date": pl.Date(),
    "month": pl.Date(),
    "boolean": pl.Boolean(),
}
FIRST_LOOK = 100
"""Rows that tell whether the rest of a column is worth being read in the plainest way."""
KEEP = "_keep:"
"""Prefix of a file's own column that is carried along until it has been counted."""
PROVENANCE = {"_file": pl.String(), "_row": pl.Int64()}


@dataclass(frozen=True)
class Normalised:
    """Typed rows with provenance, and the problems found."""

    rows: pl.DataFrame
    problems: list[pl.DataFrame] = field(default_factory=list)


def schema_of(table: str) -> dict[str, pl.DataType]:
    """The typed columns of a table, provenance last."""
    own = {name: POLARS[column.kind] for name, column in columns_of(table).items()}
    return {**own, **PROVENANCE}


def normalise(
    raw: pl.DataFrame, table: str, options: FileMapping, *, tidy: bool = False
) -> Normalised:
    """Typed rows of `table`; a row with a cell that cannot be read is left out and told.

    Args:
        raw: cells under the table's own column names, `_file`, `_row`, and `_exponent`
            where the table holds money.
        table: one of the tables of a book.
        options: how the file writes dates and numbers.
        tidy: whether it is known that no sign is unseen and every blank is an ordinary one.
    """
    raw, foreign = in_currency_of_account(raw, options)
    given = {name: column for name, column in columns_of(table).items() if name in raw.columns}
    plain = plain_columns(raw.schema, given, options, _one_exponent(raw), tidy=tidy)
    if raw.height > FIRST_LOOK:
        promising = _sound(_read(raw.head(FIRST_LOOK), plain), plain)
        plain = {name: each for name, each in plain.items() if name in promising}
    read = _read(raw.with_columns(absent(table, given)), plain)
    flags = flags_of(table, options.made_later)
    sound = _sound(read, plain)
    rest = {name: column for name, column in given.items() if name not in sound}
    cells = _one_by_one(read, rest, options, tidy=tidy) if rest else read
    flags += foreign_flags(cells, rest, options)
    found = _found(cells, table, flags)
    bad = pl.any_horizontal(expr for _, _, expr in flags)
    good = cells.filter(~bad) if found else cells
    kept = good.select(*typed_columns(table), *PROVENANCE, pl.selectors.starts_with(KEEP))
    return Normalised(kept, [*foreign, *found])


def absent(table: str, given: Collection[str]) -> Iterator[pl.Expr]:
    """The columns that the file does not have, and their values."""
    for name, column in columns_of(table).items():
        if name not in given:
            yield pl.lit(None, pl.String).alias(name)
            yield pl.lit(None, POLARS[column.kind]).alias(f"{name}{TYPED}")


def typed_columns(table: str) -> Iterator[pl.Expr]:
    """The columns of a table, made of their values beside the cells."""
    for name, column in columns_of(table).items():
        yield pl.col(f"{name}{TYPED}").cast(POLARS[column.kind]).alias(name)


def _read(cells: pl.DataFrame, plain: Mapping[str, Plain]) -> pl.DataFrame:
    drafts, values = steps_of(plain)
    return cells.with_columns(drafts).with_columns(values)


def _sound(read: pl.DataFrame, plain: Mapping[str, Plain]) -> set[str]:
    """The columns in which no cell has to be read in another way than the plainest."""
    if not plain:
        return set()
    some = read.select(each.odd.any().alias(name) for name, each in plain.items()).row(0)
    return {name for name, odd in zip(plain, some, strict=True) if not odd}


def _one_by_one(
    read: pl.DataFrame, rest: Mapping[str, Column], options: FileMapping, *, tidy: bool
) -> pl.DataFrame:
    """The cells, and the values of the columns that are read cell by cell."""
    stored = read.schema
    clean = read.with_columns(
        clean_text(name, tidy=tidy)
        for name, column in rest.items()
        if not fits(stored[name], column)
    )
    return clean.with_columns(
        typed(
            name, column, clean.schema[name], options.order_of(name), options.decimal_of(name)
        ).alias(f"{name}{TYPED}")
        for name, column in rest.items()
    )


def _found(cells: pl.DataFrame, table: str, flags: list[Flag]) -> list[pl.DataFrame]:
    some = cells.select(expr.any().alias(f"{name}:{code}") for name, code, expr in flags).row(0)
    return [
        problems.of_rows(cells.filter(expr), table, name, code, left_out=True)
        for (name, code, expr), hit in zip(flags, some, strict=True)
        if hit
    ]


def _one_exponent(raw: pl.DataFrame) -> int | None:
    if EXPONENT not in raw.columns or raw.is_empty():
        return None
    low, high = int(str(raw[EXPONENT].min())), int(str(raw[EXPONENT].max()))
    return low if low == high else None
