"""The cases of `milestones.yaml`, asked of the tool."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..books import written

CASES = yaml.safe_load(Path(__file__).with_name("milestones.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_step_is_due_when_the_playbook_says(case: dict[str, Any], tmp_path: Path) -> None:
    contract = {
        "contract_id": "c",
        "account_id": "a",
        "start_date": case["end_date"] - timedelta(days=700),
        "end_date": case["end_date"],
        "annual_value": 1000,
    }
    tables = {"accounts": [{"account_id": "a", "name": "Acme"}], "contracts": [contract]}
    book = written(tmp_path / "book", tables, currency="USD")
    workspace = Workspace(book, tmp_path / "outputs", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    given = {"account": "a", "as_of": case["as_of"].isoformat(), "playbook": case["playbook"]}
    result = call(tool_named("plan_renewal"), {**given, "save": False}, workspace)
    step = next(one for one in result["milestones"] if one["code"] == case["expected"]["code"])
    found = {**result, **step}
    expected = {**case["expected"], "due": case["expected"]["due"].isoformat()}
    assert {name: found[name] for name in expected} == expected
