"""Candidates of the week: executives not met for long, and business reviews missed."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.cadence import CADENCE, next_contact
from enterprise_sales.analyses.portfolio_candidate_parts import (
    as_day,
    day_number,
    mapped,
    with_arr,
)
from enterprise_sales.analyses.portfolio_contacts import last_contacts
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, day_of, known
from enterprise_sales.analyses.portfolio_reviews import never_reviewed
from enterprise_sales.analyses.reviews import grace, review_due
from enterprise_sales.book.rows import Stakeholder


def executive_contacts(book: Portfolio) -> Frame:
    """Accounts with somebody at C-level not met for long; who it is, the account tells."""
    cadence = [row for row in book.playbook.cadence(CADENCE) if row.level == "c_level"]
    people = book.rows_of(Stakeholder.table, "stakeholder_id", "level", "status", "last_contact")
    top = (nw.col("level") == "c_level").fill_null(False)
    here = (nw.col("status") != "left").fill_null(True)
    met = last_contacts(book, people.filter(top & here))
    oldest = met.group_by("account_id").agg(_last=day_number("last_contact").min())
    due = {
        day: min(as_day(next_contact(row, day_of(day))) for row in cadence)
        for day in oldest["_last"].unique().to_list()
        if cadence
    }
    late = {day: found for day, found in due.items() if found < book.day}
    rows = mapped(oldest, "_last", late).with_columns(kind=nw.lit("executive_contact"))
    return with_arr(book, rows.with_columns(day=nw.col("_last")))


def reviews(book: Portfolio) -> Frame:
    """Accounts that have missed a business review, as `reviews.reviews`."""
    last = book.last_reviews.with_columns(day=day_number("date"))
    return with_arr(
        book, _missed_since(book, last, "day").with_columns(kind=nw.lit("review_missed"))
    )


def first_reviews(book: Portfolio) -> Frame:
    """Customers that have never had one, unless it is too early; at once, without a `day`."""
    never = never_reviewed(book).with_columns(_since=day_number("date"))
    unknown = never.filter(nw.col("_since").is_null())
    late = [_missed_since(book, never, "_since"), unknown]
    rows = nw.concat([part.select("account_id") for part in late])
    return with_arr(
        book, rows.with_columns(kind=nw.lit("review_missed"), due=nw.lit(book.day, nw.Int64))
    )


def _missed_since(book: Portfolio, rows: Frame, column: str) -> Frame:
    """Rows whose review, counted from a day, is later than the days of grace allow."""
    days = known(rows, column)[column].unique().to_list()
    due = {day: review_due(book.playbook, day_of(day)) for day in days}
    limit = book.as_of - grace(book.playbook)
    return mapped(rows, column, {day: as_day(found) for day, found in due.items() if found < limit})
