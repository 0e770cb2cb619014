"""Cells found through another table, and rows counted together, as `book.yaml` declares."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.columns import Column
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import Aggregate, FileMapping, Lookup
from enterprise_sales.book.normalise import KEEP, schema_of
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.book.typing_cells import typed

Frames = dict[str, pl.DataFrame]


def look_up(
    raw: pl.DataFrame, options: FileMapping, frames: Frames
) -> tuple[pl.DataFrame, list[pl.DataFrame], list[Finding]]:
    """The cells with every looked-up column filled; rows whose key is unknown are left out."""
    bad: list[pl.DataFrame] = []
    findings: list[Finding] = []
    for target, lookup in options.lookups.items():
        key = KEEP + lookup.column
        taken = [lookup.value, *([lookup.not_before] if lookup.not_before else [])]
        listed = frames.get(lookup.table, pl.DataFrame(schema=schema_of(lookup.table)))
        found = listed.select(
            pl.col(lookup.key).alias(key),
            *(pl.col(name).alias(f"_found:{name}") for name in taken),
        )
        joined = raw.join(found.unique(key), on=key, how="left", maintain_order="left")
        missing = pl.col(f"_found:{lookup.value}").is_null()
        lost = joined.filter(missing).rename({key: lookup.column})
        if lost.height:
            bad.append(
                problems.of_rows(
                    lost,
                    options.table,
                    lookup.column,
                    "lookup_failed",
                    left_out=True,
                    target=lookup.table,
                )
            )
        raw = joined.filter(~missing).rename({f"_found:{lookup.value}": target})
        findings += _too_early(raw, options, lookup)
    return raw, bad, findings


def _too_early(raw: pl.DataFrame, options: FileMapping, lookup: Lookup) -> list[Finding]:
    if lookup.not_before is None or not raw.height:
        return []
    declared = columns_of(options.table).items()
    name = next(name for name, column in declared if column.kind in ("date", "month"))
    as_written = (raw.schema[name], options.order_of(name), options.decimal_of(name))
    month = typed(name, Column("month"), *as_written).dt.month_end()
    day = pl.coalesce(typed(name, Column("date"), *as_written), month)
    early = raw.filter(day < pl.col(f"_found:{lookup.not_before}"))
    if early.is_empty():
        return []
    told = problems.finding_of(early, "usage_before_contract", options.table, name)
    return [told.model_copy(update={"of": raw.height})]


def aggregate(rows: pl.DataFrame, options: FileMapping) -> pl.DataFrame:
    """The rows that share the table's key counted together."""
    key = list(MODELS[options.table].key)
    columns = [name for name in columns_of(options.table) if name not in key]
    counted = {name: _counted(how) for name, how in options.aggregate.items()}
    return rows.group_by(key, maintain_order=True).agg(
        *(counted.get(name, pl.col(name).max()).alias(name) for name in columns),
        pl.col("_file").first(),
        pl.col("_row").min(),
    )


def _counted(how: Aggregate) -> pl.Expr:
    column = pl.col(KEEP + how.column)
    match how.how:
        case "count_distinct":
            return column.drop_nulls().n_unique().cast(pl.Int64)
        case "count":
            return column.count().cast(pl.Int64)
        case "sum":
            return column.cast(pl.Float64, strict=False).sum().round(0).cast(pl.Int64)
        case _:
            return column.cast(pl.Float64, strict=False).max().round(0).cast(pl.Int64)
