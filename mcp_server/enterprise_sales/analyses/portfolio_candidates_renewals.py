"""Candidates of the week: contracts that have ended or come up for renewal."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from enterprise_sales.analyses.dates import before
from enterprise_sales.analyses.portfolio_candidate_parts import (
    as_day,
    mapped,
)
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, day_of
from enterprise_sales.playbook import Offset


def lapsed(book: Portfolio) -> Frame:
    """Accounts whose contracts have all ended, with what those that ended last were worth."""
    gone = book.accounts.filter(nw.col("lapsed"))
    if book.contracts is None or not len(gone):
        return gone.head(0)
    ends = gone.select("account_id", "renewal_date")
    last = book.contracts.filter(nw.col("counts")).join(ends, on="account_id", how="inner")
    last = last.filter((nw.col("end_date") == nw.col("renewal_date")).fill_null(False))
    worth = last.group_by("account_id").agg(
        touched=nw.col("value_r").sum(), due=nw.col("end_date").max()
    )
    return worth.with_columns(kind=nw.lit("lapsed"), day=nw.col("due"))


def opt_outs(book: Portfolio) -> Frame:
    """Opt-out dates that lie ahead, with what comes up for renewal."""
    ahead = book.accounts.filter(
        (nw.col("opt_out_date") >= book.day).fill_null(False) & ~nw.col("lapsed")
    )
    return ahead.select(
        "account_id",
        kind=nw.lit("opt_out_near"),
        day=nw.col("renewal_date"),
        due=nw.col("opt_out_date"),
        touched=nw.col("renewal_r"),
    )


def red_renewals(book: Portfolio) -> Frame:
    """Red accounts with a renewal ahead."""
    red = (nw.col("band") == "red").fill_null(False)
    ahead = ~nw.col("lapsed") & ~nw.col("renewal_date").is_null()
    return book.accounts.filter(red & ahead).select(
        "account_id",
        kind=nw.lit("red_renewal"),
        day=nw.col("renewal_date"),
        due=nw.col("renewal_date"),
        touched=nw.col("renewal_r"),
    )


def renewal_steps(book: Portfolio) -> Frame:
    """Accounts whose first renewal step lies behind; which steps are done, the account tells."""
    offsets = _longest([row.offset for row in book.playbook.milestones("renewal.milestones")])
    ahead = book.accounts.filter(~nw.col("lapsed") & ~nw.col("renewal_date").is_null())
    first = {
        day: min(as_day(before(day_of(day), offset)) for offset in offsets)
        for day in ahead["renewal_date"].unique().to_list()
    }
    late = {day: due for day, due in first.items() if due < book.day}
    rows = mapped(ahead, "renewal_date", late)
    return rows.select(
        "account_id",
        "due",
        kind=nw.lit("renewal_step"),
        day=nw.col("renewal_date"),
        touched=nw.col("renewal_r"),
    )


def _longest(offsets: Sequence[Offset]) -> list[Offset]:
    """The longest in days and the longest in months; which of them is, depends on the month."""
    in_days = [row for row in offsets if row.days is not None]
    in_months = [row for row in offsets if row.months is not None]
    longest = (
        max(in_days, key=lambda row: row.days or 0, default=None),
        max(in_months, key=lambda row: row.months or 0, default=None),
    )
    return [row for row in longest if row is not None]
