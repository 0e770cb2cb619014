"""The business reviews of every account of the book, by frames alone; as `analyses.reviews`."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio
from enterprise_sales.book.rows import Account, Touchpoint


def never_reviewed(book: Portfolio) -> Frame:
    """Customers who were met and never had a review, with the `date` of their first day.

    Where no touchpoint is on record nobody can tell. A prospect has no business review.
    """
    customers = book.accounts.filter((nw.col("arr") > 0).fill_null(False)).select("account_id")
    met = customers.join(book.rows_of(Touchpoint.table), on="account_id", how="semi")
    never = met.join(book.last_reviews, on="account_id", how="anti")
    since = book.rows_of(Account.table).select("account_id", date=nw.col("customer_since"))
    return never.join(since, on="account_id", how="left")
