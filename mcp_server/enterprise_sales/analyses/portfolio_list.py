"""The accounts of a book, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.rates_doubted import rates_doubted
from enterprise_sales.analyses.results import AccountLine, Band, ListAccounts
from enterprise_sales.book import Book
from enterprise_sales.book.money import to_decimal_text
from enterprise_sales.language import N_, translator
from enterprise_sales.playbook import Playbook
from enterprise_sales.scorecard import ScoreRow, scores

DEFAULT_LIMIT = 50
MAX_LIMIT = 200
CURSOR_UNKNOWN = N_(
    "The cursor {cursor} names no account of this book."
    " Leave it out to start again, or give the next_cursor of the page before."
)
LIMIT_OUTSIDE = N_(
    "The limit is {limit}, and 1 to {most} can be given. Correct it or leave it out."
)


class ListError(ValueError):
    """A page that cannot be given; the message is for people."""


def list_accounts(
    book: Book,
    playbook: Playbook,
    as_of: date,
    language: str,
    *,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
    owner: str | None = None,
    tier: str | None = None,
    health_band: str | None = None,
) -> ListAccounts:
    """One page of accounts, the largest ARR first.

    ARR is compared in the currency of the playbook's tiers; accounts whose currency has no rate
    come last, and equals go by id. The filters are exact but for the case of `owner`, and
    `total` counts what they leave.

    Args:
        book: the book.
        playbook: the thresholds.
        as_of: the date on which everything is judged.
        language: of the findings.
        cursor: `next_cursor` of the page before.
        limit: accounts on the page, 1 to 200.
        owner: only accounts of this owner.
        tier: only accounts of this tier, by code.
        health_band: only accounts of this band; `unknown` for those without one.

    Raises:
        ListError: the limit is outside its bounds, or the cursor names no account.
    """
    t, rows = translator(language), scores(book, playbook, as_of)
    if not 1 <= limit <= MAX_LIMIT:
        raise ListError(t.text(LIMIT_OUTSIDE, limit=limit, most=MAX_LIMIT))
    if cursor is not None and cursor not in rows:
        raise ListError(t.text(CURSOR_UNKNOWN, cursor=cursor))
    kept = _filtered(book, rows, owner, tier, health_band)
    kept.sort(key=_largest_first)
    rest = [row for row in kept if not cursor or _largest_first(row) > _largest_first(rows[cursor])]
    page = rest[:limit]
    return ListAccounts(
        as_of=as_of.isoformat(),
        playbook=playbook.name,
        accounts=tuple(_line(row, book.names[row.account_id]) for row in page),
        total=len(kept),
        next_cursor=page[-1].account_id if len(rest) > limit else None,
        findings=(*rates_doubted(book, playbook, as_of, t), *findings_out(book.findings, t)),
    )


def _filtered(
    book: Book,
    rows: Mapping[str, ScoreRow],
    owner: str | None,
    tier: str | None,
    health_band: str | None,
) -> list[ScoreRow]:
    owners = _owners(book) if owner else {}
    wanted = owner.strip().casefold() if owner else ""
    return [
        row
        for row in rows.values()
        if owners.get(row.account_id, "") == wanted
        and tier in (None, row.tier)
        and health_band in (None, row.health_band or "unknown")
    ]


def _owners(book: Book) -> dict[str, str]:
    pairs = book.table("accounts").select("account_id", "owner").iter_rows()
    return {account_id: (owner or "").strip().casefold() for account_id, owner in pairs}


def _largest_first(row: ScoreRow) -> tuple[bool, bool, int, str]:
    """By ARR in one currency; then what cannot be compared, then what is unknown."""
    arr = row.arr_in_tier_currency
    return (row.arr is None, arr is None, -(arr or 0), row.account_id)


def _line(row: ScoreRow, name: str) -> AccountLine:
    return AccountLine(
        id=row.account_id,
        name=name,
        arr=None if row.arr is None else to_decimal_text(row.arr, row.currency),
        currency=row.currency,
        tier=row.tier,
        health_band=cast("Band | None", row.health_band),
        renewal_date=row.renewal_date.isoformat() if row.renewal_date else None,
    )
