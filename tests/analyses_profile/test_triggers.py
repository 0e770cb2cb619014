"""Occasions to propose more, on both sides of their boundaries."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.opportunities import opportunities
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.analyses.triggers import account_trigger
from enterprise_sales.analyses.usage_trend import declining

from .facts import CONTRACT, PRODUCT, UNIT
from .samples import ENTERPRISE, EXECUTION, STRATEGIC, D, context

UNSAID = [{**CONTRACT, "end_date": None}]


def _seen(kind: str, day: str = "2026-06-01") -> list[dict[str, str]]:
    return [{"date": day, "kind": kind}]


@pytest.mark.parametrize(
    ("tables", "trigger"),
    [
        ({}, None),
        ({"signals": _seen("new_leadership")}, "organizational_change"),
        ({"signals": _seen("merger")}, "organizational_change"),
        ({"signals": _seen("product_launch")}, "product_launch"),
        ({"signals": _seen("competitor_evaluation")}, "competitive_threat"),
        ({"signals": _seen("expansion_interest")}, "expansion_interest"),
        ({"signals": _seen("merger", "2026-01-01")}, None),  # 180 days before
        ({"signals": _seen("budget_cut")}, None),
    ],
)
def test_signals_open_an_occasion(
    tmp_path: Path, tables: dict[str, Any], trigger: str | None
) -> None:
    assert account_trigger(context(tmp_path, contracts=UNSAID, **tables)) == trigger


def test_the_playbooks_order_decides(tmp_path: Path) -> None:
    rows = [*_seen("expansion_interest"), *_seen("merger"), *_seen("product_launch")]
    assert account_trigger(context(tmp_path, contracts=UNSAID, signals=rows)) == (
        "organizational_change"
    )


@pytest.mark.parametrize(
    ("month", "as_of", "holds"),
    [
        (10, "2026-07-01", True),  # three months before 1 October
        (10, "2026-06-30", False),
        (10, "2026-09-30", True),
        (10, "2026-10-01", False),  # the year has begun
        (1, "2026-10-01", True),  # across the turn of the year
        (1, "2026-09-30", False),
        (None, "2026-07-01", False),
    ],
)
def test_a_proposal_meets_the_budget_before_the_fiscal_year(
    tmp_path: Path, month: int | None, as_of: str, holds: bool
) -> None:
    accounts = [{"fiscal_year_start_month": month}]
    day = date.fromisoformat(as_of)
    found = account_trigger(context(tmp_path, accounts=accounts, contracts=UNSAID, as_of=day))
    assert found == ("budget_cycle" if holds else None)


@pytest.mark.parametrize(
    ("end", "holds"),
    [
        ("2027-04-01", False),  # nine months before is 1 July
        ("2027-03-31", True),  # nine months before is 30 June, the last day of the month
        ("2026-12-30", True),  # six months before is 30 June
        ("2026-12-29", False),  # six months before was 29 June
    ],
)
def test_the_window_before_a_renewal(tmp_path: Path, end: str, holds: bool) -> None:
    ctx = context(tmp_path, contracts=[{**CONTRACT, "end_date": end}])
    assert account_trigger(ctx) == ("renewal_window" if holds else None)


@pytest.mark.parametrize(
    ("day", "attended", "holds"),
    [
        ("2026-04-30", True, True),  # due 30 July, in 30 days
        ("2026-05-01", True, False),  # in 31 days
        ("2026-03-01", True, True),  # was due 1 June, 29 days ago
        ("2026-02-28", True, False),  # was due 28 May, 33 days ago
        ("2026-04-30", None, True),
        ("2026-04-30", False, False),  # nobody came
    ],
)
def test_a_review_falls_due(tmp_path: Path, day: str, attended: bool | None, holds: bool) -> None:
    rows = [{"date": day, "kind": "ebr", "attended": attended}]
    ctx = context(tmp_path, contracts=UNSAID, touchpoints=rows)
    assert account_trigger(ctx) == ("qbr" if holds else None)


def test_the_last_review_is_one_that_was_held(tmp_path: Path) -> None:
    rows = [
        {"date": "2026-01-20", "kind": "qbr", "attended": True},
        {"date": "2026-04-20", "kind": "qbr", "attended": False},
        {"date": "2026-05-20", "kind": "call", "attended": True},
        {"date": "2026-07-20", "kind": "qbr", "attended": True},
    ]
    assert reviews(context(tmp_path, touchpoints=rows)).last == date(2026, 1, 20)


def _unit(**position: Any) -> dict[str, Any]:
    cell = {"business_unit": "Plant", "product_id": "p", "status": "deployed", "active_users": 60}
    return {
        "contracts": UNSAID,
        "products": [PRODUCT],
        "business_units": [UNIT],
        "positions": [{**cell, **position}],
    }


@pytest.mark.parametrize(
    ("launched", "trigger"),
    [
        ("2026-04-02", None),  # 89 days ago
        ("2026-04-01", "after_launch"),  # 90
        ("2026-03-02", "after_launch"),  # 120
        ("2026-03-01", None),  # 121
        ("2026-07-15", None),
    ],
)
def test_the_first_success_after_a_launch(
    tmp_path: Path, launched: str, trigger: str | None
) -> None:
    (found,) = opportunities(context(tmp_path, **_unit(launched_on=launched)))
    assert found.trigger == trigger


def _months(*active: int | None, licensed: int | None = 100) -> list[dict[str, Any]]:
    """Usage of the months up to June."""
    return [
        {
            "period": f"2026-{7 - len(active) + n:02}-01",
            "product_id": "p",
            "business_unit": "Plant",
            "active_users": users,
            "licensed_users": licensed,
        }
        for n, users in enumerate(active)
    ]


@pytest.mark.parametrize(
    ("usage", "holds"),
    [
        (_months(81, 81, 81), True),
        (_months(81, 80, 81), False),  # at the limit is not above it
        (_months(95, 95), False),  # too few months
        (_months(81, None, 81), False),
        (_months(81, 81, 81, licensed=None), False),  # of 200 seats under contract
        (_months(161, 161, 161, licensed=None), True),
    ],
)
def test_capacity_nearly_used_up(tmp_path: Path, usage: list[dict[str, Any]], holds: bool) -> None:
    tables = {**_unit(), "contracts": [{**UNSAID[0], "seats": 200}], "usage": usage}
    (found,) = opportunities(context(tmp_path / "1", under=ENTERPRISE, **tables))
    assert found.trigger == ("capacity" if holds else None)
    (other,) = opportunities(context(tmp_path / "2", under=STRATEGIC, **tables))
    assert other.trigger is None, "this playbook does not know the trigger"


@pytest.mark.parametrize(
    ("active", "falls"),
    [
        ((90, 89, 88), True),
        ((90, 88, 88), False),
        ((80, 90, 89), False),
        ((90, 89), None),
        ((90, None, 88), None),
    ],
)
def test_usage_falls_month_after_month(
    tmp_path: Path, active: tuple[int | None, ...], falls: bool | None
) -> None:
    assert declining(context(tmp_path, usage=_months(*active))) is falls


def test_a_late_report_is_no_fall(tmp_path: Path) -> None:
    other = [{**row, "business_unit": "Yard"} for row in _months(50, 50, 50)][:2]
    assert declining(context(tmp_path, usage=[*_months(90, 90, 90), *other])) is False


def test_a_month_that_is_not_over_says_nothing(tmp_path: Path) -> None:
    rows = _months(90, 89, 88)
    assert declining(context(tmp_path, usage=rows, as_of=date(2026, 6, 29))) is None
    assert declining(context(tmp_path, usage=rows, as_of=D)) is True


def test_triggers_are_those_of_the_playbook(tmp_path: Path) -> None:
    tables = {"contracts": UNSAID, "signals": _seen("merger")}
    assert account_trigger(context(tmp_path / "1", under=EXECUTION, **tables)) is None
    assert account_trigger(context(tmp_path / "2", under=ENTERPRISE, **tables)) is not None
