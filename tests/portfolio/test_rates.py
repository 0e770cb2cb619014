"""The cases of `rates.yaml`, and where their findings are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.portfolio_list import list_accounts
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book import Book, load_book
from enterprise_sales.language import translator

from ..books import written
from .books import AS_OF, STRATEGIC, shipped

CASES = yaml.safe_load(Path(__file__).with_name("rates.yaml").read_text("utf-8"))


def _book(folder: Path, reporting: str, rates: list[dict[str, Any]]) -> Book:
    accounts = [
        {"account_id": "dollar", "name": "Dollar", "currency": "USD"},
        {"account_id": "euro", "name": "Euro", "currency": "EUR"},
        {"account_id": "ruble", "name": "Ruble", "currency": "RUB"},
    ]
    tables = {"accounts": accounts, "rates": rates}
    return load_book(written(folder / "book", tables, currency="USD", reporting_currency=reporting))


def _doubted(findings: tuple[FindingOut, ...]) -> dict[str, str]:
    return {found.where: found.wrong for found in findings if found.code == "rate_doubted"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_rate_is_doubted_where_it_cannot_be(case: dict[str, Any], tmp_path: Path) -> None:
    book = _book(tmp_path, case["reporting"], case["rates"])
    found = review_portfolio(book, shipped(STRATEGIC), AS_OF, translator("en")).findings
    told = _doubted(found)
    assert set(told) == set(case["doubted"])
    for place, words in case["doubted"].items():
        assert told[place].startswith(words)
        assert told[place].endswith(": it looks as if it were given the wrong way round.")


def test_it_is_told_wherever_amounts_are_converted_by_it(tmp_path: Path) -> None:
    """Tiers and price list are in dollars: nothing of the other two accounts is in rubles."""
    book = _book(tmp_path, "USD", [{"date": "2026-01-01", "currency": "RUB", "rate": 80}])
    rules = shipped(STRATEGIC)
    assert _doubted(list_accounts(book, rules, AS_OF, "en").findings)
    for account, told in (("ruble", True), ("dollar", False), ("euro", False)):
        ctx = context_of(book, rules, AS_OF, account, "en")
        for result in (profile_account(ctx), analyze_whitespace(ctx)):
            assert bool(_doubted(result.findings)) is told
