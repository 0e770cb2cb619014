"""The usage component for the parts of accounts: the same rules over the rows of each part."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import narwhals as nw

from enterprise_sales.book import Book
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.book_at import at_of
from enterprise_sales.scorecard.engines import collected
from enterprise_sales.scorecard.expressions import col
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.run import ACCOUNT, measure
from enterprise_sales.scorecard.scores import CACHED_SCORECARDS

Kind = Literal["business_unit", "product_id"]
KINDS: tuple[Kind, ...] = get_args(Kind)
WANTED = ("usage_score", "usage_low", "usage_high")
DECIMALS = "precision.score_decimals"
APART = "\x1f"
"""Between the column, the account and the part in the id of a part: the unit separator."""
Scored = Mapping[tuple[str, str], Mapping[str, "PartUsage"]]
"""Kind and account → part → its usage."""
_CACHE: OrderedDict[tuple[object, ...], Scored] = OrderedDict()


@dataclass(frozen=True)
class PartUsage:
    """Points from 0 to 100 of one part, with the range that its unknown half leaves."""

    score: float | None
    low: float
    high: float


UNKNOWN = PartUsage(None, 0.0, 100.0)


def usage_parts(
    book: Book, playbook: Playbook, as_of: date, account_id: str, kind: Kind
) -> Mapping[str, PartUsage]:
    """Part → its usage component as of a date, by the rules that score the account.

    The whole book is scored once and kept, as the scorecard is.

    Args:
        book: the book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        account_id: the account whose parts are wanted.
        kind: what the parts are; rows that name none are left out.
    """
    key = (id(book), book.sha256, playbook.sha256, as_of)
    if key not in _CACHE:
        _CACHE[key] = _scored(book, at_of(book, playbook, as_of))
        while len(_CACHE) > CACHED_SCORECARDS:
            _CACHE.popitem(last=False)
    _CACHE.move_to_end(key)
    return _CACHE[key].get((kind, account_id), {})


def _scored(book: Book, at: At) -> Scored:
    if "usage" not in book.tables:
        return {}
    usage = nw.concat([_parts(book, kind) for kind in KINDS])
    parts = usage.select(ACCOUNT).unique().with_columns(currency=nw.lit(""))
    rows = collected(measure({"accounts": parts, "usage": usage}, at, WANTED))
    unit = 10 ** at.integer(DECIMALS)
    found: dict[tuple[str, str], dict[str, PartUsage]] = {}
    for row in rows:
        kind, account_id, part = row[ACCOUNT].split(APART, 2)
        found.setdefault((kind, account_id), {})[part] = _part(row, unit)
    return found


def _parts(book: Book, kind: Kind) -> Rows:
    """The usage rows of every account, each part in the place of an account."""
    rows = nw.from_native(book.tables["usage"].lazy()).filter(~col(kind).is_null())
    days = col("period").cast(nw.Int32).cast(nw.Int64)
    part = nw.concat_str([nw.lit(kind), col(ACCOUNT), col(kind)], separator=APART)
    return rows.with_columns(days.alias("period"), part.alias(ACCOUNT))


def _part(row: dict[str, Any], unit: int) -> PartUsage:
    score, low, high = (row[name] for name in WANTED)
    return PartUsage(None if score is None else score / unit, low / unit, high / unit)
