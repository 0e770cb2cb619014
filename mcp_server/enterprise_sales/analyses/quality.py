"""The data quality report: what was read, how fresh and sound it is, what works and what next."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.portfolio_frame import reporting_currency
from enterprise_sales.analyses.quality_contradictions import contradictions, orphans
from enterprise_sales.analyses.quality_coverage import coverage, covered
from enterprise_sales.analyses.quality_dates import freshness
from enterprise_sales.analyses.quality_figures import figures_of
from enterprise_sales.analyses.quality_filled import Filled, Mask
from enterprise_sales.analyses.quality_next import next_steps
from enterprise_sales.analyses.quality_rows import rows_once, rows_read
from enterprise_sales.analyses.quality_tools import needs, parts
from enterprise_sales.analyses.results.quality import DataQuality
from enterprise_sales.book import Book
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.language import Translator
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard import converted, factors_to


def data_quality(book: Book, playbook: Playbook, as_of: date, t: Translator) -> DataQuality:
    """What the data of a book holds, and what it would unlock to hold more.

    Every figure is counted over all accounts at once, by the same rules by which each tool tells
    what an account lacks.

    Args:
        book: the book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        t: the language of the texts.
    """
    filled = Filled(book, playbook, as_of, parts())
    asked, currency = needs(filled), reporting_currency(book, playbook)
    figures = figures_of(asked, filled)
    tables = rows_read(book, t)
    once = rows_once(tables)
    return DataQuality(
        as_of=as_of.isoformat(),
        playbook=playbook.name,
        language=t.language,
        currency=currency,
        accounts=len(book.names),
        files=len(once),
        rows_read=sum(once.values()),
        tables=tables,
        freshness=freshness(book, playbook, as_of),
        orphans=orphans(book, t),
        contradictions=contradictions(book, t),
        coverage=coverage(asked, figures, filled),
        figures=covered(figures),
        next_steps=next_steps(figures, filled, _arr(filled, currency), currency),
    )


def _arr(filled: Filled, currency: str) -> Mask:
    """ARR in the currency of the report; null where there is no contract or no rate."""
    factors = factors_to(filled.book, filled.as_of, currency)
    if currency == UNKNOWN_CURRENCY:
        factors = {UNKNOWN_CURRENCY: 1.0}
    return converted(filled.card.frame, factors, arr_r="arr")["arr_r"]
