"""Sums over the book: accounts and ARR, by band, by tier, by segment; ARR at risk."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.analyses.codes import BANDS, TIERS
from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.portfolio_frame import Frame, Portfolio, known, total, total_or_none
from enterprise_sales.analyses.results.portfolio import (
    AtRisk,
    BookGroup,
    CurrencySum,
    SegmentLine,
    Totals,
)
from enterprise_sales.book.money import to_decimal_text
from enterprise_sales.playbook import Segment

UNKNOWN = "unknown"
UNSHARED = Ratio(part=None, whole=None, value=None)


def totals(book: Portfolio) -> Totals:
    """Accounts and ARR; what cannot be added is counted apart, never as zero."""
    frame = book.accounts
    return Totals(
        accounts=len(frame),
        arr=arr_of(book, frame),
        counted=len(known(frame, "arr_r")),
        arr_unknown=len(frame) - len(known(frame, "arr")),
        without_rate=_without_rate(book),
    )


def arr_of(book: Portfolio, frame: Frame) -> str | None:
    """The ARR of some accounts; unknown where that of none of them is known."""
    counted = known(frame, "arr_r")
    return book.money(total(counted, "arr_r")) if len(counted) else None


def _without_rate(book: Portfolio) -> tuple[CurrencySum, ...]:
    apart = known(book.accounts, "arr").filter(nw.col("arr_r").is_null())
    sums = apart.group_by("currency").agg(_n=nw.len(), _arr=nw.col("arr").sum()).sort("currency")
    return tuple(
        CurrencySum(currency=code, accounts=count, arr=to_decimal_text(arr, code))
        for code, count, arr in sums.select("currency", "_n", "_arr").iter_rows()
    )


def bands(book: Portfolio) -> tuple[BookGroup, ...]:
    """Accounts and ARR by health band; without a band last."""
    return tuple(_group(book, "health_band", code) for code in (*BANDS, UNKNOWN))


def tiers(book: Portfolio) -> tuple[BookGroup, ...]:
    """Accounts and ARR by the tiers that occur."""
    found = {code or UNKNOWN for code in book.accounts["tier"].unique().to_list()}
    return tuple(_group(book, "tier", code) for code in (*TIERS, UNKNOWN) if code in found)


def _group(book: Portfolio, column: str, code: str) -> BookGroup:
    is_it = nw.col(column).is_null() if code == UNKNOWN else nw.col(column) == code
    return group(book, code, book.accounts.filter(is_it))


def group(book: Portfolio, code: str, part: Frame) -> BookGroup:
    """Some of the accounts against all of them."""
    arr = total_or_none(part, "arr_r")
    return BookGroup(
        code=code,
        accounts=len(part),
        arr=book.money(arr),
        share=counted(book, len(part), len(book.accounts)),
        arr_share=UNSHARED
        if arr is None or arr_of(book, book.accounts) is None
        else paid(book, arr, total(book.accounts, "arr_r")),
    )


def counted(book: Portfolio, part: int | None, whole: int | None) -> Ratio:
    """A share of a count."""
    return Ratio(part=part, whole=whole, value=book.percent(part, whole))


def paid(book: Portfolio, part: int | None, whole: int | None) -> Ratio:
    """A share of an amount."""
    return Ratio(part=book.money(part), whole=book.money(whole), value=book.percent(part, whole))


def at_risk(book: Portfolio) -> AtRisk:
    """ARR of the bands that the playbook calls at risk.

    Red also counts where signals hold an account at red that has no band of its own.
    """
    codes = book.playbook.texts("portfolio.at_risk_bands")
    parts = [book.accounts.filter(nw.col("band") == code) for code in codes]
    risky = nw.concat(parts)
    judged = known(book.accounts, "band")
    whole = arr_of(book, book.accounts)
    amount = total(risky, "arr_r")
    return AtRisk(
        amount=_risked(book, risky, judged),
        share=UNSHARED
        if whole is None or not len(judged) or _risked(book, risky, judged) is None
        else paid(book, amount, total(book.accounts, "arr_r")),
        accounts=sum(len(part) for part in parts),
        without_band=len(book.accounts) - len(judged),
        bands=tuple(group(book, code, part) for code, part in zip(codes, parts, strict=True)),
    )


def _risked(book: Portfolio, risky: Frame, judged: Frame) -> str | None:
    """Nothing is at risk only where accounts have bands; without any it is unknown."""
    if len(risky):
        return arr_of(book, risky)
    return book.money(0) if len(judged) else None


def segments(book: Portfolio) -> tuple[SegmentLine, ...]:
    """The parts of the book by ARR, with how each is served.

    An account belongs to the first part of which the share of accounts with more ARR falls
    short, so accounts with equal ARR stand together, in the better part. The last part takes the
    rest. Places are those in the whole book, whatever accounts are under review; an account
    whose ARR cannot be compared has none.
    """
    ranks = _ranked(book)
    frame = book.accounts.join(ranks, on="account_id", how="inner")
    rows = book.playbook.records("coverage.segments", Segment)
    lines, before = [], 0.0
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        end = float("inf") if last else before + float(row.share_percent)
        inside = (nw.col("_above") >= before) & (nw.col("_above") < end)
        lines.append(_segment(book, row, frame.filter(inside)))
        before = end
    return tuple(lines)


def _ranked(book: Portfolio) -> Frame:
    """The percentage of the comparable accounts of the whole book that have more ARR."""
    frame = known(
        book.card.frame.select("account_id", "arr_in_tier_currency"), "arr_in_tier_currency"
    )
    place = nw.col("arr_in_tier_currency").rank(method="min", descending=True).cast(nw.Int64) - 1
    above = (place * 100).cast(nw.Float64) / float(max(len(frame), 1))
    return frame.with_columns(_above=above).select("account_id", "_above")


def _segment(book: Portfolio, row: Segment, part: Frame) -> SegmentLine:
    found = group(book, row.code, part)
    amounts = known(part, "arr_r")
    smallest = int(amounts["arr_r"].min()) if len(amounts) else None
    return SegmentLine(
        **found.model_dump(exclude={"share", "arr_share"}),
        share=found.share,
        arr_share=found.arr_share,
        title=book.playbook.wording(row.code, book.t.language, "segment"),
        motion=row.motion,
        motion_title=book.playbook.wording(row.motion, book.t.language, "motion"),
        arr_from=book.money(smallest),
    )
