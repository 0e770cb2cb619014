"""The cases of `triggers.yaml`, asked of the tool."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..books import written

CASES = yaml.safe_load(Path(__file__).with_name("triggers.yaml").read_text("utf-8"))
OWN = {"account_id": "a"}
CELL = {"business_unit": "Plant", "product_id": "p"}


def _tables(case: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    contract = {"contract_id": "c", "start_date": date(2026, 1, 1), "annual_value": 1000}
    tables: dict[str, list[dict[str, Any]]] = {
        "accounts": [{**OWN, "name": "Alder", **case.get("account", {})}],
        "contracts": [{**OWN, **contract, "end_date": None, **case.get("contract", {})}],
        "products": [{"product_id": "p", "name": "Press", "pricing": "per_user"}],
        "business_units": [{**OWN, "business_unit": "Plant", "function": "production"}],
        "positions": [{**OWN, **CELL, "status": "deployed", **case.get("position", {})}],
        "usage": [
            {**OWN, **CELL, "period": date(2026, month, 1), "active_users": users}
            for month, users in zip((4, 5, 6), case.get("usage", ()), strict=False)
        ],
    }
    for row in tables["usage"]:
        row["licensed_users"] = 100
    if "signal" in case:
        tables["signals"] = [{**OWN, **case["signal"]}]
    if "review" in case:
        tables["touchpoints"] = [{**OWN, "date": case["review"], "kind": "qbr"}]
    return {name: rows for name, rows in tables.items() if rows}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_occasion_has_its_days(case: dict[str, Any], tmp_path: Path) -> None:
    book = written(tmp_path / "book", _tables(case), currency="USD")
    workspace = Workspace(book, tmp_path / "outputs", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    given = {"account": "a", "as_of": "2026-06-30", "save": False}
    result = call(tool_named("analyze_whitespace"), given, workspace)
    (found,) = [one for one in result["triggers"] if one["code"] == case["code"]]
    expected = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in case["expected"].items()
    }
    assert {name: found[name] for name in expected} == expected
    judged = found["evidence"] if found["status"] != "unknown" else found["unknown"]
    assert judged, "an occasion says what shows it, or why nobody can judge"
