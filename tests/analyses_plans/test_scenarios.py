"""The ways a renewal can go, each with the arithmetic beside it."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import Scenario

from .books import ENTERPRISE, PRODUCT, STRATEGIC, context, contract, green, playbook, red, yellow


def _found(folder: Path, under: Any = STRATEGIC, **tables: Any) -> dict[str, Scenario]:
    found = plan_renewal(context(folder, under=under, **tables))
    return {row.name: row for row in found.scenarios}


def _figures(row: Scenario) -> tuple[str | None, str | None, float | None]:
    return row.annual_value, row.change, row.change_percent


def test_flat_changes_nothing(tmp_path: Path) -> None:
    row = _found(tmp_path, contracts=[contract()])["flat"]
    assert _figures(row) == ("50000.00", "0.00", 0.0)


@pytest.mark.parametrize(
    ("cap", "value", "change", "percent"),
    [
        (None, "52500.00", "2500.00", 5.0),  # the playbook's 5 % on 50,000
        (3, "51500.00", "1500.00", 3.0),
        (0, "50000.00", "0.00", 0.0),
        (2.125, "51062.50", "1062.50", 2.1),  # 2.125 is shown half-even
    ],
)
def test_the_cap_of_the_contract_comes_first(
    tmp_path: Path, cap: float | None, value: str, change: str, percent: float
) -> None:
    row = _found(tmp_path, contracts=[contract(uplift_cap_pct=cap)])["uplift"]
    assert _figures(row) == (value, change, percent)


def test_only_what_is_up_for_renewal_rises(tmp_path: Path) -> None:
    rows = [
        contract(),
        contract(contract_id="other", product_id="q", end_date="2027-12-31", annual_value=30000),
    ]
    row = _found(tmp_path, contracts=rows)["uplift"]
    assert _figures(row) == ("82500.00", "2500.00", 3.1)  # 2,500 on 80,000 is 3.125 %


def _succession() -> list[dict[str, Any]]:
    """A contract whose signed successor begins before the renewal date of the other one."""
    return [
        contract(
            contract_id="c1", start_date="2023-08-01", end_date="2026-07-31", annual_value=180000
        ),
        contract(
            contract_id="c4", start_date="2026-08-01", end_date="2029-07-31", annual_value=198000
        ),
        contract(contract_id="c2", product_id="q", end_date="2026-12-31", annual_value=62000),
        contract(contract_id="c3", product_id="r", end_date="2027-08-31", annual_value=33000),
    ]


def test_the_base_is_the_arr_of_the_renewal_date(tmp_path: Path) -> None:
    """Today 180,000 + 62,000 + 33,000 = 275,000; from 1 August 198,000 instead of 180,000."""
    row = _found(tmp_path, contracts=_succession())["flat"]
    assert _figures(row) == ("293000.00", "0.00", 0.0)
    assert row.basis == (
        "The $62,000 a year up for renewal on December 31, 2026 stays as it is. ARR is $293,000"
        " from August 1, 2026: a contract that replaces c1 is signed."
    )


def test_an_increase_on_the_whole_arr_is_on_that_of_the_renewal_date(tmp_path: Path) -> None:
    outcome = {"date": "2026-03-01", "outcome": "x", "annual_value": 9e5, "verified_by": "CFO"}
    ctx = context(tmp_path, contracts=_succession(), outcomes=[outcome])
    case = plan_renewal(ctx).price_case
    assert case.uplift_on_arr == "14650.00"  # 5 % of 293,000
    assert "On the whole ARR of $293,000 on the renewal date" in case.statement


def test_a_contract_signed_anew_counts_from_its_start(tmp_path: Path) -> None:
    rows = [contract(), contract(contract_id="n", product_id="q", start_date="2026-09-01")]
    row = _found(tmp_path, contracts=[rows[0], {**rows[1], "end_date": "2027-08-31"}])["flat"]
    assert row.annual_value == "100000.00"
    assert row.basis.endswith("ARR is $100,000 from September 1, 2026: contract n is signed.")


def test_caps_that_differ_are_taken_one_by_one(tmp_path: Path) -> None:
    rows = [
        contract(uplift_cap_pct=2),
        contract(contract_id="other", product_id="q", annual_value=30000),
    ]
    found = plan_renewal(context(tmp_path, contracts=rows))
    # 2 % of 50,000 and 5 % of 30,000
    assert found.price_case.uplift_amount == "2500.00"
    assert (found.price_case.uplift_percent, found.price_case.uplift_source) == (3.1, "contract")


@pytest.mark.parametrize(
    ("under", "value", "basis"),
    [
        (STRATEGIC, "50000.00", "3 years at $50,000 a year, the price held for the whole term."),
        (
            ENTERPRISE,
            "52500.00",
            "3 years at $52,500 a year: one increase at the start, none within the term.",
        ),
    ],
)
def test_a_multi_year_term_protects_the_price(
    tmp_path: Path, under: str, value: str, basis: str
) -> None:
    row = _found(tmp_path, under, contracts=[contract()])["multi_year"]
    assert (row.annual_value, row.basis, row.years) == (value, basis, 3)


def test_a_multi_year_term_never_passes_the_cap(tmp_path: Path) -> None:
    row = _found(tmp_path, ENTERPRISE, contracts=[contract(uplift_cap_pct=3)])["multi_year"]
    assert row.annual_value == "51500.00"


def test_a_discount_of_the_user_is_taken_off_the_raised_price(tmp_path: Path) -> None:
    override = tmp_path / "playbook.yaml"
    override.write_text(
        "renewal.multi_year.discount_percent: {value: 10, reason: test, author: test}\n"
        "renewal.multi_year.protected_uplift_percent: {value: 2, reason: test, author: test}\n",
        encoding="utf-8",
    )
    under = playbook(ENTERPRISE, override=override)
    row = _found(tmp_path, under, contracts=[contract()])["multi_year"]
    assert row.annual_value == "47250.00"  # 52,500 less 10 %
    assert row.basis.endswith("the price rises by no more than 2% a year.")


def _cells(**cells: Any) -> dict[str, Any]:
    position = {"business_unit": "Yard", "product_id": "p", "status": "not_sold", **cells}
    tables = green()
    return {**tables, "positions": [*tables["positions"], position]}


def test_expansion_adds_what_has_a_value_that_somebody_entered(tmp_path: Path) -> None:
    row = _found(tmp_path, **_cells(potential_value=20000))["expansion"]
    assert _figures(row) == ("70000.00", "20000.00", 40.0)
    assert row.basis == "Renewed as it is, together with Yard: Press."


def test_what_waits_for_a_condition_is_counted_and_told_with_it(tmp_path: Path) -> None:
    """Health is yellow: what the whitespace holds waits, and so does a deal about anything else."""
    deal = {"opportunity_id": "o", "amount": 18000, "close_date": "2026-10-01"}
    tables = {**_cells(potential_value=20000), "signals": yellow()["signals"]}
    row = _found(tmp_path, **tables, opportunities=[deal])["expansion"]
    assert (row.change, row.conditional) == ("38000.00", "38000.00")
    assert row.basis.endswith(" $38,000 of it only once the conditions are met.")
    assert "yellow_health" in row.conditions
    assert row.required_products == ()


def test_only_the_part_that_waits_is_told(tmp_path: Path) -> None:
    tables = _cells(potential_value=20000)
    tables["products"] = [
        {**PRODUCT, "product_id": "p", "requires": "r"},
        {**PRODUCT, "product_id": "r", "name": "Rail", "fits_functions": "none"},
    ]
    deal = {"opportunity_id": "o", "amount": 18000, "close_date": "2026-10-01"}
    cell = {"business_unit": "Yard", "product_id": "p"}
    row = _found(tmp_path, **tables, opportunities=[deal, {**deal, **cell, "opportunity_id": "p"}])
    found = row["expansion"]
    assert (found.change, found.conditional) == ("36000.00", "18000.00")
    assert (found.conditions, found.required_products) == ((), ("Rail",))


def test_what_waits_for_nothing_is_not_told_to_wait(tmp_path: Path) -> None:
    row = _found(tmp_path, **_cells(potential_value=20000))["expansion"]
    assert (row.conditional, row.conditions) == (None, ())


def test_an_estimate_is_no_offer(tmp_path: Path) -> None:
    row = _found(tmp_path, **_cells(potential_users=200))["expansion"]
    assert _figures(row) == (None, None, None)
    assert row.basis == "No opportunity has a value that somebody entered."


def test_a_deal_counts_once_beside_its_cell(tmp_path: Path) -> None:
    deal = {
        "opportunity_id": "o",
        "business_unit": "Yard",
        "product_id": "p",
        "amount": 18000,
        "close_date": "2026-10-01",
    }
    row = _found(tmp_path, **_cells(potential_value=20000), opportunities=[deal])["expansion"]
    assert row.change == "20000.00"


@pytest.mark.parametrize(
    ("close", "change"), [("2026-12-31", "18000.00"), ("2027-01-01", None), (None, None)]
)
def test_a_deal_after_the_renewal_belongs_to_another_day(
    tmp_path: Path, close: str | None, change: str | None
) -> None:
    deal = {"opportunity_id": "o", "amount": 18000, "close_date": close}
    row = _found(tmp_path, contracts=[contract()], opportunities=[deal])["expansion"]
    assert row.change == change


def test_a_red_account_is_saved_before_it_is_sold_more(tmp_path: Path) -> None:
    tables = {**_cells(potential_value=20000), "signals": red()["signals"]}
    row = _found(tmp_path, **tables)["expansion"]
    assert row.annual_value is None
    assert not row.offered
    assert row.basis == "Health is red: the account is saved before it is sold more."


@pytest.mark.parametrize(
    ("tables", "basis"),
    [
        (red(), "The price is held until the account is saved: health is red."),
        (
            {"contracts": [contract(start_date="2025-01-01", end_date="2026-06-29")]},
            "The price is held until the account is won back: it has lapsed.",
        ),
    ],
)
def test_a_price_that_is_held_has_no_amount(
    tmp_path: Path, tables: dict[str, Any], basis: str
) -> None:
    found = _found(tmp_path, ENTERPRISE, **tables)
    assert _figures(found["uplift"]) == (None, None, None)
    assert (found["uplift"].offered, found["uplift"].basis) == (False, basis)
    # Nor does a multi-year term raise it: the playbook's 5 % would give 52,500.
    assert found["multi_year"].annual_value == "50000.00"


def _usage(*users: int) -> list[dict[str, Any]]:
    return [
        {"period": f"2026-{6 - back:02}-01", "product_id": "p", "active_users": count}
        for back, count in enumerate(users)
    ]


def test_contraction_keeps_the_most_seats_of_the_last_three_months(tmp_path: Path) -> None:
    rows = [contract(seats=120)]
    row = _found(tmp_path, contracts=rows, usage=_usage(90, 100, 80, 119))["contraction"]
    assert _figures(row) == ("41666.67", "-8333.33", -16.7)  # 100 of 120; April to June
    assert row.basis == (
        "In recent months no more than 100 of 120 seats were in use at a time; the rest is not"
        " renewed."
    )


def test_more_users_than_seats_lose_nothing(tmp_path: Path) -> None:
    row = _found(tmp_path, contracts=[contract(seats=80)], usage=_usage(95))["contraction"]
    assert _figures(row) == ("50000.00", "0.00", 0.0)


def test_nobody_at_work_loses_all_of_it(tmp_path: Path) -> None:
    row = _found(tmp_path, contracts=[contract(seats=80)], usage=_usage(0))["contraction"]
    assert _figures(row) == ("0.00", "-50000.00", -100.0)


def test_positions_count_where_usage_does_not(tmp_path: Path) -> None:
    position = {
        "business_unit": "Plant",
        "product_id": "p",
        "status": "deployed",
        "active_users": 60,
    }
    row = _found(tmp_path, contracts=[contract(seats=80)], positions=[position])["contraction"]
    assert row.annual_value == "37500.00"  # 60 of 80
    assert row.basis == "60 of 80 seats are in use; the rest is not renewed."


@pytest.mark.parametrize("cells", [{"seats": None}, {"seats": 80}])
def test_unknown_seats_or_users_are_no_zero(tmp_path: Path, cells: dict[str, Any]) -> None:
    found = plan_renewal(context(tmp_path, contracts=[contract(**cells)]))
    assert found.scenarios[-1].annual_value is None
    assert "scenarios.contraction" in [gap.field for gap in found.missing]


def test_contracts_of_two_units_have_users_of_their_own(tmp_path: Path) -> None:
    rows = [
        contract(seats=100, business_unit="Plant"),
        contract(contract_id="d", seats=50, annual_value=10000),
    ]
    usage = [
        {**_usage(50)[0], "business_unit": "Plant"},
        {**_usage(40)[0], "business_unit": "Yard"},
    ]
    row = _found(tmp_path, contracts=rows, usage=usage)["contraction"]
    assert row.annual_value == "33000.00"  # half of 50,000 and four fifths of 10,000


def test_a_lapsed_account_is_compared_with_nothing(tmp_path: Path) -> None:
    rows = [contract(start_date="2025-04-01", end_date="2026-03-31", seats=80)]
    found = _found(tmp_path, contracts=rows, usage=_usage(60))
    assert _figures(found["flat"]) == ("50000.00", "50000.00", None)
    assert found["contraction"].annual_value == "37500.00"
    assert found["expansion"].annual_value is None


@pytest.mark.parametrize("lapsed", [False, True])
def test_what_is_up_agrees_with_the_scorecard(tmp_path: Path, lapsed: bool) -> None:
    rows = [
        contract(),
        contract(contract_id="d", product_id="q", annual_value=7),
        contract(contract_id="e", product_id="r", end_date="2027-06-30"),
    ]
    ended = [contract(start_date="2025-01-01", end_date="2025-12-31")]
    ctx = context(tmp_path, contracts=ended if lapsed else rows, products=[PRODUCT])
    found = contracts_up(ctx)
    if lapsed:
        assert (found.value, found.base, ctx.row.arr) == (5_000_000, 5_000_000, 0)
    else:
        assert found.value == ctx.row.renewal_value == 5_000_700
        assert found.base == ctx.row.arr
