"""Candidates of the week: healthy customers with an occasion to grow."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, day_of, known
from enterprise_sales.book.rows import IN_USE, Position, Signal

GROWTH_SIGNALS = (
    "new_leadership",
    "merger",
    "strategic_initiative",
    "product_launch",
    "competitor_evaluation",
    "expansion_interest",
)


def expansions(book: Portfolio) -> Frame:
    """Green customers with an occasion in the data; what may be sold, the account tells."""
    green = book.accounts.filter(
        (nw.col("band") == "green").fill_null(False) & ~nw.col("lapsed") & (nw.col("arr") > 0)
    )
    occasions = nw.concat([_wanting(book), _launched(book)]).unique()
    window = _in_window(book, green)
    ids = nw.concat([occasions, window]).unique()
    rows = green.join(ids, on="account_id", how="semi")
    return rows.select(
        "account_id",
        kind=nw.lit("expansion"),
        day=nw.lit(book.day),
        due=nw.lit(book.day),
        touched=nw.col("arr_r"),
    )


def _wanting(book: Portfolio) -> Frame:
    since = book.days_ago("health.caps.days")
    inside = (nw.col("date") > since) & (nw.col("date") <= book.as_of)
    rows = book.rows_of(Signal.table, "kind", "date")
    return rows.filter(inside & nw.col("kind").is_in(list(GROWTH_SIGNALS))).select("account_id")


def _launched(book: Portfolio) -> Frame:
    first, last = (book.days_ago(f"expansion.after_launch.days_{side}") for side in ("to", "from"))
    rows = known(book.rows_of(Position.table, "launched_on", "status"), "launched_on")
    inside = (nw.col("launched_on") >= first) & (nw.col("launched_on") <= last)
    return rows.filter(inside & nw.col("status").is_in(list(IN_USE))).select("account_id")


def _in_window(book: Portfolio, accounts: Frame) -> Frame:
    ends = known(accounts, "renewal_date")["renewal_date"].unique().to_list()
    path = "expansion.renewal_window.months"
    far, near = (book.playbook.integer(f"{path}_{side}") for side in ("from", "to"))
    inside = [
        day
        for day in ends
        if months_from(day_of(day), -far) <= book.as_of <= months_from(day_of(day), -near)
    ]
    return accounts.filter(nw.col("renewal_date").is_in(inside).fill_null(False)).select(
        "account_id"
    )
