"""Units and products beside the account: one rule, and what it cannot tell is unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.health_parts import health_parts
from enterprise_sales.analyses.risks import risks
from enterprise_sales.analyses.user_figures import user_figures

from .support import PRODUCT, context

MONTHS = ("2026-04-01", "2026-05-01", "2026-06-01")
OTHER = {**PRODUCT, "product_id": "q", "name": "Quay"}


def usage(unit: str, product: str, active: int, months: tuple[str, ...] = MONTHS) -> list[Any]:
    """The same use in each month, of 100 licences."""
    place = {"business_unit": unit, "product_id": product}
    counts = {"active_users": active, "licensed_users": 100}
    return [{**place, "period": month, **counts} for month in months]


def parts(folder: Path, rows: list[Any], **more: Any) -> dict[str, Any]:
    tables = {"products": [PRODUCT, OTHER], "usage": rows, **more}
    return {part.name: part for part in health_parts(context(folder, tables))}


def test_a_single_part_scores_as_the_account(tmp_path: Path) -> None:
    rows = usage("Plant", "p", 60)
    ctx = context(tmp_path, {"products": [PRODUCT], "usage": rows})
    unit, product = health_parts(ctx)
    assert unit.usage_score == product.usage_score == ctx.row.usage_score == 75.0  # 60 of 80
    assert unit.gap == 0.0
    assert (unit.low, unit.high) == (ctx.row.usage_low, ctx.row.usage_high)


@pytest.mark.parametrize(
    ("active", "gap", "weak"),
    [
        # The account has (80 + active) of 200 seats; full points are 80%.
        (48, 20.0, True),  # 100 × 64 / 80 = 80, the part 60
        (49, 19.38, False),  # 80.625 - 61.25 = 19.375, half-even
    ],
)
def test_a_part_far_below_the_account_stands_out(
    tmp_path: Path, active: int, gap: float, weak: bool
) -> None:
    rows = usage("Plant", "p", 80) + usage("Yard", "p", active)
    found = parts(tmp_path, rows)
    assert (found["Yard"].gap, found["Yard"].weak) == (pytest.approx(gap, abs=0.01), weak)
    assert found["Plant"].gap < 0
    ctx = context(tmp_path, {"products": [PRODUCT], "usage": rows})
    told = [line.text for line in risks(ctx) if line.code == "weak_part"]
    assert told == (["Usage far below the account: Yard"] if weak else [])


def test_a_part_without_usage_is_unknown(tmp_path: Path) -> None:
    units = [{"business_unit": "Bare", "function": "it"}]
    found = parts(tmp_path, usage("Plant", "p", 60), business_units=units)["Bare"]
    assert (found.usage_score, found.gap, found.weak, found.trend) == (None, None, False, None)
    assert (found.low, found.high) == (0.0, 100.0)
    assert found.users.part is None
    assert found.arr is None


def test_the_weakest_comes_first_and_the_unknown_last(tmp_path: Path) -> None:
    rows = usage("Plant", "p", 60) + usage("Yard", "q", 40)
    units = [{"business_unit": "Bare", "function": "it"}]
    assert list(parts(tmp_path, rows, business_units=units)) == [
        "Yard",
        "Plant",
        "Bare",
        "Quay",
        "Press",
    ]


def test_the_trend_is_that_of_a_quarter(tmp_path: Path) -> None:
    before = ("2026-01-01", "2026-02-01", "2026-03-01")
    rows = usage("Plant", "p", 40, before) + usage("Plant", "p", 60)  # 50 → 75
    rows += usage("Yard", "p", 60, before) + usage("Yard", "p", 60)
    rows += usage("Dock", "p", 60, before) + usage("Dock", "p", 30)
    found = parts(tmp_path, rows)
    assert [found[name].trend for name in ("Plant", "Yard", "Dock")] == ["up", "flat", "down"]


def test_what_contracts_and_positions_say_of_a_part(tmp_path: Path) -> None:
    dates = {"start_date": "2026-01-01", "end_date": "2026-12-31"}
    contracts = [
        {"contract_id": "1", "product_id": "p", "annual_value": 100, **dates},
        {"contract_id": "2", "product_id": "p", "annual_value": 50, **dates},
    ]
    positions = [
        {"business_unit": "Plant", "product_id": "p", "status": "deployed"},
        {"business_unit": "Plant", "product_id": "q", "status": "not_applicable"},
    ]
    found = parts(tmp_path, [], contracts=contracts, positions=positions)
    assert found["Press"].arr == "150.00"
    assert found["Plant"].arr is None
    assert [(one.status, one.count) for one in found["Plant"].positions] == [("deployed", 1)]


def test_rows_of_another_account_and_of_no_unit_stay_out(tmp_path: Path) -> None:
    rows = [
        *usage("Plant", "p", 60),
        *({**row, "account_id": "b"} for row in usage("Plant", "p", 5)),
        {"period": "2026-06-01", "active_users": 1, "licensed_users": 100, "product_id": "q"},
    ]
    accounts = [{"name": "Alder"}, {"account_id": "b", "name": "Birch"}]
    found = parts(tmp_path, rows, accounts=accounts)
    assert found["Plant"].usage_score == 75.0
    assert found["Quay"].usage_score == 1.25


def test_both_counts_of_users_are_told(tmp_path: Path) -> None:
    place = {"business_unit": "Plant", "product_id": "p", "status": "deployed"}
    tables = {
        "products": [PRODUCT],
        "positions": [{**place, "active_users": 58}],
        "usage": usage("Plant", "p", 60),
    }
    found = user_figures(context(tmp_path, tables))
    assert [(one.source, one.active, one.month) for one in found] == [
        ("positions", 58, None),
        ("usage", 60, "2026-06-01"),
    ]
    assert user_figures(context(tmp_path, {})) == ()
