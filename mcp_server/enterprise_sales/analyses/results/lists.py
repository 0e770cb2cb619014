"""The list of accounts."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.codes import Band
from enterprise_sales.analyses.common import DayText, FindingOut, MoneyText, Result, Rule


class AccountLine(Result):
    """One account of the list."""

    id: str
    name: str
    arr: Annotated[MoneyText | None, Rule("arr")]
    currency: str
    tier: Annotated[str | None, Rule("tier")]
    health_band: Annotated[Band | None, Rule("health_band")]
    renewal_date: Annotated[DayText | None, Rule("renewal_date")]


class ListAccounts(Result):
    """The accounts of the book, a page at a time."""

    as_of: DayText
    playbook: str
    accounts: tuple[AccountLine, ...]
    total: int
    next_cursor: str | None
    findings: tuple[FindingOut, ...]
