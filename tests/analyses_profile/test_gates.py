"""A red account is saved before it is sold more; a cell can ask for something first."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.gates import account_permission
from enterprise_sales.analyses.opportunities import opportunities
from enterprise_sales.analyses.whitespace import analyze_whitespace

from .facts import CONTRACT, PRODUCT, UNIT, green, red, yellow
from .samples import context

NOT_SOLD = {"business_unit": "Plant", "product_id": "p", "status": "not_sold"}


def _one_cell() -> dict[str, Any]:
    return {
        "contracts": [CONTRACT],
        "business_units": [UNIT],
        "products": [PRODUCT],
        "positions": [NOT_SOLD],
    }


def test_green_opens(tmp_path: Path) -> None:
    ctx = context(tmp_path, **green())
    assert ctx.row.health_band == "green"
    assert {row.gate for row in opportunities(ctx)} == {"open"}
    assert {row.earliest for row in opportunities(ctx)} == {"2026-06-30"}


def test_red_closes_every_cell_and_opportunity(tmp_path: Path) -> None:
    use_case = {
        "business_unit": "Yard",
        "product_id": "p",
        "use_case": "Stock",
        "status": "potential",
    }
    ctx = context(tmp_path, **red(), use_cases=[use_case])
    found = analyze_whitespace(ctx)
    assert ctx.row.health_band == "red"
    assert len(found.opportunities) == 3
    assert {cell.gate for cell in found.cells} == {"closed"}
    assert {row.gate for row in found.opportunities} == {"closed"}
    assert {row.conditions for row in found.opportunities} == {("red_health",)}
    assert {row.earliest for row in found.opportunities} == {None}


def test_a_red_cap_closes_even_where_too_little_is_known_for_a_band(tmp_path: Path) -> None:
    complaint = [{"date": "2026-06-12", "kind": "formal_complaint"}]
    tables: dict[str, Any] = {
        "business_units": [UNIT],
        "products": [PRODUCT],
        "positions": [NOT_SOLD],
    }
    ctx = context(tmp_path, contracts=[CONTRACT], signals=complaint, **tables)
    assert ctx.row.health_band is None
    assert {row.gate for row in opportunities(ctx)} == {"closed"}


def test_unknown_health_asks_to_find_out(tmp_path: Path) -> None:
    tables: dict[str, Any] = {
        "business_units": [UNIT],
        "products": [PRODUCT],
        "positions": [NOT_SOLD],
    }
    (found,) = opportunities(context(tmp_path, contracts=[CONTRACT], **tables))
    assert (found.gate, found.conditions) == ("conditional", ("health_unknown",))


def test_yellow_asks_for_what_is_not_shown(tmp_path: Path) -> None:
    shown = account_permission(context(tmp_path / "1", **yellow()))
    assert (shown.gate, shown.conditions) == ("conditional", ("yellow_health",))
    tables = yellow()
    tables["tickets"][0].update(closed_on=None, escalated=True)
    fallen = [{**row, "active_users": 90 - 9 * n} for n, row in enumerate(tables["usage"])]
    tables.update(outcomes=[], stakeholders=[], usage=fallen)
    bare = account_permission(context(tmp_path / "2", **tables))
    assert bare.conditions == (
        "yellow_health",
        "documented_value",
        "active_champion",
        "no_open_escalation",
        "usage_not_declining",
    )


@pytest.mark.parametrize(
    ("change", "gate", "conditions", "earliest"),
    [
        (
            {"status": "competitor", "competitor_end_date": "2027-03-31"},
            "conditional",
            ("competitor_contract",),
            "2027-03-31",
        ),
        ({"status": "competitor"}, "conditional", ("competitor_contract",), None),
        (
            {"status": "competitor", "competitor_end_date": "2026-06-30"},
            "open",
            (),
            "2026-06-30",
        ),
        (
            {"status": "pilot", "active_users": 1, "launched_on": "2026-04-02"},  # 89 days
            "conditional",
            ("after_launch",),
            "2026-07-01",
        ),
        (
            {"status": "pilot", "active_users": 1, "launched_on": "2026-04-01"},  # 90 days
            "open",
            (),
            "2026-06-30",
        ),
        ({"product_id": "q"}, "conditional", ("requires:r",), None),
        (
            {
                "product_id": "q",
                "status": "competitor",
                "competitor_end_date": "2027-03-31",
            },
            "conditional",
            ("requires:r", "competitor_contract"),
            None,
        ),
    ],
)
def test_what_a_cell_asks_for(
    tmp_path: Path,
    change: dict[str, Any],
    gate: str,
    conditions: tuple[str, ...],
    earliest: str | None,
) -> None:
    tables = green()
    tables["products"].append(
        {"product_id": "q", "name": "Query", "fits_functions": "none", "requires": "r"}
    )
    tables["positions"].append({**NOT_SOLD, "business_unit": "Yard", **change})
    (found,) = [
        row
        for row in opportunities(context(tmp_path, **tables))
        if row.business_unit == "Yard" and row.product_id == change.get("product_id", "p")
    ]
    assert (found.gate, found.conditions, found.earliest) == (gate, conditions, earliest)
