"""The cells of one file under the table's own column names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.file_columns import (
    DOUBTFUL,
    absent_columns,
    misnamed,
    strange_columns,
)
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.made_cells import alike, made_cells
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.mapping_counts import AS_THEY_STAND
from enterprise_sales.book.normalise import KEEP
from enterprise_sales.book.query import CHANGED, wanting
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW, FileCells, Lost
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.readers.taking import Take
from enterprise_sales.book.row_currency import SAID, said_in
from enterprise_sales.book.rows_taken import rows_taken
from enterprise_sales.book.tables import columns_of

NOTHING_MADE: Mapping[str, pl.Expr] = MappingProxyType({})


@dataclass(frozen=True)
class NamedCells:
    """What one file gives to its table.

    Attributes:
        cells: text under the table's column names with `_file` and `_row`; None where no row can
            be used.
        findings: what is wrong with the file as a whole.
        problems: its bad rows.
        read: rows found in it.
        aside: how many of them `book.yaml` says are none of the table's.
        taken: typed rows, beside the cells.
    """

    cells: pl.DataFrame | None
    findings: list[Finding]
    problems: list[pl.DataFrame] = field(default_factory=list)
    read: int = 0
    aside: int = 0
    taken: list[pl.DataFrame] = field(default_factory=list)


def cells_of(contents: Contents, options: FileMapping, take: Take | None = None) -> NamedCells:
    """The cells of one file, what is wrong with it, and its bad rows.

    Args:
        contents: the files of the book.
        options: how the file is declared.
        take: what takes sound rows while the file is read.
    """
    path = contents.path_of(options.file)
    wrong = wanting(path, options.query)
    if wrong and wrong != CHANGED:
        return NamedCells(None, [_finding(options, wrong)])
    try:
        read = read_file(path, options, take)
    except UnreadableFileError as error:
        return NamedCells(None, [unreadable(options.file, options.table, error)])
    raw = read.cells.rename({ROW: "_row"})
    findings = [*left_out(read, options), *strange_columns(raw, options)]
    raw, aside = rows_taken(raw, options)
    counts = _counts(read, raw.height)
    findings += [*aside, *alike(raw, options)]
    if wrong:
        findings.append(_finding(options, wrong).model_copy(update=DOUBTFUL))
    findings += [
        misnamed(options.file, options.table, name, raw.columns).model_copy(update=DOUBTFUL)
        for name in options.columns
        if name not in raw.columns
    ]
    once, bad = _once(raw, options)
    named = renamed(once, options)
    missing = absent_columns(raw, named, options)
    if missing:
        return NamedCells(None, findings + missing, bad, *counts)
    return NamedCells(named, findings, bad, *counts, read.taken)


def _counts(read: FileCells, taken: int) -> tuple[int, int]:
    """Rows of a file, and those of them that are set aside, however many lines a row takes."""
    apart = sum(row.lines for row in read.aside)
    lost = sum(row.lines for row in [*read.ragged, *read.unquoted])
    return read.height + lost + apart, apart + read.cells.height - taken


def _finding(options: FileMapping, code: str) -> Finding:
    return Finding(code=code, severity="error", file=options.file, table=options.table)


def unreadable(file: str, table: str | None, error: UnreadableFileError) -> Finding:
    """A file that cannot be read at all; its table is None where it is not known yet."""
    return Finding(
        code=error.code,
        severity="error",
        file=file,
        table=table,
        excerpt=error.excerpt,
        values=error.values,
    )


def left_out(read: FileCells, options: FileMapping) -> Iterable[Finding]:
    """What the reader could not take as rows, and a file without any."""
    width = len(read.cells.columns) - 1
    if read.ragged:
        found = {"found": str(read.ragged[0].cells), "expected": str(width)}
        yield _rows_lost(options, "row_ragged", read.ragged, found)
    if read.unquoted:
        yield _rows_lost(options, "quotes_unmatched", read.unquoted, {})
    if read.aside:
        yield _set_aside(options, read.aside)
    for notice in read.notices:
        update = {"severity": notice.severity, "count": notice.count, "values": notice.values}
        yield _finding(options, notice.code).model_copy(update=update)
    if not read.height and not read.ragged and not read.unquoted:
        empty = {"severity": "info", "count": 0}
        yield _finding(options, "file_empty").model_copy(update=empty)


def _set_aside(options: FileMapping, rows: list[Lost]) -> Finding:
    """Rows that `book.yaml` says are no data; they are told, and are no loss."""
    lost = _rows_lost(options, "rows_set_aside", rows, {})
    return lost.model_copy(update={"severity": "info", "left_out": 0})


def _rows_lost(
    options: FileMapping, code: str, lost: list[Lost], values: dict[str, str]
) -> Finding:
    count = sum(row.lines for row in lost)
    return Finding(
        code=code,
        severity="error",
        file=options.file,
        table=options.table,
        rows=tuple(row.row for row in lost[: problems.FIRST_ROWS]),
        count=count,
        left_out=count,
        excerpt=" ".join(lost[0].excerpt.split())[: problems.EXCERPT_LENGTH],
        values=values,
    )


def renamed(raw: pl.DataFrame, options: FileMapping) -> pl.DataFrame:
    """The cells that the table gets, under its own names, with `_file` and `_row`."""
    made = {name: pl.lit(cells) for name, cells in made_cells(raw, options).items()}
    return raw.select(cells_wanted(raw.columns, options, made))


def cells_wanted(
    names: Sequence[str], options: FileMapping, made: Mapping[str, pl.Expr] = NOTHING_MADE
) -> list[pl.Expr]:
    """What `renamed` selects.

    Args:
        names: the columns of the file.
        options: how the file is declared.
        made: cells that are made of several columns.
    """
    cells = {"_row": pl.col("_row"), **_named(names, options), **made}
    cells |= {
        name: pl.col(aggregate.column)
        for name, aggregate in options.aggregate.items()
        if aggregate.how in AS_THEY_STAND and aggregate.column in names
    }
    wanted = {name: _mapped(cell, options.values.get(name)) for name, cell in cells.items()}
    wanted |= {name: pl.lit(value) for name, value in options.constants.items()}
    wanted |= {KEEP + name: pl.col(name) for name in options.carried if name in names}
    said = said_in(options, names)
    wanted |= {SAID: pl.col(said)} if said else {}
    wanted["_file"] = pl.lit(options.file)
    return [cell.alias(name) for name, cell in wanted.items()]


def _named(names: Sequence[str], options: FileMapping) -> dict[str, pl.Expr]:
    """The table's columns that the file has, under the names declared or under their own."""
    named = {}
    for name in sorted(names, key=lambda column: column in options.columns):
        target = options.columns.get(name, name)
        aside = name in options.ignore or (name not in options.columns and target in options.made)
        if target in columns_of(options.table) and not aside:
            named[target] = pl.col(name)
    return named


def _mapped(cell: pl.Expr, values: Mapping[str, str | None] | None) -> pl.Expr:
    if not values:
        return cell
    text = cell.cast(pl.String)
    return text.str.strip_chars().replace(list(values), list(values.values()))


def _once(raw: pl.DataFrame, options: FileMapping) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """One row for each of the file's own keys: the first when sorted by the file's columns.

    Which one is used depends on the cells alone, so that the order of an export changes nothing.
    """
    if options.key is None or options.key not in raw.columns:
        return raw, []
    cells = [name for name in raw.columns if name != "_row"]
    ordered = raw.sort([*cells, "_row"], nulls_last=True)
    again = pl.col(options.key).is_not_null() & ~pl.col(options.key).is_first_distinct()
    named = ordered.with_columns(pl.lit(options.file).alias("_file"))
    lost = named.with_columns(problems.used_instead(options.key)).filter(again)
    if lost.is_empty():
        return raw, []
    used = problems.USED
    code = "duplicate_key"
    bad = problems.of_rows(lost, options.table, options.key, code, left_out=True, target=used)
    return ordered.filter(~again).sort("_row"), [bad]
