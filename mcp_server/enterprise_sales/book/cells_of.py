"""The cells of one file under the table's own column names."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.folder import Contents
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.normalise import KEEP
from enterprise_sales.book.readers import read_file
from enterprise_sales.book.readers.cells import ROW
from enterprise_sales.book.readers.problems import UnreadableFileError
from enterprise_sales.book.tables import columns_of, required_of


def cells_of(
    contents: Contents, options: FileMapping
) -> tuple[pl.DataFrame | None, list[Finding], list[pl.DataFrame]]:
    """Cells as text with `_file` and `_row`, what is wrong with the file, and its bad rows."""
    path = contents.folder / options.file
    if not path.is_file():
        return None, [Finding(code="file_missing", severity="error", file=options.file)], []
    try:
        raw, ragged = read_file(path, options)
    except UnreadableFileError as error:
        finding = Finding(
            code=error.code,
            severity="error",
            file=options.file,
            excerpt=error.excerpt,
            values=error.values,
        )
        return None, [finding], []
    findings = _ragged(ragged, raw, options) + _empty(raw, options)
    named, unknown = _renamed(raw.rename({ROW: "_row"}), options)
    named = named.with_columns(pl.lit(options.file).alias("_file"))
    duplicates = _duplicates(named, options)
    if duplicates is not None:
        named = named.unique(KEEP + str(options.key), keep="first", maintain_order=True)
    return named, findings + unknown, [] if duplicates is None else [duplicates]


def _ragged(
    ragged: list[tuple[int, int]], raw: pl.DataFrame, options: FileMapping
) -> list[Finding]:
    if not ragged:
        return []
    values = {"found": str(ragged[0][1]), "expected": str(len(raw.columns) - 1)}
    rows = tuple(number for number, _ in ragged[: problems.FIRST_ROWS])
    return [
        Finding(
            code="row_ragged",
            severity="error",
            file=options.file,
            table=options.table,
            rows=rows,
            count=len(ragged),
            left_out=len(ragged),
            values=values,
        )
    ]


def _empty(raw: pl.DataFrame, options: FileMapping) -> list[Finding]:
    if raw.height:
        return []
    return [
        Finding(code="file_empty", severity="info", file=options.file, table=options.table, count=0)
    ]


def _renamed(raw: pl.DataFrame, options: FileMapping) -> tuple[pl.DataFrame, list[Finding]]:
    declared = columns_of(options.table)
    wanted: dict[str, pl.Expr] = {"_row": pl.col("_row")}
    findings: list[Finding] = []
    for name in raw.columns:
        target = options.columns.get(name, name)
        if name == "_row" or name in options.ignore:
            continue
        if target in declared:
            wanted[target] = _mapped(pl.col(name), options.values.get(target)).alias(target)
        elif name not in _carried(options):
            findings.append(_unknown_column(name, options))
    for name, value in options.constants.items():
        wanted[name] = pl.lit(value).alias(name)
    for name in _carried(options):
        if name in raw.columns:
            wanted[KEEP + name] = pl.col(name).alias(KEEP + name)
    named = raw.select(wanted.values())
    return named, findings + _missing_columns(named, options, raw.height)


def _carried(options: FileMapping) -> list[str]:
    counted = [aggregate.column for aggregate in options.aggregate.values()]
    looked_up = [lookup.column for lookup in options.lookups.values()]
    key = [options.key] if options.key else []
    return list(dict.fromkeys([*counted, *looked_up, *key]))


def _mapped(cell: pl.Expr, values: dict[str, str] | None) -> pl.Expr:
    if not values:
        return cell
    text = cell.cast(pl.String)
    return text.str.strip_chars().replace(list(values), list(values.values()))


def _unknown_column(name: str, options: FileMapping) -> Finding:
    choices = columns_of(options.table)
    return Finding(
        code="column_unknown",
        severity="warning",
        file=options.file,
        table=options.table,
        column=name,
        rows=(1,),
        values={"nearest": hint(name, choices).replace("(nearest: ", "to ", 1).rstrip(")")},
    )


def _missing_columns(named: pl.DataFrame, options: FileMapping, height: int) -> list[Finding]:
    found = {*named.columns, *options.lookups, *options.aggregate}
    return [
        Finding(
            code="column_missing",
            severity="error",
            file=options.file,
            table=options.table,
            column=name,
            count=height,
        )
        for name in required_of(options.table)
        if name not in found
    ]


def _duplicates(named: pl.DataFrame, options: FileMapping) -> pl.DataFrame | None:
    key = KEEP + str(options.key)
    if key not in named.columns:
        return None
    again = named.filter(~pl.col(key).is_first_distinct())
    if again.is_empty():
        return None
    shown = again.rename({key: str(options.key)})
    return problems.of_rows(shown, options.table, str(options.key), "duplicate_key", left_out=True)
