"""The cases of `freshness.yaml` and `contradictions.yaml`, and rows that lead nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.quality_contradictions import contradictions, orphans
from enterprise_sales.analyses.quality_dates import DATED, freshness
from enterprise_sales.language import translator

from .books import DAY, book_of, playbook

HERE = Path(__file__).parent
ENGLISH = translator("en")


def cases(name: str) -> Any:
    found = yaml.safe_load((HERE / name).read_text("utf-8"))
    return pytest.mark.parametrize("case", found, ids=[case["name"] for case in found])


@cases("freshness.yaml")
def test_how_old_a_table_is(case: dict[str, Any], tmp_path: Path) -> None:
    as_of = case.get("as_of", DAY)
    book = book_of(tmp_path / "book", case["tables"])
    (found,) = freshness(book, playbook(as_of), as_of)
    expected = {
        name: value.isoformat() if name == "newest" and value else value
        for name, value in case["expected"].items()
    }
    assert {name: getattr(found, name) for name in expected} == expected


@cases("contradictions.yaml")
def test_what_contradicts_itself(case: dict[str, Any], tmp_path: Path) -> None:
    book = book_of(tmp_path / "book", case["tables"])
    found = contradictions(book, ENGLISH)
    assert {one.code: one.rows for one in found} == case["expected"]
    assert all("{" not in one.text for one in found)


def test_every_dated_table_has_a_limit() -> None:
    for table in DATED:
        assert playbook().integer(f"data_quality.fresh_days.{table}") > 0


def test_rows_that_lead_nowhere(tmp_path: Path) -> None:
    tickets = [
        {"ticket_id": "t1", "account_id": "acme", "opened_on": "2026-01-01"},
        {"ticket_id": "t2", "account_id": "gone", "opened_on": "2026-01-01"},
    ]
    met = [{"account_id": "acme", "date": "2026-01-01", "stakeholder_id": "nobody"}]
    people = [{"stakeholder_id": "s", "account_id": "acme", "name": "Ann"}]
    tables = {"tickets": tickets, "touchpoints": met, "stakeholders": people}
    found = orphans(book_of(tmp_path / "book", tables), ENGLISH)
    assert [
        (one.table, one.column, one.refers_to, one.rows, one.left_out, one.excerpt) for one in found
    ] == [
        ("tickets", "account_id", "accounts", 1, 1, "gone"),
        ("touchpoints", "stakeholder_id", "stakeholders", 1, 0, "nobody"),
    ]


def test_what_the_reading_told_row_by_row_is_not_told_again(tmp_path: Path) -> None:
    """Usage looked up through contracts is compared with its own contract, not with the first."""
    from enterprise_sales.book import load_book

    from ..derive.books import ACCOUNTS, written

    contracts = "contract_id,account_id,start_date,annual_value\nc,acme,2026-05-01,100\n"
    through = {"column": "contract", "table": "contracts", "key": "contract_id"}
    lookup = {**through, "value": "account_id", "not_before": "start_date"}
    entry = {
        "file": "exports/u.csv",
        "table": "usage",
        "lookups": {"account_id": lookup},
        "columns": {"month": "period"},
    }
    files = {
        **ACCOUNTS,
        "tables/contracts.csv": contracts,
        "exports/u.csv": "contract,month\nc,2026-01\nc,2026-05\n",
    }
    book = load_book(written(tmp_path / "book", {"files": [entry]}, files))
    (found,) = contradictions(book, ENGLISH)
    assert (found.code, found.rows, found.of) == ("usage_before_contract", 1, 2)
