"""The cases of `levels.yaml`, and what weighs signals and rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.risks import risks
from enterprise_sales.playbook import RiskWeight, ThreatWeight

from .support import cases, context, plain, playbook


@pytest.mark.parametrize("case", cases("levels.yaml"), ids=lambda case: case["name"])
def test_a_case(case: dict[str, Any], tmp_path: Path) -> None:
    (line,) = risks(context(tmp_path, {"risks": [{"risk": "It may happen", **case["risk"]}]}))
    found = line.model_dump()
    expect = plain(case["expect"])
    assert {name: found[name] for name in expect} == expect


def test_what_holds_an_account_at_red_is_taken_up(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-30", "kind": "non_renewal_notice"}]
    line = risks(context(tmp_path, {"signals": rows}))[0]
    assert (line.code, line.score, line.escalate) == (
        "non_renewal_notice",
        12,
        ("level", "holds_red"),
    )
    assert line.overdue_days == 0


def test_no_risk_is_weighed_twice() -> None:
    threats = {row.code for row in playbook().records("defence.threats", ThreatWeight)}
    rest = {row.code for row in playbook().records("risk.weights", RiskWeight)}
    assert threats & rest == set()


def test_every_churn_signal_is_weighed() -> None:
    threats = {row.code for row in playbook().records("defence.threats", ThreatWeight)}
    rest = {row.code for row in playbook().records("risk.weights", RiskWeight)}
    assert set(playbook().group("churn.signals")) <= threats | rest


def test_the_register_is_never_weighed_for_its_author(tmp_path: Path) -> None:
    (line,) = risks(context(tmp_path, {"risks": [{"risk": "champion_left"}]}))
    assert (line.likelihood, line.impact, line.level) == (None, None, None)
