"""When the steps of a roadmap are due: renewals, late answers, results, interest, proposals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import PlanAccount, RoadmapStep

from ..analyses_plans.books import STRATEGIC, UNIT, context, contract, day, green, red


def _plan(
    folder: Path, under: str = STRATEGIC, as_of: str = "2026-06-30", **tables: Any
) -> PlanAccount:
    return plan_account(context(folder, under=under, as_of=day(as_of), **tables))


def _with(found: PlanAccount, text: str) -> list[RoadmapStep]:
    return [step for step in found.roadmap if text in step.text]


def _renewals(folder: Path, *rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(s.text, s.due) for s in _with(_plan(folder, contracts=list(rows)), "Settle the")]


SECOND = {"contract_id": "c2", "end_date": "2027-03-31", "product_id": "q"}
THIRD = {"contract_id": "c3", "end_date": "2027-03-31", "product_id": "r"}


def test_every_end_of_a_contract_is_settled(tmp_path: Path) -> None:
    rows = _renewals(tmp_path, contract(), contract(**SECOND), contract(**THIRD))
    assert rows == [
        (
            "Settle the renewal of $50,000 a year: on December 31, 2026 contract c ends.",
            "2026-09-30",  # signed three months before
        ),
        (
            "Settle the renewal of $100,000 a year: on March 31, 2027 contracts c2 and c3 end.",
            "2026-12-31",
        ),
    ]


def test_a_long_notice_comes_before_the_signature(tmp_path: Path) -> None:
    long = contract(**SECOND, auto_renew=True, notice_days=120)
    assert _renewals(tmp_path, contract(), long)[1][1] == "2026-12-01"  # 2027-03-31 less 120


def test_what_is_renewed_already_is_not_settled_again(tmp_path: Path) -> None:
    first = contract(end_date="2026-08-31")
    follows = contract(contract_id="c2", start_date="2026-09-01", end_date="2027-08-31")
    texts = [text for text, _ in _renewals(tmp_path, first, follows)]
    assert len(texts) == 1
    assert "contract c2 ends" in texts[0]


@pytest.mark.parametrize(
    ("due", "shown", "late"),
    [
        ("2026-06-30", "2026-06-30", None),
        ("2026-06-29", "2026-06-30", "2026-06-29"),
        (None, "2026-08-01", None),  # the last day on which the contract can be left
    ],
)
def test_an_answer_is_due_while_it_can_still_help(
    tmp_path: Path, due: str | None, shown: str, late: str | None
) -> None:
    risk = {"risk": "Budget", "likelihood": "high", "impact": "critical", "mitigation": "Show ROI"}
    rows = [contract(end_date="2026-08-31", auto_renew=True, notice_days=30)]
    found = _plan(tmp_path, **{**red(), "contracts": rows, "risks": [{**risk, "due": due}]})
    (step,) = _with(found, "Show ROI")
    assert (step.due, step.late_since) == (shown, late)


def test_a_result_has_the_date_of_its_goal(tmp_path: Path) -> None:
    guess = {"date": "2026-05-01", "outcome": "Guess", "annual_value": 30000}
    found = _plan(tmp_path, **{**green(), "outcomes": [guess]})
    goal = next(goal for goal in found.goals if "outcome" in goal.text)
    assert {step.due for step in _with(found, "“Guess” confirmed")} == {goal.due}


def test_who_decides_is_known_before_the_review(tmp_path: Path) -> None:
    found = _plan(tmp_path, contracts=[contract()])
    (people,), (review,) = _with(found, "Find out who decides"), _with(found, "business review")
    # The review of the renewal, compressed to 1 August, is that of 30 July; 14 days apart.
    assert (people.due, review.due) == ("2026-07-18", "2026-08-01")
    goal = next(goal for goal in found.goals if goal.metric == "people on record")
    assert goal.due == people.due


@pytest.mark.parametrize(
    ("voiced", "shown", "late"),
    [("2026-06-23", "2026-06-30", None), ("2026-06-22", "2026-06-30", "2026-06-29")],
)
def test_interest_is_answered_within_a_week(
    tmp_path: Path, voiced: str, shown: str, late: str | None
) -> None:
    rows = [{"date": voiced, "kind": "expansion_interest", "note": "Wants Press"}]
    (step,) = _with(_plan(tmp_path, **green(), signals=rows), "Wants Press")
    assert (step.due, step.late_since) == (shown, late)


def test_a_proposal_is_decided_by_the_end_of_the_quarter(tmp_path: Path) -> None:
    cells: list[dict[str, Any]] = [
        {"business_unit": unit, "product_id": "p", "status": status, "potential_value": value}
        for unit, status, value in [
            ("A", "not_sold", 5),
            ("B", "not_sold", 4),
            ("C", "not_sold", 3),
            ("D", "proposed", 1),
        ]
    ]
    tables = green()
    tables["positions"] += cells
    tables["business_units"] += [{**UNIT, "business_unit": unit} for unit in "ABCD"]
    found = _plan(tmp_path, **tables)
    assert [step.due for step in _with(found, "D: ")] == ["2026-09-30"]


@pytest.mark.parametrize(
    ("held", "as_of", "asked"),
    [
        ("2026-06-30", "2026-06-30", True),  # of the quarter that ends
        ("2026-07-01", "2026-07-01", False),  # of the quarter of the goals
    ],
)
def test_a_review_of_the_quarter_is_asked_for_once(
    tmp_path: Path, held: str, as_of: str, asked: bool
) -> None:
    rows = [{"date": held, "kind": "qbr", "attended": True}]
    found = _plan(tmp_path, as_of=as_of, touchpoints=rows)
    metrics = [goal.metric for goal in found.goals]
    assert ("reviews held between Jul 1, 2026 and Sep 30, 2026" in metrics) is asked


def test_the_years_before_the_customer_came_are_told_apart(tmp_path: Path) -> None:
    rows = [{"customer_since": "2025-01-01"}]
    found = _plan(tmp_path, accounts=rows, contracts=[contract(start_date="2026-01-01")])
    assert [(one.day, one.before_customer) for one in found.arr_history] == [
        ("2023-12-31", True),
        ("2024-12-31", True),
        ("2025-12-31", False),
    ]


def test_who_keeps_contact_works_on_the_account(tmp_path: Path) -> None:
    people = [
        {"stakeholder_id": "s", "name": "Ada", "internal_owner": "Ivan"},
        {"stakeholder_id": "t", "name": "Bob", "internal_owner": "Ivan", "status": "left"},
    ]
    found = _plan(tmp_path, stakeholders=people)
    assert [(one.name, one.contacts) for one in found.resources if one.name == "Ivan"] == [
        ("Ivan", 1)
    ]


def test_a_red_account_is_held_to_no_growth(tmp_path: Path) -> None:
    metrics = {one.code: one for one in _plan(tmp_path, **red()).metrics}
    assert (metrics["growth"].target, metrics["growth"].met) == (
        "does not apply while health is red",
        None,
    )
    assert (metrics["arr"].target, metrics["arr"].met) == ("$50,000", True)
