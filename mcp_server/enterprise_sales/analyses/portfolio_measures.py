"""Success metrics of the book that no measure of the scorecard holds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import narwhals as nw

from enterprise_sales.analyses.arithmetic import in_percent
from enterprise_sales.analyses.dates import MONTHS_A_YEAR
from enterprise_sales.analyses.metric_values import DETRACTOR_TO, GROWN, PROMOTER_FROM
from enterprise_sales.analyses.portfolio_bookings import Bookings
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, known, total
from enterprise_sales.book.rows import REVIEWS, Renewal, Survey, Touchpoint

FIRST_TIER = "strategic"
EVERY = "qbr.every_months"
MULTI_YEAR = "portfolio.bookings.multi_year_months"


@dataclass(frozen=True)
class Measured:
    """A value and on how much it rests.

    Attributes:
        value: unrounded; None where it is unknown.
        of: accounts, answers or deals behind it.
    """

    value: float | None
    of: int


def nps(book: Portfolio) -> Measured:
    """Promoters minus detractors in percent of the valid answers of all accounts."""
    since = book.days_ago("health.sentiment.survey_days")
    rows = book.rows_of(Survey.table)
    is_nps = (nw.col("kind") != "csat").fill_null(True)
    inside = (nw.col("date") > since) & (nw.col("date") <= book.as_of)
    scores = rows.filter(is_nps & inside)
    balance = len(scores.filter(nw.col("score") >= PROMOTER_FROM)) - len(
        scores.filter(nw.col("score") <= DETRACTOR_TO)
    )
    return Measured(in_percent(balance, len(scores)), len(scores))


def first_tier(book: Portfolio) -> Frame:
    """Accounts of the first tier where the playbook has it, else all that are customers."""
    customers = book.accounts.filter((nw.col("arr") > 0).fill_null(False))
    if book.playbook.text("tier.method") != "thresholds":
        return customers
    return customers.filter((nw.col("tier") == FIRST_TIER).fill_null(False))


def held_reviews(book: Portfolio) -> Frame:
    """The business reviews among them."""
    return book.held.filter(nw.col("kind").is_in(list(REVIEWS)))


def review_completion(book: Portfolio) -> Measured:
    """Percent of the accounts with a business review in the last quarter.

    Of accounts of the first tier where there are tiers; unknown without touchpoints.
    """
    accounts = first_tier(book)
    if not book.has(Touchpoint.table) or not len(accounts):
        return Measured(None, len(accounts))
    since = book.months_ago(book.playbook.integer(EVERY))
    recent = held_reviews(book).filter(nw.col("date") > since)
    met = accounts.join(recent.select("account_id").unique(), on="account_id", how="semi")
    return Measured(in_percent(len(met), len(accounts)), len(accounts))


def executive_meetings(book: Portfolio) -> Measured:
    """Contacts at C-level in the last quarter, an account of the first tier on average."""
    accounts = first_tier(book)
    if not book.has(Touchpoint.table) or not len(accounts):
        return Measured(None, len(accounts))
    since = book.months_ago(book.playbook.integer(EVERY))
    top = (nw.col("level") == "c_level").fill_null(False)
    recent = book.held.filter(top & (nw.col("date") > since))
    count = len(recent.join(accounts.select("account_id"), on="account_id", how="semi"))
    return Measured(float(Fraction(count, len(accounts))), len(accounts))


def months_to_expansion(book: Portfolio) -> Measured:
    """Median of the full months from the first contract to the first renewal that expanded it."""
    rows = book.rows_of(Renewal.table)
    grown = (nw.col("outcome") == GROWN).fill_null(False) & (nw.col("decided_on") <= book.as_of)
    first = rows.filter(grown).group_by("account_id").agg(_grown=nw.col("decided_on").min())
    contracts = book.rows_of("contracts", "start_date", "status")
    signed = contracts.filter((nw.col("status") != "proposed").fill_null(True))
    starts = signed.group_by("account_id").agg(_start=nw.col("start_date").min())
    both = first.join(starts, on="account_id", how="inner").with_columns(_months=_months())
    return Measured(_median(sorted(both["_months"].to_list())), len(both))


def _months() -> nw.Expr:
    """Full calendar months; a month too short for the day is full on its last."""
    start, end = nw.col("_start"), nw.col("_grown")
    last = (end.dt.truncate("1mo").dt.offset_by("1mo").dt.offset_by("-1d")).dt.day()
    due = nw.when(start.dt.day() < last).then(start.dt.day()).otherwise(last)
    early = nw.when(end.dt.day() < due).then(1).otherwise(0)
    years = (end.dt.year() - start.dt.year()) * MONTHS_A_YEAR
    return (years + end.dt.month() - start.dt.month() - early).cast(nw.Int64)


def _median(values: list[int]) -> float | None:
    if not values:
        return None
    middle = len(values) // 2
    pair = values[middle] if len(values) % 2 else Fraction(values[middle - 1] + values[middle], 2)
    return float(pair)


def deal_size(book: Portfolio, found: Bookings | None) -> Measured:
    """The average annual value of a deal of the window, in minor units; of the first tier."""
    if found is None:
        return Measured(None, 0)
    ids = first_tier(book).select("account_id")
    deals = found.deals.join(ids, on="account_id", how="semi")
    value = float(Fraction(total(deals, "value_r"), len(deals))) if len(deals) else None
    return Measured(value, len(deals))


def multi_year_rate(book: Portfolio, found: Bookings | None) -> Measured:
    """Percent of the renewals of the window with a term of the months that the playbook asks."""
    if found is None or not len(found.renewals):
        return Measured(None, 0)
    rows = known(found.renewals, "end_date")
    months = book.playbook.integer(MULTI_YEAR)
    start = nw.col("start_date").cast(nw.Int32).cast(nw.Date).dt.offset_by(f"{months}mo")
    end = (nw.col("end_date") + 1).cast(nw.Int32).cast(nw.Date)
    return Measured(in_percent(len(rows.filter(end >= start)), len(rows)), len(rows))
