"""Cells found through other tables and files, as `book.yaml` declares."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.columns import Column
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.link_index import (
    EXACT,
    FOUND,
    KEY,
    NOT_BEFORE,
    SEVERAL,
    exact_of,
    index_of,
    keys_of,
)
from enterprise_sales.book.mapping import FileMapping, Lookup
from enterprise_sales.book.mapping_links import Step
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.normalise import KEEP
from enterprise_sales.book.row_currency import filled_by
from enterprise_sales.book.sources import Sources
from enterprise_sales.book.tables import columns_of, required_of
from enterprise_sales.book.typing_cells import clean_text, typed

LIST_SIGN = ";"
_AT = "_at"


@dataclass
class Linked:
    """The cells with every looked-up column filled, and what was not found.

    Attributes:
        cells: the rows; those without a required value are gone.
        problems: the rows of which a cell leads nowhere, or to more than one.
        findings: what is doubtful in rows that are kept.
    """

    cells: pl.DataFrame
    problems: list[pl.DataFrame] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def look_up(raw: pl.DataFrame, options: FileMapping, sources: Sources) -> Linked:
    """Fill the looked-up columns; what is not found is unknown, and told.

    A row is left out where its table requires the value. An empty cell leads nowhere, which is no
    problem of its own.
    """
    linked = Linked(raw)
    for target, lookup in options.lookups.items():
        said = clean_text(KEEP + lookup.column)
        meant = said.replace(list(lookup.names), list(lookup.names.values()))
        linked.cells = linked.cells.with_columns(meant.alias(_AT))
        for step in lookup.steps:
            _follow(linked, _Way(options, target, lookup, step), sources)
        values = options.values.get(target, {})
        found = pl.col(_AT).cast(pl.String).replace(list(values), list(values.values()))
        reached = (found if values else pl.col(_AT)).alias(filled_by(options, target))
        linked.cells = linked.cells.with_columns(reached).drop(_AT)
    return linked


@dataclass(frozen=True)
class _Way:
    """One step of the lookup that fills a column."""

    options: FileMapping
    target: str
    lookup: Lookup
    step: Step

    @property
    def place(self) -> str:
        return self.step.table or str(self.step.file)

    @property
    def required(self) -> bool:
        return self.target in required_of(self.options.table)

    def told(self, rows: pl.DataFrame, code: str, **values: pl.Expr) -> pl.DataFrame:
        return problems.of_rows(
            rows,
            self.options.table,
            self.target,
            code,
            left_out=self.required,
            target=self.place,
            excerpt=pl.col(KEEP + self.lookup.column),
            **values,
        )


def _follow(linked: Linked, way: _Way, sources: Sources) -> None:
    """From the value reached to the one that it leads to."""
    if way.step.part == "first":
        _take_first(linked, way)
    listed = sources.listed(way.step)
    at = linked.cells.with_columns(keys_of(linked.cells[_AT], way.step.by).alias(KEY))
    met = at.join(index_of(listed, way.step), on=KEY, how="left", maintain_order="left")
    met = _as_written(met, listed, way.step)
    several = pl.col(SEVERAL).is_not_null()
    lost = pl.col(KEY).is_not_null() & pl.col(FOUND).is_null()
    _tell_absent(linked, way, met.filter(lost & ~several), listed)
    _tell_several(linked, way, met.filter(lost & several))
    kept = met.filter(~lost) if way.required else met
    linked.findings += _too_early(kept, way)
    gone = [_AT, KEY, SEVERAL, *([NOT_BEFORE] if way.step.not_before else [])]
    linked.cells = kept.drop(gone).rename({FOUND: _AT})


def _as_written(met: pl.DataFrame, listed: pl.DataFrame, step: Step) -> pl.DataFrame:
    """Of names that are spoken alike, the one that is written as the row writes it."""
    plain = step.by == "name" and not step.latest and not step.not_before
    if not plain or met[SEVERAL].null_count() == met.height:
        return met
    text = keys_of(met[_AT], "id").alias("_text")
    exact = exact_of(listed, step).rename({KEY: "_text"})
    both = met.with_columns(text).join(exact, on="_text", how="left", maintain_order="left")
    found = pl.coalesce(FOUND, EXACT).alias(FOUND)
    several = pl.when(pl.col(EXACT).is_null()).then(SEVERAL).alias(SEVERAL)
    return both.with_columns(found, several).drop("_text", EXACT)


def _take_first(linked: Linked, way: _Way) -> None:
    parts = pl.col(_AT).str.split(LIST_SIGN).list.eval(pl.element().str.strip_chars())
    filled = parts.list.eval(pl.element().filter(pl.element().str.len_bytes() > 0))
    several = linked.cells.filter(filled.list.len() > 1)
    if several.height:
        code = "lookup_first_of_several"
        told = problems.finding_of(several, code, way.options.table, way.target)
        excerpt = several.sort("_row")[_AT][0]
        linked.findings.append(told.model_copy(update={"excerpt": excerpt}))
    linked.cells = linked.cells.with_columns(filled.list.first().alias(_AT))


def _tell_absent(linked: Linked, way: _Way, rows: pl.DataFrame, listed: pl.DataFrame) -> None:
    """The nearest right one is looked for once, for the row that the message shows."""
    if rows.is_empty():
        return
    first = rows.sort("_row")[_AT][0]
    near = hint(str(first), listed[way.step.key].cast(pl.String).drop_nulls().unique().sort())
    linked.problems.append(way.told(rows, "lookup_failed", nearest=pl.lit(near)))


def _tell_several(linked: Linked, way: _Way, rows: pl.DataFrame) -> None:
    if rows.height:
        linked.problems.append(way.told(rows, "lookup_ambiguous", texts=pl.col(SEVERAL)))


def _too_early(rows: pl.DataFrame, way: _Way) -> list[Finding]:
    """Rows that are older than what they belong to."""
    if way.step.not_before is None or rows.is_empty():
        return []
    declared = columns_of(way.options.table).items()
    name = next(name for name, column in declared if column.kind in ("date", "month"))
    if name not in rows.columns:
        return []
    written = (rows.schema[name], way.options.order_of(name), way.options.decimal_of(name))
    month = typed(name, Column("month"), *written).dt.month_end()
    day = pl.coalesce(typed(name, Column("date"), *written), month)
    early = rows.filter(day < pl.col(NOT_BEFORE))
    if early.is_empty():
        return []
    told = problems.finding_of(early, "usage_before_contract", way.options.table, name)
    return [told.model_copy(update={"of": rows.height})]
