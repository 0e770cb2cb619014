"""The setting of a scorecard: what a book and a playbook say on a date."""

from __future__ import annotations

from datetime import date

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.rates import factors_from, factors_to
from enterprise_sales.scorecard.values import TIER_CURRENCY, PlaybookValues


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
