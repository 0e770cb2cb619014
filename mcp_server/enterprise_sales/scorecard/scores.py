"""The scorecard of a book: every account's row, and the whitespace cells of one account."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Any

from enterprise_sales.book import Book
from enterprise_sales.book.rows import Position, Product
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At, from_days
from enterprise_sales.scorecard.cell import Cell
from enterprise_sales.scorecard.engines import collected, polars_tables
from enterprise_sales.scorecard.expressions import col
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rates import factors_from, factors_to
from enterprise_sales.scorecard.row import ScoreRow
from enterprise_sales.scorecard.rules import FRAMES, RULES, Tables
from enterprise_sales.scorecard.run import measure
from enterprise_sales.scorecard.values import TIER_CURRENCY, PlaybookValues
from enterprise_sales.scorecard.whitespace_cells import with_vectors

MEASURES = tuple(name for name in ScoreRow.model_fields if name in RULES)
CACHED_SCORECARDS = 8
_CACHE: OrderedDict[tuple[object, ...], Mapping[str, ScoreRow]] = OrderedDict()


def at_of(book: Book, playbook: Playbook, as_of: date) -> At:
    """The date, the thresholds and the currency factors of a scorecard."""
    values = PlaybookValues(playbook)
    return At(
        as_of=as_of,
        values=values,
        given=book.given,
        price_factors=factors_from(book, as_of, book.currency),
        tier_factors=factors_to(book, as_of, values.text(TIER_CURRENCY)),
    )


def scores(book: Book, playbook: Playbook, as_of: date) -> Mapping[str, ScoreRow]:
    """Account id → its row; computed once for a book, a playbook and a date."""
    key = (id(book), book.sha256, playbook.sha256, as_of)
    if key not in _CACHE:
        _CACHE[key] = score_tables(polars_tables(book), at_of(book, playbook, as_of))
        while len(_CACHE) > CACHED_SCORECARDS:
            _CACHE.popitem(last=False)
    _CACHE.move_to_end(key)
    return _CACHE[key]


def score_tables(tables: Tables, at: At) -> dict[str, ScoreRow]:
    """The same from tables of any engine."""
    rows = collected(measure(tables, at, MEASURES).select("account_id", "currency", *MEASURES))
    return {row["account_id"]: ScoreRow.model_construct(**_decoded(row, at)) for row in rows}


def _decoded(row: dict[str, Any], at: At) -> dict[str, Any]:
    """Day numbers as dates, and whole units of the last decimal as points and percentages."""
    decimals = {
        "points": at.integer("precision.score_decimals"),
        "percent": at.integer("precision.percent_decimals"),
    }
    for name in MEASURES:
        unit, value = RULES[name].unit, row[name]
        if value is None:
            continue
        if unit == "date":
            row[name] = from_days(int(value))
        elif unit in decimals:
            row[name] = value / 10 ** decimals[unit]
    return row


def cells(book: Book, playbook: Playbook, as_of: date, account_id: str) -> tuple[Cell, ...]:
    """The whitespace cells of one account, by business unit and product."""
    tables = {name: _only(table, account_id) for name, table in polars_tables(book).items()}
    if not FRAMES["cells"].given(tables):
        return ()
    frame = with_vectors(FRAMES["cells"].prepare(tables, at_of(book, playbook, as_of)), tables)
    rows = sorted(collected(frame), key=lambda row: (row["business_unit"], row["product_id"]))
    return tuple(_cell(row, book, account_id) for row in _with_requirements(rows, book))


def _only(table: Rows, account_id: str) -> Rows:
    if "account_id" not in table.collect_schema().names():
        return table
    return table.filter(col("account_id") == account_id)


def _with_requirements(rows: list[dict[str, Any]], book: Book) -> list[dict[str, Any]]:
    deployed = {row["product_id"] for row in rows if row["deployed"]}
    requires = {product.product_id: product.requires or () for product in book.rows(Product)}
    for row in rows:
        needed = requires.get(row["product_id"], ())
        row["requires_unmet"] = tuple(name for name in needed if name not in deployed)
    return rows


def _cell(row: dict[str, Any], book: Book, account_id: str) -> Cell:
    positions = {
        (position.business_unit, position.product_id): position
        for position in book.rows(Position, account_id)
    }
    position = positions.get((row["business_unit"], row["product_id"]))
    potential = row["potential_users"]
    return Cell(
        **{name: row[name] for name in Cell.model_fields if name in row and name not in PLACED},
        active_users=row["_active"],
        potential_users=row["headcount"] if potential is None else potential,
        **{name: getattr(position, name, None) for name in OWN},
    )


OWN = ("competitor", "competitor_end_date", "launched_on", "reason")
PLACED = ("active_users", "potential_users", *OWN)
