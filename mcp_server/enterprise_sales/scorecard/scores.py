"""The scorecard of a book: every account's row."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from typing import Any

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At, from_days
from enterprise_sales.scorecard.engines import collected, polars_tables
from enterprise_sales.scorecard.rates import factors_from, factors_to
from enterprise_sales.scorecard.row import ScoreRow
from enterprise_sales.scorecard.rules import RULES, Tables
from enterprise_sales.scorecard.run import measure
from enterprise_sales.scorecard.values import TIER_CURRENCY, PlaybookValues

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
