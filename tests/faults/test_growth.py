"""Faults of comparable tools in growth and forecasts: upsells to the unhappy, made-up totals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ..analyses_profile.facts import CONTRACT, PRODUCT, UNIT, green, red
from .asking import ask, asked, leaves, workspace

CRITICAL = [
    {"risk": "Leaves for a rival", "likelihood": "high", "impact": "critical", "status": "open"}
]


def test_fault_08_nobody_sells_to_an_account_in_the_red(tmp_path: Path) -> None:
    """One account was "yellow" and "critical" at once, and was still given seven upsells.

    Seen to fail with the gate of a red account open.
    """
    space = workspace(tmp_path, **red(), risks=CRITICAL)
    plan, whitespace = ask(space, "plan_account"), ask(space, "analyze_whitespace")
    handed = ask(space, "hand_off")
    bands = {value for path, value in leaves(plan) if path.endswith(("health.band", "health_band"))}
    assert bands == {"red"}
    assert plan["save_plan"]
    assert whitespace["opportunities"], "there is something that could be sold"
    assert {one["gate"] for one in whitespace["opportunities"]} == {"closed"}
    outreach = next(one for one in handed["packages"] if one["to"] == "outreach")
    assert outreach["offers"] == []
    assert [one for one in handed["opportunities"] if one["origin"] != "on_record"] == []
    assert all(ask["potential_value"] is None for ask in plan["qbr"]["asks"])


def test_fault_09_potential_is_what_the_data_holds(tmp_path: Path) -> None:
    """Expansion totals came to several times ARR, from fractions in the code.

    Seen to fail with a cell of unknown value counted as a fraction of a million.
    """
    free = {name: rows for name, rows in green().items() if name not in ("products", "positions")}
    unpriced = {key: value for key, value in PRODUCT.items() if key != "list_price"}
    told = asked(tmp_path / "told", "analyze_whitespace", **green())
    untold = asked(tmp_path / "untold", "analyze_whitespace", **free, products=[unpriced])
    # Plant: 100 people less 60 users, at 100 each; Yard: 100 people at 100 each.
    assert told["totals"]["known"] == "14000.00"
    assert untold["totals"]["known"] is None
    assert untold["totals"]["unknown_cells"] == len(untold["cells"]) > 0
    assert {cell["potential_value"] for cell in untold["cells"]} == {None}
    plan = asked(tmp_path / "plan", "plan_account", **free, products=[unpriced])
    assert plan["target_gap"] is None


def test_fault_11_shares_are_rounded_not_cut(tmp_path: Path) -> None:
    """Four of seven was shown as 56 percent.

    Seen to fail with shares cut off at the last digit shown: 4 ÷ 7 = 57.14…, 3 ÷ 16 = 18.75.
    """
    products = [{**PRODUCT, "product_id": f"p{n}", "name": f"P{n}"} for n in range(7)]
    held = [
        {"business_unit": "Plant", "product_id": f"p{n}", "status": "deployed", "active_users": 3}
        for n in range(4)
    ]
    account = [{"potential_users": 64}]
    found = asked(
        tmp_path,
        "analyze_whitespace",
        accounts=account,
        products=products,
        business_units=[UNIT],
        positions=held,
    )["penetration"]
    assert found["product"] == {"part": 4, "whole": 7, "value": 57.1}
    # Four times three users of 64: 18.75 goes to the even digit, 18.8.
    assert found["user"] == {"part": 12, "whole": 64, "value": 18.8}


def _forecasts(result: dict[str, Any]) -> set[str]:
    """Every amount of a renewal plan."""
    return {
        value
        for _, value in leaves(result)
        if isinstance(value, str) and value.replace(".", "").isdigit() and "." in value
    }


@pytest.mark.parametrize("csat", [1, 5])
def test_fault_13_no_forecast_to_the_dollar(tmp_path: Path, csat: int) -> None:
    """ARR times an uncalibrated score was quoted as a forecast to the dollar.

    The chance is the range of the band, and no amount follows the score within its band.
    Seen to fail with the flat scenario as ARR times the score.
    """
    tables = green()
    tables["tickets"] = [{**tables["tickets"][0], "csat": csat}]
    tables["contracts"] = [{**CONTRACT, "annual_value": 87654.32}]
    plan = asked(tmp_path, "plan_renewal", **tables)
    assert plan["health"]["band"] == "green"
    assert plan["probability"] == {"low": 95.0, "high": 100.0}
    arr, score = Decimal("87654.32"), Decimal(str(plan["health"]["score"]))
    chances = [score / 100, *(Decimal(percent) / 100 for percent in range(70, 100))]
    amounts = {str((arr * chance).quantize(Decimal("0.01"))) for chance in chances}
    assert _forecasts(plan)
    assert not _forecasts(plan) & amounts
    flat = next(one for one in plan["scenarios"] if one["name"] == "flat")
    assert (flat["annual_value"], flat["change"]) == ("87654.32", "0.00")
