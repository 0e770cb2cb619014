"""New bookings as the contracts tell them: first contracts, further ones, and renewals grown."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from enterprise_sales.analyses.portfolio_frame import EPOCH, Frame, Portfolio, known, total
from enterprise_sales.book.rows import Renewal

WINDOW = "portfolio.bookings.window_months"
GAP = "arr.successor_gap_days"
GROWN = "expanded"


@dataclass(frozen=True)
class Bookings:
    """New business of the window, in minor units of the reporting currency.

    Attributes:
        total: first contracts of new customers, and what existing customers added.
        expansion: what existing customers added.
        deals: the signed contracts that began in the window, renewals among them.
        renewals: those of them that renew another.
        customers: accounts with a signed contract begun by the date.
        adding: those of them that ever bought more: by a later contract that renews none, or by a
            renewal recorded as expanded.
    """

    total: int
    expansion: int
    deals: Frame
    renewals: Frame
    customers: int
    adding: int


def bookings(book: Portfolio) -> Bookings | None:
    """Bookings of the months that the playbook says; None without contracts.

    A contract that begins with the customer's first is new business; one that renews another
    brings what it is worth beyond it; any other comes from an existing customer.
    """
    if book.contracts is None:
        return None
    signed = _signed(book.contracts)
    pairs = _pairs(book, signed)
    signed = _marked(signed, pairs)
    begun = (book.months_ago(book.playbook.integer(WINDOW)) - EPOCH).days
    deals = signed.filter((nw.col("start_date") > begun) & (nw.col("start_date") <= book.day))
    first = deals.filter(nw.col("start_date") == nw.col("_first"))
    renews = deals.filter((nw.col("start_date") > nw.col("_first")) & nw.col("_renews"))
    further = deals.filter((nw.col("start_date") > nw.col("_first")) & ~nw.col("_renews"))
    expansion = total(further, "value_r") + _grown(pairs, renews)
    known_by_now = signed.filter(nw.col("start_date") <= book.day)
    return Bookings(
        total=total(first, "value_r") + expansion,
        expansion=expansion,
        deals=deals,
        renewals=renews,
        customers=known_by_now["account_id"].n_unique() if len(known_by_now) else 0,
        adding=_adding(book, known_by_now),
    )


def _signed(contracts: Frame) -> Frame:
    """Signed contracts whose amount can be converted, with the customer's first day."""
    return known(contracts.filter(nw.col("counts")), "value_r").with_columns(
        _product=nw.col("product_id").fill_null(""),
        _first=nw.col("start_date").min().over("account_id"),
    )


def _marked(signed: Frame, pairs: Frame) -> Frame:
    renewing = pairs.select("contract_id", _renews=nw.lit(True)).unique()
    with_mark = signed.join(renewing, on="contract_id", how="left")
    return with_mark.with_columns(nw.col("_renews").fill_null(False))


def _pairs(book: Portfolio, signed: Frame) -> Frame:
    """A contract beside each one that it renews (definitions, Renewal date)."""
    key = ["account_id", "_product"]
    ended = known(signed, "end_date").select(
        *key, _before=nw.col("contract_id"), _ended=nw.col("end_date"), _worth=nw.col("value_r")
    )
    pairs = signed.select(*key, "contract_id", "start_date").join(ended, on=key, how="inner")
    gap = nw.col("start_date") - nw.col("_ended")
    return pairs.filter((gap > 0) & (gap <= book.playbook.integer(GAP)))


def _grown(pairs: Frame, renews: Frame) -> int:
    """What renewals brought beyond the contracts they renew, product by product, never less."""
    key = ["account_id", "_product"]
    after = renews.group_by(*key).agg(_after=nw.col("value_r").sum())
    mine = pairs.join(renews.select("contract_id"), on="contract_id", how="semi")
    before = mine.select(*key, "_before", "_worth").unique()
    sums = before.group_by(*key).agg(_worth=nw.col("_worth").sum())
    both = after.join(sums, on=key, how="inner")
    return total(
        both.with_columns(_more=nw.col("_after") - nw.col("_worth")).filter(nw.col("_more") > 0),
        "_more",
    )


def _adding(book: Portfolio, begun: Frame) -> int:
    further = begun.filter((nw.col("start_date") > nw.col("_first")) & ~nw.col("_renews"))
    ids = nw.concat([further.select("account_id"), _expanded(book)]).unique()
    return len(ids.join(begun.select("account_id"), on="account_id", how="semi"))


def _expanded(book: Portfolio) -> Frame:
    rows = book.rows_of(Renewal.table)
    grown = (nw.col("outcome") == GROWN).fill_null(False) & (nw.col("decided_on") <= book.as_of)
    return rows.filter(grown).select("account_id")
