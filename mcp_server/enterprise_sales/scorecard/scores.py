"""The scorecard of a book: every account's row."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import Any

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.contract_lines import contract_lines, lines_of
from enterprise_sales.scorecard.engines import collected_frame, collected_together, polars_tables
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.row import ScoreRow
from enterprise_sales.scorecard.rules import RULES, Tables
from enterprise_sales.scorecard.run import measure
from enterprise_sales.scorecard.scorecard import Scorecard

MEASURES = tuple(name for name in ScoreRow.model_fields if name in RULES)
CACHED_SCORECARDS = 8
_CACHE: OrderedDict[tuple[object, ...], Scorecard] = OrderedDict()


def scores(book: Book, playbook: Playbook, as_of: date) -> Scorecard:
    """Account id → its row; computed once for a book, a playbook and a date."""
    key = _key(book, playbook, as_of)
    if key not in _CACHE:
        return _kept(key, score_tables(polars_tables(book), at_of(book, playbook, as_of)))
    _CACHE.move_to_end(key)
    return _CACHE[key]


def scores_with_lines(
    book: Book, playbook: Playbook, as_of: date
) -> tuple[Scorecard, nw.DataFrame[Any] | None]:
    """The same with the lines of `contract_lines`: what both rest on is computed once."""
    key = _key(book, playbook, as_of)
    tables, at = polars_tables(book), at_of(book, playbook, as_of)
    if key in _CACHE or "contracts" not in tables:
        return scores(book, playbook, as_of), contract_lines(book, playbook, as_of)
    card, lines = collected_together([_measured(tables, at), lines_of(tables, at)])
    return _kept(key, Scorecard(card, MEASURES, at)), lines


def score_tables(tables: Tables, at: At) -> Scorecard:
    """The scorecard from tables of any engine."""
    return Scorecard(collected_frame(_measured(tables, at)), MEASURES, at)


def _measured(tables: Tables, at: At) -> Rows:
    return measure(tables, at, MEASURES).select("account_id", "currency", *MEASURES)


def _key(book: Book, playbook: Playbook, as_of: date) -> tuple[object, ...]:
    return id(book), book.sha256, playbook.sha256, as_of


def _kept(key: tuple[object, ...], card: Scorecard) -> Scorecard:
    _CACHE[key] = card
    while len(_CACHE) > CACHED_SCORECARDS:
        _CACHE.popitem(last=False)
    return card
