"""A price is raised against documented value, or not at all."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import PriceCase

from .books import ENTERPRISE, EXECUTION, STRATEGIC, context, contract, red


def _case(folder: Path, under: str = ENTERPRISE, **tables: Any) -> PriceCase:
    return plan_renewal(context(folder, under=under, **tables)).price_case


def _outcome(worth: int, **cells: Any) -> dict[str, Any]:
    row = {"date": "2026-03-01", "outcome": "Faster", "annual_value": worth, "verified_by": "CFO"}
    return {**row, **cells}


def test_five_percent_on_four_hundred_thousand(tmp_path: Path) -> None:
    rows = [contract(annual_value=400000)]
    found = _case(tmp_path, contracts=rows, outcomes=[_outcome(1200000)])
    assert found.possible
    assert (found.uplift_percent, found.uplift_source) == (5.0, "playbook")
    assert (found.uplift_amount, found.value_documented) == ("20000.00", "1200000.00")
    assert found.roi.value == 300.0
    assert found.statement == (
        "5% on $400,000 is $20,000 a year, against $1,200,000 of documented value."
    )


@pytest.mark.parametrize(("worth", "strong"), [(50000, True), (49999, False)])
def test_value_below_the_price_is_no_argument(tmp_path: Path, worth: int, strong: bool) -> None:
    found = _case(tmp_path, contracts=[contract()], outcomes=[_outcome(worth)])
    assert found.possible
    assert ("less than the customer pays" in found.statement) is not strong


@pytest.mark.parametrize(
    "cells",
    [{"verified_by": None}, {"date": "2025-06-30"}, {"date": "2026-07-01"}],
)
def test_without_documented_value_it_must_be_documented_first(
    tmp_path: Path, cells: dict[str, Any]
) -> None:
    found = _case(tmp_path, contracts=[contract()], outcomes=[_outcome(90000, **cells)])
    assert not found.possible
    assert found.value_documented == "0.00"
    assert found.statement.startswith("No value is documented")


def test_a_red_account_is_saved_first(tmp_path: Path) -> None:
    found = _case(tmp_path, **red())
    assert not found.possible
    assert found.uplift_amount is None
    assert found.statement == "The price is held until the account is saved: health is red."


def test_a_lapsed_account_has_no_price_to_raise(tmp_path: Path) -> None:
    rows = [contract(start_date="2025-01-01", end_date="2025-12-31")]
    found = _case(tmp_path, contracts=rows, outcomes=[_outcome(90000)])
    assert not found.possible
    assert found.statement.startswith("The account has lapsed")


def test_where_only_a_part_is_up_both_figures_are_said(tmp_path: Path) -> None:
    other = contract(contract_id="other", product_id="q", end_date="2027-12-31")
    rows = [contract(uplift_cap_pct=3), other]
    found = _case(tmp_path, contracts=rows, outcomes=[_outcome(200000)])
    # 3 % of 50,000 up for renewal; of the whole ARR of 100,000 it would be 3,000
    assert (found.uplift_amount, found.uplift_on_arr) == ("1500.00", "3000.00")
    assert "On the whole ARR of $100,000 it would be $3,000" in found.statement


def test_where_all_of_it_is_up_there_is_one_figure(tmp_path: Path) -> None:
    found = _case(tmp_path, contracts=[contract()], outcomes=[_outcome(90000)])
    assert (found.uplift_amount, found.uplift_on_arr) == ("2500.00", None)
    assert "whole ARR" not in found.statement


def test_without_a_contract_there_is_no_amount(tmp_path: Path) -> None:
    found = _case(tmp_path, outcomes=[_outcome(90000)])
    assert (found.possible, found.uplift_amount) == (False, None)


@pytest.mark.parametrize(
    ("under", "stance"),
    [
        (STRATEGIC, "Flexible terms"),
        (ENTERPRISE, "The price rests on documented value"),
        (EXECUTION, "A multi-year term is the goal"),
    ],
)
def test_each_playbook_has_its_own_stance(tmp_path: Path, under: str, stance: str) -> None:
    found = _case(tmp_path, under, contracts=[contract()])
    assert found.stance.startswith(stance)
    assert found.rules
