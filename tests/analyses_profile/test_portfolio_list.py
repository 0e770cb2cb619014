"""The accounts of a book, a page at a time."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.portfolio_list import ListError, list_accounts
from enterprise_sales.analyses.results import ListAccounts
from enterprise_sales.book import load_book

from .facts import CONTRACT, green
from .samples import ENTERPRISE, D, playbook, write

List = Callable[..., ListAccounts]
ACCOUNTS = [
    {"account_id": "small", "name": "Small", "owner": "Maria Ortega"},
    {"account_id": "big", "name": "Big", "owner": "David Lin", "currency": "EUR"},
    {"account_id": "even-1", "name": "Even 1", "owner": "maria ortega "},
    {"account_id": "even-2", "name": "Even 2"},
    {"account_id": "foreign", "name": "Foreign", "currency": "CHF"},
    {"account_id": "none", "name": "No contract yet"},
]
VALUES = {"small": 10, "big": 90, "even-1": 50, "even-2": 50, "foreign": 10_000}
CONTRACTS = [
    {**CONTRACT, "contract_id": name, "account_id": name, "annual_value": value}
    for name, value in VALUES.items()
]
RATES = [{"date": "2026-01-01", "currency": "EUR", "rate": 1.1}]


@pytest.fixture
def listed(tmp_path: Path) -> List:
    tables: dict[str, Any] = {"accounts": ACCOUNTS, "contracts": CONTRACTS, "rates": RATES}
    book = load_book(write(tmp_path, tables))
    return lambda **asked: list_accounts(book, playbook(), D, "en", **asked)


def _ids(found: ListAccounts) -> list[str]:
    return [account.id for account in found.accounts]


ORDER = ["big", "even-1", "even-2", "small", "foreign", "none"]


def test_the_largest_arr_comes_first_and_what_cannot_be_compared_last(listed: List) -> None:
    found = listed()
    assert _ids(found) == ORDER
    assert (found.total, found.next_cursor) == (6, None)
    assert found.accounts[0].model_dump() == {
        "id": "big",
        "name": "Big",
        "arr": "90.00",
        "currency": "EUR",
        "tier": "base",
        "health_band": None,
        "renewal_date": "2026-12-31",
    }
    assert found.accounts[-1].tier is None


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 200])
def test_pages_hold_every_account_once(listed: List, limit: int) -> None:
    seen, cursor, pages = [], None, 0
    while (pages == 0 or cursor) and pages <= len(ORDER):
        page = listed(limit=limit, cursor=cursor)
        assert page.total == len(ORDER)
        seen, cursor, pages = seen + _ids(page), page.next_cursor, pages + 1
    assert seen == ORDER
    assert pages == -(-len(ORDER) // limit)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"owner": "Maria Ortega"}, ["even-1", "small"]),
        ({"owner": " MARIA ortega"}, ["even-1", "small"]),
        ({"owner": "Nobody"}, []),
        ({"tier": "base"}, ["big", "even-1", "even-2", "small"]),
        ({"tier": "strategic"}, []),
        ({"health_band": "unknown"}, ORDER),
        ({"health_band": "green"}, []),
        ({"owner": "David Lin", "tier": "base"}, ["big"]),
    ],
)
def test_filters(listed: List, asked: dict[str, str], ids: list[str]) -> None:
    found = listed(**asked)
    assert (_ids(found), found.total) == (ids, len(ids))


def test_a_cursor_outside_the_filter_still_marks_its_place(listed: List) -> None:
    assert _ids(listed(cursor="even-2", owner="Maria Ortega")) == ["small"]


def test_the_band_is_that_of_the_scorecard(tmp_path: Path) -> None:
    book = load_book(write(tmp_path, green()))
    found = list_accounts(book, playbook(ENTERPRISE), D, "en", health_band="green")
    assert [(line.id, line.tier, line.health_band) for line in found.accounts] == [
        ("a", "top", "green")
    ]


@pytest.mark.parametrize("limit", [0, 201, -1])
def test_a_limit_outside_its_bounds_is_refused(listed: List, limit: int) -> None:
    with pytest.raises(ListError) as refused:
        listed(limit=limit)
    assert str(refused.value) == (
        f"The limit is {limit}, and 1 to 200 can be given. Correct it or leave it out."
    )


def test_a_cursor_that_names_nothing_is_refused(listed: List) -> None:
    with pytest.raises(ListError, match=r"The cursor elsewhere names no account of this book\."):
        listed(cursor="elsewhere")


def test_findings_of_the_whole_book_are_told(tmp_path: Path) -> None:
    rows = [{**CONTRACT, "start_date": "soon"}]
    book = load_book(write(tmp_path, {"contracts": rows}))
    found = list_accounts(book, playbook(), D, "en")
    assert "date_unreadable" in {finding.code for finding in found.findings}


def test_the_order_of_the_rows_changes_nothing(tmp_path: Path) -> None:
    told = set()
    for number, accounts in enumerate(permutations(ACCOUNTS[:3])):
        tables: dict[str, Any] = {"accounts": list(accounts), "contracts": [], "rates": RATES}
        book = load_book(write(tmp_path / str(number), tables))
        told.add(tuple(_ids(list_accounts(book, playbook(), D, "en"))))
    assert told == {("big", "even-1", "small")}
