"""Orders as contracts: what an account bought of a product within so many months.

The windows follow each other without a gap, so that the same months a year before are the window
before. Their last days are counted from the last day of all orders, each by calendar months: 31 May
minus three months is the last day of February.
"""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from enterprise_sales.book import problems
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping_counts import Windows

MONTHS_OF_A_YEAR = 12
ID_SIGN = "/"


def in_windows(rows: pl.DataFrame, windows: Windows) -> tuple[pl.DataFrame, list[Finding]]:
    """Orders with the contract to which they belong: its id, its first and its last day."""
    if rows.is_empty():
        return rows, []
    days = rows["start_date"]
    first, last = _day(days.min()), _day(days.max())
    ends = _ends(first, last, windows.months)
    starts = [_before(ends[0], windows.months), *ends[:-1]]
    place = pl.Series(ends).search_sorted(days, side="left")
    begin = pl.Series([end + timedelta(days=1) for end in starts]).gather(place)
    until = pl.Series([*ends[:-1], None], dtype=pl.Date).gather(place)
    dated = rows.with_columns(begin.alias("start_date"), until.alias("end_date"))
    parts = ["account_id", "product_id", "business_unit", "start_date"]
    texts = [pl.col(name).cast(pl.String) for name in parts]
    named = pl.concat_str(texts, separator=ID_SIGN, ignore_nulls=True).alias("contract_id")
    return dated.with_columns(named), _late(rows, first, starts[0] + timedelta(days=1))


def brought_to_a_year(total: pl.Expr, windows: Windows) -> pl.Expr:
    """What was bought in a window as what is bought in twelve months."""
    if windows.months == MONTHS_OF_A_YEAR:
        return total
    return total * MONTHS_OF_A_YEAR / windows.months


def _ends(first: date, last: date, months: int) -> list[date]:
    """The last days of the windows that hold the days from `first` to `last`, ascending."""
    ends = [last]
    while (end := _before(last, months * len(ends))) >= first:
        ends.append(end)
    return ends[::-1]


def _before(day: date, months: int) -> date:
    return _day(pl.Series([day]).dt.offset_by(f"-{months}mo")[0])


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value} is no day")
    return value


def _late(rows: pl.DataFrame, first: date, start: date) -> list[Finding]:
    """That the earliest window is not whole."""
    if start >= first:
        return []
    late = {"start": start.isoformat(), "first": first.isoformat()}
    told = problems.finding_of(rows, "windows_begin_late", "contracts", "start_date")
    return [told.model_copy(update={"severity": "info", "rows": (), "values": late})]


def told_as_revenue(orders: pl.DataFrame, made: pl.DataFrame, windows: Windows) -> pl.DataFrame:
    """Every contract made of orders: each account has to know that it is none.

    Args:
        orders: the rows before they were put into windows.
        made: the contracts.
        windows: how they were made.
    """
    last = pl.lit(str(orders["start_date"].max()))
    months = pl.lit(str(windows.months))
    code = "windows_are_revenue"
    return problems.of_rows(
        made,
        "contracts",
        "annual_value",
        code,
        left_out=False,
        target=last,
        texts=months,
        excerpt=pl.lit(None),
    )
