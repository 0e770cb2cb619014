"""Retention of the book, where new business comes from, and how much rests on few accounts."""

from __future__ import annotations

from fractions import Fraction

import narwhals as nw

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.portfolio_bookings import Bookings
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, known, total
from enterprise_sales.analyses.portfolio_totals import counted, paid
from enterprise_sales.analyses.ratios import UNKNOWN
from enterprise_sales.analyses.results.portfolio import (
    BookGrowth,
    Concentration,
    Retention,
    TopShare,
)

WINDOW = "retention.window_months"
SQUARED_PERCENT = 10_000


def retention(book: Portfolio) -> Retention:
    """NRR and GRR (definitions): what was lost stays in the base, what is new stays out of both.

    Both ARRs are converted at the rates of the date, so that no rate moves them.
    """
    frame = known(known(book.accounts, "arr_r"), "before_r")
    had, now = frame.filter(nw.col("before_r") > 0), nw.col("arr_r")
    base = total(had, "before_r")
    lost = had.filter(now == 0)
    less = had.filter((now > 0) & (now < nw.col("before_r")))
    more = had.filter(now > nw.col("before_r"))
    new = frame.filter((nw.col("before_r") == 0) & (now > 0))
    unknown = not len(frame)
    return Retention(
        nrr=UNKNOWN if unknown else paid(book, total(had, "arr_r"), base),
        grr=UNKNOWN if unknown else paid(book, total(had, "kept_r"), base),
        since=book.months_ago(book.playbook.integer(WINDOW)).isoformat(),
        accounts=len(had),
        lost=len(lost),
        lost_amount=None if unknown else _change(book, lost),
        contracted=len(less),
        contracted_amount=None if unknown else _change(book, less),
        expanded=len(more),
        expanded_amount=None if unknown else _change(book, more),
        new=len(new),
        new_amount=None if unknown else book.money(total(new, "arr_r")),
    )


def _change(book: Portfolio, part: Frame) -> str | None:
    """By how much the ARR of some accounts has changed, as an amount above zero."""
    return book.money(abs(total(part, "arr_r") - total(part, "before_r")))


def growth(book: Portfolio, found: Bookings | None) -> BookGrowth:
    """New bookings and how much of them existing customers brought; who expands, who has more."""
    had = known(known(book.accounts, "arr_r"), "before_r").filter(nw.col("before_r") > 0)
    more = had.filter(nw.col("arr_r") > nw.col("before_r"))
    customers = found.customers if found else 0
    several, named, unnamed = _products(book)
    return BookGrowth(
        bookings=None if found is None else book.money(found.total),
        expansion_share=UNKNOWN if found is None else paid(book, found.expansion, found.total),
        accounts_expanding=counted(book, len(more), len(had)) if len(had) else UNKNOWN,
        attach=counted(book, found.adding, customers) if found and customers else UNKNOWN,
        multi_product=counted(book, several, named) if named else UNKNOWN,
        products_unknown=unnamed,
    )


def _products(book: Portfolio) -> tuple[int, int, int]:
    """Accounts with two products or more, with any product named, and with none named."""
    if book.contracts is None:
        return 0, 0, 0
    runs = book.contracts.filter(nw.col("runs"))
    pairs = runs.select("account_id", "product_id").unique()
    named = known(pairs, "product_id").group_by("account_id").agg(_n=nw.len())
    whole = runs["account_id"].n_unique() if len(runs) else 0
    return len(named.filter(nw.col("_n") > 1)), len(named), whole - len(named)


def concentration(book: Portfolio) -> Concentration:
    """The share of ARR of the largest accounts, equals by id, and the Herfindahl index."""
    frame = known(book.accounts, "arr_r").filter(nw.col("arr_r") > 0)
    ordered = frame.select("account_id", "name", "arr_r").sort(
        "arr_r", "account_id", descending=[True, False]
    )
    whole = total(frame, "arr_r")
    counts = book.playbook.integers("portfolio.concentration_counts")
    return Concentration(
        top=tuple(_top(book, ordered.head(count), count, whole) for count in counts),
        herfindahl=_herfindahl(ordered["arr_r"].to_list(), whole),
    )


def _top(book: Portfolio, largest: Frame, count: int, whole: int) -> TopShare:
    share: Ratio = paid(book, total(largest, "arr_r"), whole) if whole else UNKNOWN
    return TopShare(count=count, share=share, names=tuple(largest["name"].to_list()))


def _herfindahl(amounts: list[int], whole: int) -> int | None:
    if not whole:
        return None
    squares = sum(amount * amount for amount in amounts)
    return round(Fraction(SQUARED_PERCENT * squares, whole * whole))
