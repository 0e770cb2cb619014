"""Every tool for every account of a real export: no error, and no renewal date that is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.book.rows import Contract
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TELLING, tool_named

from ..server.support import BOOK_TOOLS
from .conftest import AS_OF

ACCOUNT_TOOLS = tuple(name for name in TELLING if name not in BOOK_TOOLS)
EVERY = {"compare_playbooks": 20, "hand_off": 10, "plan_account": 4}
"""The tools that take longest, and of how many accounts one is asked."""


def ask(workspace: Workspace, name: str, **arguments: Any) -> dict[str, Any]:
    return call(tool_named(name), {"as_of": AS_OF, **arguments}, workspace)


def listed(workspace: Workspace) -> list[dict[str, Any]]:
    accounts: list[dict[str, Any]] = []
    cursor = None
    while cursor or not accounts:
        page = ask(workspace, "list_accounts", **({"cursor": cursor} if cursor else {}))
        accounts += page["accounts"]
        cursor = page["next_cursor"]
    return accounts


def test_five_hundred_accounts_are_listed(workspace: Workspace) -> None:
    accounts = listed(workspace)
    assert len({account["id"] for account in accounts}) == 500
    assert ask(workspace, "list_accounts")["total"] == 500


@pytest.mark.parametrize("name", ACCOUNT_TOOLS)
def test_a_tool_answers_for_every_account(workspace: Workspace, name: str) -> None:
    for account in [*load_book(workspace.book).names][:: EVERY.get(name, 1)]:
        result = ask(workspace, name, account=account, save=False)
        assert result["account_id"] == account
        assert result["output"] is None


def test_the_whole_book_is_reviewed(workspace: Workspace) -> None:
    result = ask(workspace, "review_portfolio", save=False)
    assert result["totals"]["accounts"] == 500
    assert sum(group["accounts"] for group in result["bands"]) == 500


def test_a_renewal_date_that_no_row_holds_is_unknown(workspace: Workspace) -> None:
    book = load_book(workspace.book)
    ends = {row.account_id for row in book.rows(Contract) if row.end_date is not None}
    without = [account for account in book.names if account not in ends]
    assert without
    for account in without:
        result = ask(workspace, "plan_renewal", account=account, save=False)
        assert result["renewal"]["date"] is None
        assert result["milestones"] == []
        assert any(gap["field"] == "renewal.date" for gap in result["missing"])
