"""The whole plan: its parts, the example of its source, what it says in both languages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.book import load_book
from enterprise_sales.playbook import Phase
from enterprise_sales.server.listing import RESULT_CHARACTERS

from ..analyses_plans.books import (
    EXECUTION,
    PLAYBOOKS,
    UNIT,
    D,
    context,
    contract,
    green,
    playbook,
    red,
)

FAR = date(2027, 6, 30)


@pytest.fixture(scope="module")
def acme(demo_book: Path) -> PlanAccount:
    return plan_account(context_of(load_book(demo_book), playbook(EXECUTION), D, "acme", "en"))


def test_the_example_lists_its_whitespace_against_its_target(acme: PlanAccount) -> None:
    assert acme.whitespace.totals.known == "42500.00"
    assert (acme.profile.arr, acme.target_arr) == ("50000.00", "75000.00")
    assert acme.whitespace.cover.growth == "25000.00"
    assert "is $42,500 more than the $25,000 of growth" in acme.notes[0]
    assert acme.profile.health.band == "green"


def test_the_example_begins_its_renewal_120_days_before(acme: PlanAccount) -> None:
    days = {line.code: line.due for line in acme.renewal.milestones}
    assert days == {  # before 31 December 2026
        "t_120": "2026-09-02",
        "t_90": "2026-10-02",
        "t_60": "2026-11-01",
        "t_30": "2026-12-01",
    }


def test_the_example_acts_in_months_two_three_four_and_six(acme: PlanAccount) -> None:
    steps = {step.text: step.due for step in acme.roadmap}
    expected = {
        "CEO executive briefing. Owner: Helen Price.": 2,
        "Renewal business review. Owner: Maria Ortega.": 3,
        "Enterprise tier proposal ($50K → $75K). Owner: Maria Ortega.": 4,
        "Marketing department pilot. Owner: David Lin.": 6,
    }
    for text, month in expected.items():
        assert date.fromisoformat(steps[text]).month == D.month + month, text


def test_the_growth_of_the_example_is_known_from_its_first_year(acme: PlanAccount) -> None:
    assert [(one.day, one.arr) for one in acme.arr_history] == [
        ("2023-12-31", None),  # its first contract begins a day later
        ("2024-12-31", "40000.00"),
        ("2025-12-31", "42000.00"),
    ]


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_the_phases_reach_as_far_as_the_playbook_asks(under: str) -> None:
    held = playbook(under)
    last = held.records("plan.phases", Phase)[-1].to_month
    assert held.integer("plan.roadmap_months_min") <= last
    assert last <= held.integer("plan.roadmap_months_max")


def test_the_parts_are_those_of_the_tools(acme: PlanAccount) -> None:
    assert acme.stakeholders.arr == acme.profile.arr
    assert acme.value.documented_value == acme.profile.value_documented
    assert acme.engagement.as_of == acme.as_of
    assert acme.defence is None, "nothing threatens it"


def test_a_red_account_has_its_defence_and_no_growth(tmp_path: Path) -> None:
    actions = [{"action": "Sell more", "owner": "Olga", "due": "2026-08-01", "status": "open"}]
    found = plan_account(context(tmp_path, **red(), actions=actions))
    assert found.defence is not None
    assert found.whitespace.paths == ()
    assert "recovery" in {line.item for line in found.qbr.agenda}
    assert not [step for step in found.roadmap if "Sell more" in step.text]
    said = json.dumps([step.text for step in found.roadmap])
    assert "introduce" not in said


def test_a_lapsed_account_reviews_whether_the_contract_goes_on(tmp_path: Path) -> None:
    rows = [contract(start_date="2025-01-01", end_date="2025-12-31")]
    found = plan_account(context(tmp_path, contracts=rows))
    assert "contract_decision" in {line.item for line in found.qbr.agenda}


def test_the_steps_of_a_long_phase_are_spread_over_its_quarters(tmp_path: Path) -> None:
    cells: list[dict[str, Any]] = [
        {"business_unit": unit, "product_id": "p", "status": "not_sold", "potential_value": value}
        for value, unit in enumerate("ABCDEFGHIJ", start=1)
    ]
    tables = green()
    tables["positions"] += cells
    tables["business_units"] += [{**UNIT, "business_unit": unit} for unit in "ABCDEFGHIJ"]
    found = plan_account(context(tmp_path, **tables))
    later = [step for step in found.roadmap if step.phase == "scale"]
    assert [(step.due, step.quarter) for step in later] == [
        ("2027-12-31", "2027-12-31"),
        ("2028-03-31", "2028-03-31"),
        ("2028-06-30", "2028-06-30"),
    ]


def test_the_team_shares_every_open_step(acme: PlanAccount) -> None:
    total = {line.steps.whole for line in acme.resources}
    assert len(total) == 1
    assert sum(int(line.steps.part or 0) for line in acme.resources) == total.pop()
    named = {line.role: line.name for line in acme.resources if line.role}
    assert named["account_executive"] == "Maria Ortega"
    assert named["executive_sponsor"] == "Helen Price"
    assert named["csm"] is None, "the book names nobody"
    assert [line.name for line in acme.resources if line.role is None] == ["David Lin"]


@pytest.mark.parametrize("account_id", ["harbourline", "stalgor"])
def test_the_longest_plans_reach_the_model_whole(demo_book: Path, account_id: str) -> None:
    ctx = context_of(load_book(demo_book), playbook(PLAYBOOKS[0]), D, account_id, "ru")
    written = json.dumps(plan_account(ctx).model_dump(mode="json"))
    assert len(written) < RESULT_CHARACTERS


def test_a_plan_far_ahead_says_that_the_reviews_are_overdue(demo_book: Path) -> None:
    ctx = context_of(load_book(demo_book), playbook(EXECUTION, FAR), FAR, "acme", "en")
    sections = {one.code: one for one in plan_account(ctx).completeness}
    assert sections["reviews"].to_do == ("Hold the business review that is overdue.",)
