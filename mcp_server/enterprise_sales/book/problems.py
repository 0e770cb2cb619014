"""Problems of single rows, gathered as a frame and told as findings."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from enterprise_sales.book.columns import Column
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.import_messages import WORDS
from enterprise_sales.book.nearest import hint
from enterprise_sales.book.tables import columns_of

SCHEMA = {
    "table": pl.String,
    "file": pl.String,
    "row": pl.Int64,
    "column": pl.String,
    "code": pl.String,
    "excerpt": pl.String,
    "account_id": pl.String,
    "left_out": pl.Boolean,
    "target": pl.String,
    "nearest": pl.String,
    "texts": pl.String,
}
FIRST_ROWS = 5
EXCERPT_LENGTH = 80
NEAREST_OF_IDS = ("reference_dangling", "unit_unknown")
"""Problems with an id that a table does not hold."""
UNITS = "business_units"


def empty() -> pl.DataFrame:
    """No problems."""
    return pl.DataFrame(schema=SCHEMA)


def used_instead(*key: str) -> pl.Expr:
    """Of rows in their order: the one that is used for its key, with its file if it is another."""
    row, file = pl.col("_row").first().over(key), pl.col("_file").first().over(key)
    text = row.cast(pl.String)
    other = pl.format("{} ({})", text, file)
    return pl.when(file == pl.col("_file")).then(text).otherwise(other).alias("_used")


USED = pl.col("_used")


def of_rows(
    rows: pl.DataFrame,
    table: str,
    column: str,
    code: str,
    *,
    left_out: bool,
    target: str | pl.Expr | None = None,
    excerpt: pl.Expr | None = None,
    nearest: pl.Expr | None = None,
    texts: pl.Expr | None = None,
) -> pl.DataFrame:
    """One problem for each of `rows`, a frame with `_file`, `_row` and the raw cells.

    Args:
        rows: the rows concerned.
        table: their table.
        column: the column concerned.
        code: stable name of the problem.
        left_out: whether the rows are not used.
        target: the table in which nothing was found, where `column` does not say it, or the row
            that is used instead.
        excerpt: what stands there, where `column` is not among the cells.
        nearest: the nearest right ones, where `column` does not say where to look for them.
        texts: the texts between which the cell does not tell.
    """
    account = pl.col("account_id") if "account_id" in rows.columns else pl.lit(None)
    if excerpt is None:
        excerpt = pl.col(column) if column in rows.columns else pl.lit(None)
    return rows.select(
        pl.lit(table).alias("table"),
        pl.col("_file").alias("file"),
        pl.col("_row").alias("row"),
        pl.lit(column).alias("column"),
        pl.lit(code).alias("code"),
        _one_line(excerpt).alias("excerpt"),
        account.cast(pl.String).alias("account_id"),
        pl.lit(left_out).alias("left_out"),
        (target if isinstance(target, pl.Expr) else pl.lit(target)).alias("target"),
        (pl.lit(None) if nearest is None else nearest).alias("nearest"),
        (pl.lit(None) if texts is None else texts).alias("texts"),
    ).cast(SCHEMA)  # type: ignore[arg-type]


def _one_line(cell: pl.Expr) -> pl.Expr:
    text = cell.cast(pl.String).str.replace_all(r"\s+", " ").str.strip_chars()
    return text.str.slice(0, EXCERPT_LENGTH)


def told(problems: pl.DataFrame, known: dict[str, tuple[str, ...]]) -> list[Finding]:
    """One finding a file, column and kind of problem, in a stable order.

    Args:
        problems: rows of `SCHEMA`.
        known: table → ids that exist there, for the nearest right one.
    """
    grouped = (
        problems.sort("table", "file", "column", "code", "row")
        .group_by("table", "file", "column", "code", maintain_order=True)
        .agg(
            pl.col("row").head(FIRST_ROWS).alias("rows"),
            pl.len().alias("count"),
            pl.col("left_out").sum().alias("left_out"),
            pl.col("excerpt").first(),
            pl.col("account_id").first(),
            pl.col("account_id").n_unique().alias("accounts"),
            pl.col("target", "nearest", "texts").first(),
        )
    )
    return [_finding(row, known) for row in grouped.iter_rows(named=True)]


def searched(problems: pl.DataFrame) -> set[str]:
    """The tables of which the nearest right id is sought, for an id that is not there."""
    dangling = problems.filter(pl.col("code").is_in(NEAREST_OF_IDS))
    pairs = dangling.select("table", "column").unique().iter_rows()
    return {columns_of(table)[column].refers_to or UNITS for table, column in pairs}


def finding_of(rows: pl.DataFrame, code: str, table: str, column: str) -> Finding:
    """A warning about rows that were kept; the place is that of the first file concerned."""
    file = str(rows["_file"].sort()[0])
    there = rows.filter(pl.col("_file") == file)["_row"].sort()
    return Finding(
        code=code,
        severity="warning",
        file=file,
        table=table,
        column=column,
        rows=tuple(there.head(FIRST_ROWS)),
        count=rows.height,
    )


def _finding(row: dict[str, object], known: dict[str, tuple[str, ...]]) -> Finding:
    table, column = str(row["table"]), str(row["column"])
    declared = columns_of(table).get(column)
    return Finding(
        code=str(row["code"]),
        severity="error" if row["left_out"] else "warning",
        file=str(row["file"]),
        table=table,
        column=column,
        rows=tuple(row["rows"]),  # type: ignore[arg-type]
        count=int(str(row["count"])),
        left_out=int(str(row["left_out"])),
        excerpt=None if row["excerpt"] is None else str(row["excerpt"]),
        account_id=str(row["account_id"]) if row["accounts"] == 1 and row["account_id"] else None,
        values=_values(row, declared, known),
    )


def _values(
    row: dict[str, object], declared: Column | None, known: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    code, excerpt = str(row["code"]), row["excerpt"]
    values = {"key": str(row["column"]), "target": str(row["target"])}
    values["unused"] = str(row["rows"][0])  # type: ignore[index]
    values["texts"], values["nearest"] = str(row["texts"]), str(row["nearest"] or "")
    if declared is not None:
        choices: Iterable[str] = declared.codes
        if code in NEAREST_OF_IDS:
            values["target"] = declared.refers_to or UNITS
            choices = known.get(values["target"], ())
        values["codes"] = ", ".join(declared.codes)
        values["range"] = scale_of(declared)
        if row["nearest"] is None:
            values["nearest"] = hint(str(excerpt or ""), choices) if excerpt else ""
    wanted = "".join(WORDS[code])
    return {name: text for name, text in values.items() if "{" + name + "}" in wanted}


def scale_of(column: Column) -> str:
    """The scale of a column as text, such as `1–5` or `≥ 0`."""
    if column.high is None:
        return f"≥ {column.low}"
    return f"{column.low}–{column.high}"
