"""The review of a whole book: how it stands, what renews, what to expect, what to do this week."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.portfolio_bookings import bookings
from enterprise_sales.analyses.portfolio_coverage import coverage, owned
from enterprise_sales.analyses.portfolio_forecast import forecast
from enterprise_sales.analyses.portfolio_frame import portfolio
from enterprise_sales.analyses.portfolio_growth import concentration, growth, retention
from enterprise_sales.analyses.portfolio_missing import book_missing
from enterprise_sales.analyses.portfolio_renewals import renewals_by_quarter
from enterprise_sales.analyses.portfolio_targets import targets
from enterprise_sales.analyses.portfolio_totals import at_risk, bands, segments, tiers, totals
from enterprise_sales.analyses.portfolio_week import this_week
from enterprise_sales.analyses.rates_doubted import rates_doubted
from enterprise_sales.analyses.results.portfolio import ReviewPortfolio
from enterprise_sales.book import Book
from enterprise_sales.language import Translator
from enterprise_sales.playbook import Playbook


def review_portfolio(
    book: Book,
    playbook: Playbook,
    as_of: date,
    t: Translator,
    *,
    owner: str | None = None,
    limit: int | None = None,
) -> ReviewPortfolio:
    """The whole book, or the accounts of one owner.

    Every figure is summed from the rows of one scorecard, in the reporting currency; what has no
    rate, no contract or no band is counted apart, never added.

    Args:
        book: the book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        t: the language of the texts.
        owner: only the accounts of this person.
        limit: actions of the week; as many as the playbook says where absent.

    Raises:
        OwnerUnknownError: nobody of that name owns an account.
    """
    accounts, name = owned(book, owner)
    whole = portfolio(book, playbook, as_of, t, accounts)
    sums, kept, deals = totals(whole), retention(whole), bookings(whole)
    grown = growth(whole, deals)
    return ReviewPortfolio(
        as_of=as_of.isoformat(),
        playbook=playbook.name,
        language=t.language,
        currency=whole.currency,
        findings=(*rates_doubted(book, playbook, as_of, t), *findings_out(book.findings, t)),
        missing=book_missing(whole, sums),
        owner=name,
        totals=sums,
        coverage=coverage(whole),
        bands=bands(whole),
        tiers=tiers(whole),
        segments=segments(whole),
        renewals_by_quarter=renewals_by_quarter(whole),
        forecast=forecast(whole),
        arr_at_risk=at_risk(whole),
        retention=kept,
        growth=grown,
        concentration=concentration(whole),
        targets=targets(whole, kept, grown, deals),
        this_week=this_week(whole, limit),
    )
