"""A company and the companies under it."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.common import MoneyText, Result, Rule


class GroupMember(Result):
    """A company under the account, at any level.

    Attributes:
        parent_account_id: the company right above it.
        arr: in its own `currency`.
    """

    account_id: str
    account_name: str
    parent_account_id: str
    currency: str
    arr: Annotated[MoneyText | None, Rule("arr")]


class CompanyGroup(Result):
    """Where the account stands among the companies of its group.

    Attributes:
        parent_account_id: the company right above it; null where none is.
        parent_name: its name; null where the book does not hold it.
        members: the companies under the account, in the order of their names.
        arr: of the account and of all under it; null where none of them is known.
        unknown: how many of these companies are not in that sum, because their ARR is unknown or
            no rate leads to the account's currency.
    """

    parent_account_id: str | None
    parent_name: str | None
    members: tuple[GroupMember, ...]
    arr: Annotated[MoneyText | None, Rule("group_arr")]
    unknown: int
