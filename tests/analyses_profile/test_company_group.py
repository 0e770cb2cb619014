"""A parent shows what its subsidiaries bring; each of them stays an account of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from enterprise_sales.analyses.company_group import company_group
from enterprise_sales.documents.view_group import group_gap, group_line, group_table
from enterprise_sales.documents.voice import Voice
from enterprise_sales.language import translator

from .samples import Rows, context


def account(name: str, parent: str | None = None, currency: str = "USD") -> dict[str, Any]:
    return {"account_id": name, "name": name, "parent_account_id": parent, "currency": currency}


def contract(name: str, value: float) -> dict[str, Any]:
    return {
        "contract_id": name,
        "account_id": name,
        "start_date": "2026-01-01",
        "end_date": "2026-12-31",
        "annual_value": value,
    }


RATES: Rows = [{"date": "2026-01-01", "currency": "EUR", "rate": 1.5}]
ACCOUNTS: Rows = [
    account("a"),
    account("north", "a"),
    account("oslo", "north", "EUR"),
    account("tokyo", "a", "JPY"),
    account("empty", "a"),
    account("elsewhere"),
]
CONTRACTS: Rows = [
    contract("a", 100),
    contract("north", 20),
    contract("oslo", 10),
    contract("tokyo", 5000),
    contract("elsewhere", 999),
]


def test_all_levels_are_summed_in_the_currency_of_the_account(tmp_path: Path) -> None:
    """100 + 20 + 10 × 1.5 = 135; yen have no rate, and `empty` has no contract."""
    found = company_group(context(tmp_path, accounts=ACCOUNTS, contracts=CONTRACTS, rates=RATES))
    assert found is not None
    assert (found.arr, found.unknown, found.parent_account_id) == ("135.00", 2, None)
    assert [(one.account_id, one.parent_account_id, one.arr) for one in found.members] == [
        ("empty", "a", None),
        ("north", "a", "20.00"),
        ("oslo", "north", "10.00"),
        ("tokyo", "a", "5000"),
    ]
    voice = Voice(translator("en"), "USD")
    assert group_table(found, "a", voice).rows == (
        ("empty", "a", "unknown"),
        ("north", "a", "$20"),
        ("oslo", "north", "€10"),
        ("tokyo", "a", "¥5,000"),
        ("All together, this account included", "", "$135"),
    )
    assert group_gap(found, voice).startswith("2 companies are not in the sum")


def test_a_company_in_the_middle_has_a_parent_and_what_is_under_it(tmp_path: Path) -> None:
    tables = {"accounts": ACCOUNTS, "contracts": CONTRACTS, "rates": RATES}
    found = company_group(context(tmp_path, account_id="north", **tables))
    assert found is not None
    assert (found.parent_name, found.arr, found.unknown) == ("a", "35.00", 0)
    assert [one.account_id for one in found.members] == ["oslo"]
    voice = Voice(translator("ru"), "USD")
    assert group_line(found, voice) == "Аккаунт входит в группу компании a."
    assert group_gap(found, voice) == ""


def test_an_account_by_itself_has_no_group(tmp_path: Path) -> None:
    assert company_group(context(tmp_path, accounts=ACCOUNTS, account_id="elsewhere")) is None


def test_companies_in_a_circle_are_counted_once(tmp_path: Path) -> None:
    circle = [account("a", "b"), account("b", "a"), account("c", "c")]
    contracts = [contract("a", 1), contract("b", 2), contract("c", 4)]
    found = company_group(context(tmp_path, accounts=circle, contracts=contracts))
    assert found is not None
    assert ([one.account_id for one in found.members], found.arr) == (["b"], "3.00")


def test_without_any_contract_the_whole_is_unknown(tmp_path: Path) -> None:
    found = company_group(context(tmp_path, accounts=[account("a"), account("b", "a")]))
    assert found is not None
    assert (found.arr, found.unknown) == (None, 2)
