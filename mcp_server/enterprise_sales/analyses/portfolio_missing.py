"""What the book as a whole does not tell, and what it would unlock."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from enterprise_sales.analyses.common import Missing, missing_of
from enterprise_sales.analyses.missing import NO_TABLE
from enterprise_sales.analyses.portfolio_frame import Portfolio
from enterprise_sales.analyses.results.portfolio import Totals
from enterprise_sales.analyses.unknowns import MAPPING, NO_MEASURE
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.language import N_

TABLES = {
    "signals": (("date", "kind"), ("this_week", "risks")),
    "stakeholders": (("level", "strength", "last_contact"), ("this_week", "tier")),
    "touchpoints": (("date", "kind", "level"), ("this_week", "qbr_completion")),
    "actions": (("action", "owner", "due", "status"), ("this_week",)),
    "risks": (("risk", "likelihood", "impact", "due"), ("this_week", "risks")),
    "renewals": (("decided_on", "outcome"), ("time_to_expansion",)),
}
"""Table → the columns that matter here, and what they would unlock."""
NO_RATE = N_("There is no rate between {currencies} and {target}.")


def book_missing(book: Portfolio, sums: Totals) -> tuple[Missing, ...]:
    """The gaps that keep figures of the review unknown, the widest first."""
    return (
        *_amounts(book, sums),
        *_bands(book),
        *_renewals(book),
        *_owners(book),
        *_tables(book),
    )


def _amounts(book: Portfolio, sums: Totals) -> Iterator[Missing]:
    if sums.arr_unknown:
        reason = book.t.plural(
            "{n} account has no contract on record, so its ARR is unknown.",
            "{n} accounts have no contract on record, so their ARR is unknown.",
            sums.arr_unknown,
        )
        columns = ("start_date", "end_date", "annual_value")
        yield missing_of("totals.arr", reason, ("arr", "nrr", "renewal_date"), "contracts", columns)
    yield from _not_comparable(book, sums)


def _not_comparable(book: Portfolio, sums: Totals) -> Iterator[Missing]:
    field, unlocks = "totals.without_rate", ("arr", "forecast")
    nameless = sum(row.accounts for row in sums.without_rate if row.currency == UNKNOWN_CURRENCY)
    if nameless:
        reason = book.t.plural(
            "The currency of {n} account is unknown.",
            "The currency of {n} accounts is unknown.",
            nameless,
        )
        yield missing_of(field, reason, unlocks, "accounts", ("currency",))
    named = [row.currency for row in sums.without_rate if row.currency != UNKNOWN_CURRENCY]
    if named and book.book.reporting_currency == UNKNOWN_CURRENCY:
        columns = ("reporting_currency",)
        yield missing_of(field, book.t.text(NO_MEASURE), unlocks, MAPPING, columns)
    elif named:
        codes = book.t.listed(named)
        reason = book.t.text(NO_RATE, currencies=codes, target=book.currency)
        yield missing_of(field, reason, unlocks, "rates", ("date", "currency", "rate"))


def _bands(book: Portfolio) -> Iterator[Missing]:
    blank = len(book.accounts.filter(nw.col("health_band").is_null()))
    if blank:
        reason = book.t.plural(
            "Too little is known of {n} account to give it a health band.",
            "Too little is known of {n} accounts to give them a health band.",
            blank,
        )
        yield missing_of("bands", reason, ("health_band", "probability", "forecast"))


def _renewals(book: Portfolio) -> Iterator[Missing]:
    lines, up = book.contracts, book.coming_up
    if lines is None or up is None:
        return
    endless = len(lines.filter(nw.col("runs") & nw.col("end_date").is_null()))
    if endless:
        reason = book.t.plural(
            "{n} running contract names no end.", "{n} running contracts name no end.", endless
        )
        unlocks = ("renewal_date", "forecast")
        yield missing_of("renewals_by_quarter", reason, unlocks, "contracts", ("end_date",))
    notice = nw.col("auto_renew").fill_null(False) & nw.col("notice_days").is_null()
    vague = len(up.filter(nw.col("auto_renew").is_null() | notice))
    if vague:
        reason = book.t.plural(
            "It is not known of {n} contract up for renewal whether it renews by itself, or with"
            " what notice.",
            "It is not known of {n} contracts up for renewal whether they renew by themselves, or"
            " with what notice.",
            vague,
        )
        columns = ("auto_renew", "notice_days")
        yield missing_of(
            "renewals_by_quarter.opt_out_unknown", reason, ("opt_out_date",), "contracts", columns
        )


def _owners(book: Portfolio) -> Iterator[Missing]:
    blank = len(book.accounts.filter(nw.col("owner").is_null()))
    if blank:
        reason = book.t.plural("{n} account has no owner.", "{n} accounts have no owner.", blank)
        yield missing_of("coverage.without_owner", reason, ("coverage",), "accounts", ("owner",))


def _tables(book: Portfolio) -> Iterator[Missing]:
    for table, (columns, unlocks) in TABLES.items():
        if not book.has(table):
            reason = book.t.text(NO_TABLE, table=table)
            yield missing_of("this_week", reason, unlocks, table, columns)
