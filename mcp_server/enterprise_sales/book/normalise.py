"""One file's cells → the typed rows of a table, and the problems of the rows left out."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.columns import Column
from enterprise_sales.book.foreign_amounts import foreign_flags
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.row_currency import in_currency_of_account
from enterprise_sales.book.tables import columns_of, required_of
from enterprise_sales.book.typing_cells import (
    PROBLEM_CODES,
    clean_text,
    fits,
    out_of_range,
    typed,
    typed_at_once,
)
from enterprise_sales.book.written_numbers import amounts_alone

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
    columns = columns_of(table)
    raw, foreign = in_currency_of_account(raw, options)
    raw = _with_amounts(raw, columns, options)
    at_once = _at_once(raw, columns)
    complete = raw.with_columns(
        *(
            clean_text(name, tidy=tidy)
            for name, column in columns.items()
            if name in raw.columns and name not in at_once and not fits(raw.schema[name], column)
        ),
        *(pl.lit(None, pl.String).alias(name) for name in columns if name not in raw.columns),
    )
    absent = [name for name in columns if name not in raw.columns]
    cells = complete.with_columns(
        *(values.alias(f"{name}:typed") for name, values in at_once.items()),
        *(pl.lit(None, POLARS[columns[name].kind]).alias(f"{name}:typed") for name in absent),
        *(
            typed(
                name,
                column,
                complete.schema[name],
                options.order_of(name),
                options.decimal_of(name),
            ).alias(f"{name}:typed")
            for name, column in columns.items()
            if name in raw.columns and name not in at_once
        ),
    )
    flags = [*_flags(table, options.made_later), *foreign_flags(complete, columns, options)]
    flagged = cells.with_columns(expr.alias(f"{name}:{code}") for name, code, expr in flags)
    found = _found(flagged, table, flags)
    bad = pl.any_horizontal(pl.col(f"{name}:{code}") for name, code, _ in flags)
    sound = flagged.filter(~bad) if found else flagged
    kept = sound.select(
        *(pl.col(f"{name}:typed").cast(POLARS[c.kind]).alias(name) for name, c in columns.items()),
        *PROVENANCE,
        pl.selectors.starts_with(KEEP),
    )
    return Normalised(kept, [*foreign, *found])


def _with_amounts(
    raw: pl.DataFrame, columns: dict[str, Column], options: FileMapping
) -> pl.DataFrame:
    """The cells with exact numbers for the amounts that are plain digits throughout a column."""
    texts = [
        name
        for name, column in columns.items()
        if column.kind == "money" and raw.schema.get(name) == pl.String
    ]
    found = [amounts_alone(raw[name], options.decimal_of(name)) for name in texts]
    return raw.with_columns(amounts for amounts in found if amounts is not None)


def _at_once(raw: pl.DataFrame, columns: dict[str, Column]) -> dict[str, pl.Series]:
    """The columns of texts that can be read without a look at single cells."""
    texts = {name: raw[name] for name in columns if raw.schema.get(name) == pl.String}
    found = {name: typed_at_once(text, columns[name]) for name, text in texts.items()}
    return {name: values for name, values in found.items() if values is not None}


def _flags(table: str, made: frozenset[str]) -> list[tuple[str, str, pl.Expr]]:
    required = [name for name in required_of(table) if name not in made]
    flags = [(name, "cell_missing", pl.col(name).is_null()) for name in required]
    for name, column in columns_of(table).items():
        value = f"{name}:typed"
        if column.kind in PROBLEM_CODES:
            unread = pl.col(name).is_not_null() & pl.col(value).is_null()
            flags.append((name, PROBLEM_CODES[column.kind], unread))
        if table == "surveys" and name == "score":
            flags.append((name, "survey_scale", _wrong_survey_scale()))
        elif column.low is not None or column.high is not None:
            flags.append((name, "out_of_range", out_of_range(value, column)))
    return flags


def _wrong_survey_scale() -> pl.Expr:
    """NPS answers run from 0 to 10, CSAT answers from 1 to 5; no kind is read as NPS."""
    score, csat = pl.col("score:typed"), (pl.col("kind:typed") == "csat").fill_null(False)
    nps_wrong = ~csat & ((score < 0) | (score > 10))
    csat_wrong = csat & ((score < 1) | (score > 5))
    return (nps_wrong | csat_wrong).fill_null(False)


def _found(
    flagged: pl.DataFrame, table: str, flags: list[tuple[str, str, pl.Expr]]
) -> list[pl.DataFrame]:
    any_flag = flagged.select(pl.col(f"{name}:{code}").any() for name, code, _ in flags).row(0)
    return [
        problems.of_rows(flagged.filter(pl.col(f"{name}:{code}")), table, name, code, left_out=True)
        for (name, code, _), hit in zip(flags, any_flag, strict=True)
        if hit
    ]
