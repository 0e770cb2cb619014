"""The list of the week: what is on it, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.results.portfolio import WeekAction
from enterprise_sales.book import load_book
from enterprise_sales.language import translator

from .books import AS_OF, numbered, review, shipped, with_bands

FILE = yaml.safe_load(Path(__file__).with_name("week.yaml").read_text(encoding="utf-8"))
KEYS = {"name", "as_of", "accounts", "contracts", "tables", "expect", "order", "warned"}
ALL = 200


def week(case: dict[str, Any], folder: Path, **options: Any) -> tuple[WeekAction, ...]:
    assert set(case) <= KEYS
    tables = {**with_bands(case["accounts"]), **case.get("tables", {})}
    if "contracts" in case:
        tables["contracts"] = numbered(case["contracts"])
    found = review(folder / "book", tables, as_of=case.get("as_of", FILE["as_of"]), **options)
    return found.this_week.actions


@pytest.mark.parametrize("case", FILE["cases"], ids=lambda case: case["name"])
def test_what_is_on_the_list(case: dict[str, Any], tmp_path: Path) -> None:
    found = week(case, tmp_path, limit=ALL)
    for kind, accounts in case.get("expect", {}).items():
        assert sorted(line.account_id for line in found if line.kind == kind) == accounts
    if "warned" in case:
        assert sorted(line.account_id for line in found if "signal" in line.kind) == case["warned"]
    if "order" in case:
        assert [[line.account_id, line.kind, line.weighted] for line in found] == case["order"]
    assert [line.rank for line in found] == list(range(1, len(found) + 1))


def test_a_shorter_list_is_the_beginning_of_a_longer_one(demo_book: Path) -> None:
    book, rules = load_book(demo_book), shipped("strategic-12-month")
    lists = [
        review_portfolio(book, rules, AS_OF, translator("en"), limit=limit).this_week.actions
        for limit in (1, 4, ALL)
    ]
    assert [len(found) for found in lists[:2]] == [1, 4]
    assert lists[2][:4] == lists[1]
    assert lists[1][:1] == lists[0]
    taken = [line.account_id for line in lists[2]]
    assert max(taken.count(name) for name in taken) == 2
    # Nothing is sold to a red account, and no occasion is left out for one that is green.
    sold = {line.account_id for line in lists[2] if line.kind == "expansion"}
    assert "harbourline" in sold
    assert sold.isdisjoint({"stalgor", "pinecrest"})
