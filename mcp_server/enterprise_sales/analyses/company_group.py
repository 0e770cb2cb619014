"""Parents and subsidiaries: each is an account of its own, and the parent shows the whole."""

from __future__ import annotations

import polars as pl

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results.group import CompanyGroup, GroupMember
from enterprise_sales.book.money import to_decimal_text
from enterprise_sales.scorecard import scores
from enterprise_sales.scorecard.rates import factors_to


def company_group(ctx: Context) -> CompanyGroup | None:
    """The company above the account and those under it; None where it stands by itself."""
    under = _under(ctx)
    parent = ctx.account.parent_account_id
    if not under and parent is None:
        return None
    members = tuple(
        sorted(_members(ctx, under), key=lambda one: (one.account_name, one.account_id))
    )
    arr, unknown = _sum(ctx, under)
    return CompanyGroup(
        parent_account_id=parent,
        parent_name=ctx.book.names.get(parent or ""),
        members=members,
        arr=arr,
        unknown=unknown,
    )


def _under(ctx: Context) -> dict[str, str]:
    """Account id → the id right above it, for all under the account; a circle is walked once."""
    accounts = ctx.book.table("accounts").filter(pl.col("parent_account_id").is_not_null())
    below: dict[str, list[str]] = {}
    for name, parent in accounts.select("account_id", "parent_account_id").iter_rows():
        below.setdefault(parent, []).append(name)
    found: dict[str, str] = {}
    ahead = [ctx.account_id]
    while ahead:
        parent = ahead.pop()
        for name in below.get(parent, ()):
            if name not in found and name != ctx.account_id:
                found[name] = parent
                ahead.append(name)
    return found


def _members(ctx: Context, under: dict[str, str]) -> list[GroupMember]:
    card = scores(ctx.book, ctx.playbook, ctx.as_of)
    return [
        GroupMember(
            account_id=name,
            account_name=ctx.book.names[name],
            parent_account_id=parent,
            currency=card[name].currency,
            arr=_text(card[name].arr, card[name].currency),
        )
        for name, parent in under.items()
    ]


def _text(minor: int | None, currency: str) -> str | None:
    return None if minor is None else to_decimal_text(minor, currency)


def _sum(ctx: Context, under: dict[str, str]) -> tuple[str | None, int]:
    """ARR of all in the account's currency, and how many are not in it.

    Each amount is converted and rounded half-even on its own, so that no order shows.
    """
    card = scores(ctx.book, ctx.playbook, ctx.as_of)
    factors = factors_to(ctx.book, ctx.as_of, ctx.currency)
    rows = [card[name] for name in (ctx.account_id, *under)]
    known = [
        round(row.arr * factors[row.currency])
        for row in rows
        if row.arr is not None and row.currency in factors
    ]
    return (ctx.money(sum(known)) if known else None), len(rows) - len(known)
