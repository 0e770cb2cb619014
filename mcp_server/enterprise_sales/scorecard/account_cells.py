"""The whitespace cells of one account."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.book.rows import Position
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.cell import Cell
from enterprise_sales.scorecard.engines import polars_tables
from enterprise_sales.scorecard.expressions import col
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import FRAMES, Tables
from enterprise_sales.scorecard.scores import CACHED_SCORECARDS
from enterprise_sales.scorecard.whitespace_cells import with_vectors
from enterprise_sales.scorecard.whitespace_pairs import KEY

Frame = nw.DataFrame[Any]
MOST_KEPT = 100_000
"""Pairs of a book up to which the cells of all its accounts are computed at once and kept.

To plan the query takes longer than to run it: up to here one account costs as much as all.
"""
COMPUTED = ("status", "vector", "potential_value", "basis", "counts")
FOR_USERS = ("_active", "potential_users", "headcount")
OWN = ("competitor", "competitor_end_date", "launched_on", "reason")


def cells(book: Book, playbook: Playbook, as_of: date, account_id: str) -> tuple[Cell, ...]:
    """The whitespace cells of one account, by business unit and product."""
    frame = _frame(book, playbook, as_of, account_id)
    if frame is None:
        return ()
    rows = frame.filter(col("account_id") == account_id).rows(named=True)
    rows.sort(key=lambda row: (row["business_unit"], row["product_id"]))
    deployed = {row["product_id"] for row in rows if row["status"] == "deployed"}
    positions = {
        (position.business_unit, position.product_id): position
        for position in book.rows(Position, account_id)
    }
    requires = {name: product.requires or () for name, product in book.products.items()}
    return tuple(
        _cell(
            row,
            positions.get((row["business_unit"], row["product_id"])),
            tuple(need for need in requires.get(row["product_id"], ()) if need not in deployed),
        )
        for row in rows
    )


def _frame(book: Book, playbook: Playbook, as_of: date, account_id: str) -> Frame | None:
    """A frame with the cells of the account, and of others where they cost nothing more."""
    if _most_pairs(book) <= MOST_KEPT:
        return _of_all(book, playbook, as_of)
    tables = {name: _only(rows, account_id) for name, rows in polars_tables(book).items()}
    return _computed(tables, at_of(book, playbook, as_of))


def _most_pairs(book: Book) -> int:
    """No fewer than the pairs of business unit and product in the book."""
    rows = {name: table.height for name, table in book.tables.items()}
    named = rows.get("positions", 0) + rows.get("contracts", 0)
    return rows.get("business_units", 0) * rows.get("products", 0) + named


@lru_cache(maxsize=CACHED_SCORECARDS)
def _of_all(book: Book, playbook: Playbook, as_of: date) -> Frame | None:
    return _computed(polars_tables(book), at_of(book, playbook, as_of))


def _only(table: Rows, account_id: str) -> Rows:
    if "account_id" not in table.collect_schema().names():
        return table
    return table.filter(col("account_id") == account_id)


def _computed(tables: Tables, at: At) -> Frame | None:
    """The cells of every account of the tables; None where there is nothing to make them of."""
    if not FRAMES["cells"].given(tables):
        return None
    frame = with_vectors(FRAMES["cells"].prepare(tables, at), tables)
    return frame.select(*KEY, *COMPUTED, *FOR_USERS).collect()


def _cell(row: dict[str, Any], position: Position | None, unmet: tuple[str, ...]) -> Cell:
    potential = row["potential_users"]
    return Cell(
        **{name: row[name] for name in (*KEY, *COMPUTED)},
        active_users=row["_active"],
        potential_users=row["headcount"] if potential is None else potential,
        **{name: getattr(position, name, None) for name in OWN},
        requires_unmet=unmet,
    )
