"""What the candidates of the week have in common: days as numbers, and the ARR touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import narwhals as nw

from enterprise_sales.analyses.portfolio_frame import EPOCH, Frame, Portfolio


def with_arr(book: Portfolio, rows: Frame) -> Frame:
    """Rows with the ARR of their account as what they touch."""
    arr = book.accounts.select("account_id", touched=nw.col("arr_r"))
    return rows.join(arr, on="account_id", how="left")


def day_number(column: str) -> nw.Expr:
    """A date column as days since 1970-01-01."""
    return nw.col(column).cast(nw.Int32).cast(nw.Int64)


def mapped(frame: Frame, column: str, days: Mapping[int, int]) -> Frame:
    """The rows whose day is a key, with the day it leads to as `due`."""
    table = nw.from_dict(
        {column: list(days), "due": list(days.values())},
        schema={column: nw.Int64(), "due": nw.Int64()},
        backend=frame.implementation,
    )
    return frame.join(table, on=column, how="inner")


def as_day(day: date) -> int:
    """A date as days since 1970-01-01."""
    return (day - EPOCH).days
