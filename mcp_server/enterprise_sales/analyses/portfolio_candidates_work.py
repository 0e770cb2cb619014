"""Candidates of the week: what the book itself says was to be done by now."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.portfolio_candidate_parts import (
    day_number,
    with_arr,
)
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, known
from enterprise_sales.book.rows import Action, Risk


def risks(book: Portfolio) -> Frame:
    """Risks of the register whose answer is overdue."""
    rows = known(book.rows_of(Risk.table), "due")
    late = rows.filter(
        (nw.col("status") != "closed").fill_null(True) & (nw.col("due") < book.as_of)
    )
    told = late.select(
        "account_id", "owner", code=nw.col("mitigation"), text=nw.col("risk"), due=day_number("due")
    )
    return with_arr(book, told.with_columns(kind=nw.lit("risk_overdue")))


def actions(book: Portfolio) -> Frame:
    """Actions of the book that are not done and overdue."""
    rows = known(book.rows_of(Action.table), "due")
    late = rows.filter((nw.col("status") != "done").fill_null(True) & (nw.col("due") < book.as_of))
    told = late.select("account_id", "owner", text=nw.col("action"), due=day_number("due"))
    return with_arr(book, told.with_columns(kind=nw.lit("action_overdue")))
