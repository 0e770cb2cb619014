"""The cases of `completeness.yaml` and `goals.yaml`, asked of the tool."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..books import written

HERE = Path(__file__).parent
COMPLETENESS = yaml.safe_load((HERE / "completeness.yaml").read_text("utf-8"))
GOALS = yaml.safe_load((HERE / "goals.yaml").read_text("utf-8"))
OWN = {"account_id": "a"}


def _plan(folder: Path, as_of: str, tables: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    rows = {name: [{**OWN, **row} for row in found] for name, found in tables.items()}
    accounts = [{**OWN, "name": "Alder", "owner": "Olga"}]
    book = written(folder / "book", {"accounts": accounts, **rows}, currency="USD")
    workspace = Workspace(book, folder / "outputs", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    given = {"account": "a", "as_of": as_of, "save": False, "language": "en"}
    return call(tool_named("plan_account"), {**given, "agent": "account-manager"}, workspace)


@pytest.mark.parametrize("case", COMPLETENESS, ids=lambda case: case["name"])
def test_a_section_is_as_complete_as_its_checks(case: dict[str, Any], tmp_path: Path) -> None:
    day = case.get("as_of", "2026-06-30")
    plan = _plan(tmp_path, str(day), case.get("tables", {}))
    (found,) = [one for one in plan["completeness"] if one["code"] == case["section"]]
    assert {name: found[name] for name in case["expected"]} == case["expected"]
    assert len(found["to_do"]) == found["of"] - found["passed"]


@pytest.mark.parametrize("case", GOALS, ids=lambda case: case["name"])
def test_the_renewal_comes_first_where_it_is_near(case: dict[str, Any], tmp_path: Path) -> None:
    contract = {"contract_id": "c", "start_date": "2026-01-01", "annual_value": 1000}
    tables = {"contracts": [{**contract, **case["contract"]}]}
    first = _plan(tmp_path, str(case["as_of"]), tables)["goals"][0]
    expected = dict(case["expected"])
    assert (first["metric"] == "value decided of what is up for renewal") is expected.pop("renewal")
    assert {name: first[name] for name in expected} == {k: str(v) for k, v in expected.items()}
