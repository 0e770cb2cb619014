"""Checks over whole tables: keys, references, order of dates, currencies, completeness."""

from __future__ import annotations

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.tables import MODELS, columns_of, required_of

Frames = dict[str, pl.DataFrame]
Checked = tuple[pl.DataFrame, list[pl.DataFrame]]


def unique_keys(rows: pl.DataFrame, table: str) -> Checked:
    """One row a key; which one is kept depends on the cells alone, never on the order."""
    key = list(MODELS[table].key)
    every = [*columns_of(table), "_file", "_row"]
    if key and set(every[: len(key)]) == set(key):
        by_key = rows.sort(every[: len(key)], nulls_last=True)
        if not _repeats(by_key, key):
            return by_key, []
    ordered = rows.sort(every, nulls_last=True)
    if not key:
        return ordered, []
    first = ordered.with_columns(problems.used_instead(*key))
    again = first.filter(~pl.struct(key).is_first_distinct())
    kept = ordered.unique(key, keep="first", maintain_order=True)
    if again.is_empty():
        return kept, []
    return kept, [
        problems.of_rows(
            again, table, key[-1], "duplicate_key", left_out=True, target=problems.USED
        )
    ]


def _repeats(ordered: pl.DataFrame, key: list[str]) -> bool:
    """Whether rows in the order of their key have one twice; the same keys touch each other."""
    same = (pl.col(name).eq_missing(pl.col(name).shift(1)) for name in key)
    return bool(ordered.select(pl.all_horizontal(same).slice(1).any()).item())


def references(rows: pl.DataFrame, table: str, frames: Frames) -> Checked:
    """Rows whose required reference names nothing are left out; optional ones are told."""
    found: list[pl.DataFrame] = []
    for name, column in columns_of(table).items():
        target = frames.get(str(column.refers_to))
        if column.refers_to is None or column.refers_to == table or target is None:
            continue
        ids = target[MODELS[column.refers_to].key[0]]
        dangling = pl.col(name).is_not_null() & ~pl.col(name).is_in(ids.implode())
        lost = rows.filter(dangling)
        if lost.is_empty():
            continue
        out = name in required_of(table)
        found.append(problems.of_rows(lost, table, name, "reference_dangling", left_out=out))
        rows = rows.filter(~dangling) if out else rows
    return rows, found


def own_references(rows: pl.DataFrame, table: str) -> list[pl.DataFrame]:
    """Rows that refer to a row of their own table that is not there; they are kept."""
    found = []
    for name, column in columns_of(table).items():
        if column.refers_to == table:
            ids = rows[MODELS[table].key[0]]
            lost = rows.filter(pl.col(name).is_not_null() & ~pl.col(name).is_in(ids.implode()))
            if lost.height:
                found.append(
                    problems.of_rows(lost, table, name, "reference_dangling", left_out=False)
                )
    return found


def units(rows: pl.DataFrame, table: str, frames: Frames) -> Checked:
    """A business unit that an account with listed units does not have."""
    listed = frames.get("business_units")
    if table == "business_units" or "business_unit" not in rows.columns or listed is None:
        return rows, []
    known = listed.select("account_id", "business_unit", pl.lit(True).alias("_known"))
    joined = rows.join(known, on=["account_id", "business_unit"], how="left", maintain_order="left")
    has_units = pl.col("account_id").is_in(listed["account_id"].unique().implode())
    lost = has_units & pl.col("business_unit").is_not_null() & pl.col("_known").is_null()
    bad = joined.filter(lost)
    if bad.is_empty():
        return rows, []
    out = "business_unit" in required_of(table)
    problem = problems.of_rows(bad, table, "business_unit", "unit_unknown", left_out=out)
    return (joined.filter(~lost).drop("_known") if out else rows), [problem]


def contract_dates(rows: pl.DataFrame) -> Checked:
    """Contracts that end before they start are left out; churned ones without end are told."""
    backwards = (pl.col("end_date") < pl.col("start_date")).fill_null(False)
    open_churned = (pl.col("status") == "churned").fill_null(False) & pl.col("end_date").is_null()
    found = []
    if rows.select(backwards.any()).item():
        found.append(
            problems.of_rows(
                rows.filter(backwards), "contracts", "end_date", "end_before_start", left_out=True
            )
        )
    if rows.select(open_churned.any()).item():
        found.append(
            problems.of_rows(
                rows.filter(open_churned),
                "contracts",
                "end_date",
                "churned_without_end",
                left_out=False,
            )
        )
    return rows.filter(~backwards), found


def tickets_before_customer(frames: Frames) -> list[Finding]:
    """Tickets opened before the account became a customer."""
    tickets, accounts = frames.get("tickets"), frames["accounts"]
    if tickets is None or tickets.is_empty():
        return []
    since = accounts.select("account_id", "customer_since")
    joined = tickets.join(since, on="account_id", how="left", maintain_order="left")
    early = joined.filter(pl.col("opened_on") < pl.col("customer_since"))
    if early.is_empty():
        return []
    told = problems.finding_of(early, "ticket_before_customer", "tickets", "opened_on")
    return [told.model_copy(update={"of": tickets.height})]


EMPTY_SAYS_SOMETHING = frozenset(
    {
        "parent_account_id",
        "closed_on",
        "paid_on",
        "reason",
        "competitor",
        "competitor_end_date",
        "comment",
        "note",
        "requires",
        "upgrades",
        "fits_functions",
        "reports_to",
        "verified_by",
        "uplift_cap_pct",
        "launched_on",
        "business_unit",
        "end_date",
        "attended",
    }
)
"""Columns in which an empty cell is an answer (not closed, not paid, no parent) or has a
finding of its own, not a gap."""


OPEN = {("tickets", "csat"): "closed_on"}
"""Column → the date without which it cannot be filled yet: an open ticket has no rating."""


def completeness(rows: pl.DataFrame, table: str, given: dict[str, set[str]]) -> list[Finding]:
    """Columns that a file gives but leaves partly empty; an empty contract end has its own name.

    Args:
        rows: the rows of the table that are kept.
        table: its name.
        given: file → columns that it gives; a dossier gives what it writes.
    """
    found = _without_end(rows) if table == "contracts" else []
    for file, columns in given.items():
        own = rows.filter(pl.col("_file") == file)
        for name in columns_of(table):
            ended = OPEN.get((table, name))
            asked = own.drop_nulls(ended) if ended else own
            empty = asked[name].null_count()
            if name in columns - EMPTY_SAYS_SOMETHING and empty:
                found.append(_partly_empty(file, table, name, empty, asked.height))
    return found


def _partly_empty(file: str, table: str, column: str, empty: int, of: int) -> Finding:
    return Finding(
        code="mostly_empty",
        severity="info",
        file=file,
        table=table,
        column=column,
        count=empty,
        of=of,
        values={"percent": one_decimal(empty, of)},
    )


def _without_end(contracts: pl.DataFrame) -> list[Finding]:
    """Contracts without an end, wherever they stand."""
    unended = contracts.filter(pl.col("end_date").is_null())
    if unended.is_empty():
        return []
    told = problems.finding_of(unended, "renewal_date_unknown", "contracts", "end_date")
    return [told.model_copy(update={"of": contracts.height})]


def one_decimal(part: int, whole: int) -> str:
    """A percentage with one decimal, rounded half-even on integers: 825 of 2000 is `41.2`."""
    tenths, rest = divmod(part * 1000, whole)
    if rest * 2 > whole or (rest * 2 == whole and tenths % 2):
        tenths += 1
    return f"{tenths // 10}.{tenths % 10}"
