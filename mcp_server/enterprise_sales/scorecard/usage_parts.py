"""The usage component for the parts of an account: the same rules over the rows of each part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.engines import collected
from enterprise_sales.scorecard.expressions import col
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.run import ACCOUNT, measure

WANTED = ("usage_score", "usage_low", "usage_high")
DECIMALS = "precision.score_decimals"


@dataclass(frozen=True)
class PartUsage:
    """Points from 0 to 100 of one part, with the range that its unknown half leaves."""

    score: float | None
    low: float
    high: float


def usage_of_parts(
    book: Book, at: At, account_id: str, column: Literal["business_unit", "product_id"]
) -> dict[str, PartUsage]:
    """Part → its usage component as of a date, by the rules that score the account.

    Args:
        book: the book.
        at: the date and the playbook.
        account_id: the account whose parts are scored.
        column: what the parts are; rows that name none are left out.
    """
    if "usage" not in book.tables:
        return {}
    usage = _of_parts(book, account_id, column)
    parts = usage.select(ACCOUNT).unique().with_columns(currency=nw.lit(""))
    rows = collected(measure({"accounts": parts, "usage": usage}, at, WANTED))
    unit = 10 ** at.integer(DECIMALS)
    return {row[ACCOUNT]: _part(row, unit) for row in rows}


def _of_parts(book: Book, account_id: str, column: str) -> Rows:
    """The usage of one account, each part in the place of an account."""
    rows = nw.from_native(book.tables["usage"].lazy())
    mine = rows.filter(col(ACCOUNT) == account_id).filter(~col(column).is_null())
    days = col("period").cast(nw.Int32).cast(nw.Int64)
    return mine.with_columns(days.alias("period"), col(column).alias(ACCOUNT))


def _part(row: dict[str, Any], unit: int) -> PartUsage:
    score, low, high = (row[name] for name in WANTED)
    return PartUsage(None if score is None else score / unit, low / unit, high / unit)
