"""The scorecard of a book: every account's row."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.engines import collected_frame, polars_tables
from enterprise_sales.scorecard.rates import factors_from, factors_to
from enterprise_sales.scorecard.row import ScoreRow
from enterprise_sales.scorecard.rules import RULES, Tables
from enterprise_sales.scorecard.run import measure
from enterprise_sales.scorecard.scorecard import Scorecard
from enterprise_sales.scorecard.values import TIER_CURRENCY, PlaybookValues

MEASURES = tuple(name for name in ScoreRow.model_fields if name in RULES)
CACHED_SCORECARDS = 8
_CACHE: OrderedDict[tuple[object, ...], Scorecard] = OrderedDict()


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


def scores(book: Book, playbook: Playbook, as_of: date) -> Scorecard:
    """Account id → its row; computed once for a book, a playbook and a date."""
    key = (id(book), book.sha256, playbook.sha256, as_of)
    if key not in _CACHE:
        _CACHE[key] = score_tables(polars_tables(book), at_of(book, playbook, as_of))
        while len(_CACHE) > CACHED_SCORECARDS:
            _CACHE.popitem(last=False)
    _CACHE.move_to_end(key)
    return _CACHE[key]


def score_tables(tables: Tables, at: At) -> Scorecard:
    """The same from tables of any engine."""
    measured = measure(tables, at, MEASURES).select("account_id", "currency", *MEASURES)
    return Scorecard(collected_frame(measured), MEASURES, at)
