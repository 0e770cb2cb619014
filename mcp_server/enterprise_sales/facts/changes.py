"""What a proposal changes in the book, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enterprise_sales.book.book import Book
from enterprise_sales.book.shown_values import shown
from enterprise_sales.book.statements import Statement, key_columns
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.facts.proposal import Proposal
from enterprise_sales.facts.results import ChangeOut

Row = Mapping[str, Any]
NO_KEY = "–"


def changes(found: Proposal, account_id: str) -> tuple[ChangeOut, ...]:
    """The fields of the account's rows that differ, in the order of tables, keys and columns."""
    tables = {one.table for one in (*found.recorded, *found.withdrawn)}
    return tuple(
        change
        for table in MODELS
        if table in tables
        for change in _of_table(found, table, account_id)
    )


def _of_table(found: Proposal, table: str, account_id: str) -> Iterator[ChangeOut]:
    before, after = (_rows(book, table, account_id) for book in (found.before, found.after))
    currency = found.after.currencies.get(account_id)
    for key in sorted({*before, *after}):
        old, new = before.get(key, {}), after.get(key, {})
        for name in columns_of(table):
            if name in (*MODELS[table].key, "account_id") or old.get(name) == new.get(name):
                continue
            was, now = (_text(row, table, name, currency) for row in (old, new))
            source = _source(found.after, table, key, name, new)
            yield ChangeOut(
                table=table,
                key=_shown(key),
                column=name,
                before=was,
                after=now,
                source=source if now is not None else None,
            )


def _rows(book: Book, table: str, account_id: str) -> dict[tuple[str, ...], Row]:
    """The rows by their key; without one, by all that they say, and how often they say it."""
    key = key_columns(table)
    rows = book.table(table)
    if "account_id" in rows.columns:
        rows = rows.filter(rows["account_id"] == account_id)
    found: dict[tuple[str, ...], Row] = {}
    for row in rows.iter_rows(named=True):
        if MODELS[table].key:
            found[tuple(str(row[name]) for name in key if row[name] is not None)] = row
            continue
        said = tuple(str(row[name]) for name in columns_of(table))
        times = sum(one[: len(said)] == said for one in found)
        found[(*said, NO_KEY, str(times))] = row
    return found


def _shown(key: tuple[str, ...]) -> str:
    return NO_KEY if NO_KEY in key else " · ".join(key) or NO_KEY


def _text(row: Row, table: str, name: str, currency: str | None) -> str | None:
    value = row.get(name)
    return None if value is None else shown(value, table, name, currency)


def _source(book: Book, table: str, key: tuple[str, ...], name: str, row: Row) -> str | None:
    """The entry whose value is used: the one that a difference names first, else the latest."""
    for conflict in book.conflicts:
        if (conflict.table, conflict.column, conflict.key) == (table, name, _shown(key)):
            return conflict.stated[0].place
    said = [one for one in book.statements if _speaks(one, table, key, name, row)]
    return max(said, key=lambda one: (one.on is not None, one.on, one.line)).place if said else None


def _speaks(one: Statement, table: str, key: tuple[str, ...], name: str, row: Row) -> bool:
    if one.table != table or name not in one.cells:
        return False
    if not MODELS[table].key:
        return (one.file, one.line) == (row.get("_file"), row.get("_row"))
    return tuple(one.key[column] for column in one.named if column in one.key) == key
