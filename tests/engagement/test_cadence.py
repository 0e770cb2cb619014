"""How often whom: the cases of `cadence.yaml`, tiers, and people without a rhythm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.cadence import (
    account_cadence,
    cadences,
    next_contact,
    without_cadence,
)
from enterprise_sales.analyses.cadence import contacts as of_people
from enterprise_sales.analyses.context import Context
from enterprise_sales.playbook import Cadence

from ..analyses_profile.facts import CONTRACT, PERSON
from ..analyses_profile.samples import D, context, playbook
from .plans import contexts

CASES = yaml.safe_load(Path(__file__).with_name("cadence.yaml").read_text("utf-8"))
ENTERPRISE = "enterprise-180-day"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Context]:
    found = contexts(tmp_path_factory.mktemp("cadence"), CASES)
    return {case["name"]: ctx for case, ctx in zip(CASES, found, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_contact_is_due_when_the_cadence_says(
    case: dict[str, Any], known: dict[str, Context]
) -> None:
    (found,) = of_people(known[case["name"]])
    assert {name: getattr(found, name) for name in case["expected"]} == case["expected"]


def test_who_left_has_no_cadence_and_who_has_no_level_is_named(tmp_path: Path) -> None:
    rows = [
        {**PERSON, "stakeholder_id": "gone", "status": "left"},
        {**PERSON, "stakeholder_id": "plain", "level": None},
        {**PERSON, "stakeholder_id": "chief"},
    ]
    ctx = context(tmp_path, stakeholders=rows)
    assert [one.stakeholder.stakeholder_id for one in of_people(ctx)] == ["chief"]
    assert [one.stakeholder_id for one in without_cadence(ctx)] == ["plain"]


@pytest.mark.parametrize(
    ("arr", "tier", "times"),
    [(250000, "growth", 1), (249999, "base", 1)],
)
def test_the_row_of_the_tier_holds(tmp_path: Path, arr: int, tier: str, times: int) -> None:
    ctx = context(tmp_path, contracts=[{**CONTRACT, "annual_value": arr}])
    row = cadences(ctx)["c_level"]
    assert (row.tier, row.times_min) == (tier, times)


def test_a_strategic_account_meets_executives_four_to_six_times_a_quarter(tmp_path: Path) -> None:
    ctx = strategic(tmp_path, "2026-03-30", "2026-03-31", "2026-06-30", "2026-07-01")
    (found,) = account_cadence(ctx)
    assert (found.cadence.times_min, found.cadence.times_max) == (4, 6)
    assert (found.since.isoformat(), found.held, found.to_book) == ("2026-03-31", 2, 2)


def test_more_meetings_than_the_least_leave_none_to_book(tmp_path: Path) -> None:
    days = [f"2026-06-0{day}" for day in range(1, 6)]
    (found,) = account_cadence(strategic(tmp_path, *days))
    assert (found.held, found.to_book) == (5, 0)


def test_without_touchpoints_the_meetings_held_are_unknown(tmp_path: Path) -> None:
    (found,) = account_cadence(strategic(tmp_path))
    assert (found.held, found.to_book) == (None, None)


def test_a_playbook_that_counts_persons_has_no_cadence_of_the_account(tmp_path: Path) -> None:
    assert account_cadence(context(tmp_path, under=ENTERPRISE)) == ()


def test_an_account_without_a_tier_gets_the_least_demanding_row(tmp_path: Path) -> None:
    ctx = context(tmp_path)
    assert ctx.row.tier is None
    assert cadences(ctx)["c_level"].times_min == 1


def test_several_contacts_in_a_period_are_evenly_spread() -> None:
    row = playbook(ENTERPRISE).records("engagement.cadence.director", Cadence)[0]
    twice = row.model_copy(update={"times_min": 2, "times_max": 2})
    assert (next_contact(twice, D) - D).days == 7


def test_the_order_of_rows_does_not_show(tmp_path: Path) -> None:
    rows = [{**PERSON, "stakeholder_id": str(number)} for number in range(4)]
    there = of_people(context(tmp_path / "a", stakeholders=rows))
    back = of_people(context(tmp_path / "b", stakeholders=rows[::-1]))
    ids = [[one.stakeholder.stakeholder_id for one in found] for found in (there, back)]
    assert ids[0] == ids[1] == ["0", "1", "2", "3"]


def strategic(folder: Path, *days: str, **contract: Any) -> Any:
    """A million in ARR, enough potential, a chief who is an advocate."""
    points = [{"date": day, "kind": "meeting", "level": "c_level"} for day in days]
    position = {"business_unit": "Plant", "product_id": "q", "status": "not_sold"}
    ctx = context(
        folder,
        contracts=[{**CONTRACT, "annual_value": 1000000, **contract}],
        stakeholders=[PERSON],
        touchpoints=points,
        products=[{"product_id": "q", "name": "Quay"}],
        business_units=[{"business_unit": "Plant"}],
        positions=[{**position, "potential_value": 6000000}],
    )
    assert ctx.row.tier == "strategic"
    return ctx
