"""The cases of `warnings.yaml`; every warning stands in the list, and none is told twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.risk_warnings import ADOPTION, warnings
from enterprise_sales.analyses.risks import risks

from .support import PRODUCT, cases, context, plain, playbook


def _tables(case: dict[str, Any]) -> dict[str, Any]:
    """The tables of a case; a launch is written in short."""
    tables = dict(case.get("tables", {}))
    if "launched_on" in case:
        place = {"business_unit": "Plant", "product_id": "p"}
        tables["products"] = [PRODUCT]
        stands = {"status": "deployed", "launched_on": case["launched_on"]}
        tables["positions"] = [{**place, **stands, **case.get("position", {})}]
        if "users" in case:
            active, licensed = case["users"]
            counts = {"active_users": active, "licensed_users": licensed}
            months = ("2026-05-01", "2026-06-01")
            tables["usage"] = [{**place, "period": month, **counts} for month in months]
    return tables


@pytest.mark.parametrize("case", cases("warnings.yaml"), ids=lambda case: case["name"])
def test_a_case(case: dict[str, Any], tmp_path: Path) -> None:
    lines = warnings(context(tmp_path, _tables(case)))
    (line,) = (line for line in lines if line.code == case["code"])
    found = line.model_dump()
    expect = plain(case["expect"])
    assert {name: found[name] for name in expect} == expect


def test_every_warning_of_the_sources_is_listed_what_fires_first(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-20", "kind": "merger"}, {"date": "2026-06-20", "kind": "budget_cut"}]
    found = warnings(context(tmp_path, {"signals": rows}))
    assert {line.code for line in found} == {*playbook().group("churn.signals"), *ADOPTION}
    assert found[0].code == "budget_cut"
    states = [line.status for line in found]
    assert states == sorted(states, key=["firing", "unknown", "clear"].index)


def test_each_demands_an_action_of_somebody_by_a_day(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-20", "kind": "formal_complaint", "note": "By letter."}]
    line = warnings(context(tmp_path, {"signals": rows}))[0]
    assert (line.code, line.owner, line.deadline_days) == ("formal_complaint", "Helen", 1)
    assert line.evidence == "Recorded on June 20, 2026: By letter."
    assert all(line.action and line.owner for line in warnings(context(tmp_path, {})))


def test_what_the_data_shows_is_a_risk_with_its_demanded_action(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-10", "kind": "qbr", "attended": False}]
    found = {line.code: line for line in risks(context(tmp_path, {"touchpoints": rows}))}
    line = found["qbr_missed"]
    assert (line.origin, line.due, line.overdue_days) == ("rule", "2026-06-15", 15)
    assert line.text == "The review of June 10, 2026 was missed"
    assert line.mitigation == "Set a new date for the review and invite the leadership"


def test_what_a_signal_says_no_rule_repeats(tmp_path: Path) -> None:
    tables = {
        "signals": [{"date": "2026-06-11", "kind": "qbr_missed"}],
        "touchpoints": [{"date": "2026-06-10", "kind": "qbr", "attended": False}],
    }
    codes = [line.code for line in risks(context(tmp_path, tables))]
    assert codes.count("qbr_missed") == 1
