"""Who is known, how well, and who is missing."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.people import champions, people
from enterprise_sales.analyses.relationships import gaps, relationships

from .facts import PERSON
from .samples import EXECUTION, context


@pytest.mark.parametrize(
    ("change", "active"),
    [
        ({}, True),
        ({"strength": 2}, False),
        ({"strength": None}, None),
        ({"last_contact": "2026-04-01"}, True),  # 90 days before
        ({"last_contact": "2026-03-31"}, False),  # 91
        ({"last_contact": "2026-07-01"}, False),  # has not happened yet
        ({"last_contact": None}, None),
        ({"strength": 2, "last_contact": None}, False),
        ({"strength": None, "last_contact": "2026-03-31"}, False),
        ({"strength": None, "last_contact": None, "status": "left"}, False),
        ({"status": "left"}, False),
        ({"status": None}, True),
    ],
)
def test_active_relationship_agrees_with_the_scorecard(
    tmp_path: Path, change: dict[str, Any], active: bool | None
) -> None:
    found = relationships(context(tmp_path, stakeholders=[{**PERSON, **change}]))
    assert [person.active for person in found.people] == [active]
    expected = None if active is None else int(active)
    assert found.active == found.c_level == expected
    assert found.unclear == (active is None)


def test_the_most_senior_come_first_then_the_strongest(tmp_path: Path) -> None:
    rows = [
        {**PERSON, "stakeholder_id": "1", "name": "No level", "level": None},
        {**PERSON, "stakeholder_id": "2", "name": "Clerk", "level": "individual"},
        {**PERSON, "stakeholder_id": "3", "name": "Weak chief", "strength": 1},
        {**PERSON, "stakeholder_id": "4", "name": "Strong chief", "strength": 5},
        {**PERSON, "stakeholder_id": "5", "name": "Deputy", "level": "vp"},
    ]
    names = [person.name for person in people(context(tmp_path, stakeholders=rows))]
    assert names == ["Strong chief", "Weak chief", "Deputy", "Clerk", "No level"]


def _team(*roles: str | None) -> list[dict[str, Any]]:
    return [
        {**PERSON, "stakeholder_id": str(number), "buying_role": role}
        for number, role in enumerate(roles)
    ]


def test_nobody_on_record_leaves_the_gaps_unknown(tmp_path: Path) -> None:
    assert gaps(context(tmp_path)) == ()


def test_a_full_team_has_no_gaps(tmp_path: Path) -> None:
    team = _team("champion", "champion", "economic_buyer", "decision_maker", "technical")
    assert gaps(context(tmp_path, stakeholders=team)) == ()


def test_every_gap_is_named(tmp_path: Path) -> None:
    row = {**PERSON, "level": "director", "buying_role": "user", "last_contact": "2026-01-01"}
    assert gaps(context(tmp_path, stakeholders=[row])) == (
        "no_c_level",
        "no_champion",
        "no_economic_buyer",
        "no_decision_maker",
        "no_technical",
        "too_few_stakeholders",
        "stale_contacts",
    )


def test_the_roles_required_are_the_playbooks(tmp_path: Path) -> None:
    team = _team("champion", "champion", "economic_buyer", "decision_maker")
    assert gaps(context(tmp_path, stakeholders=team, under=EXECUTION)) == ()
    assert gaps(context(tmp_path, stakeholders=team)) == ("no_technical",)


def test_one_champion_is_a_gap_of_its_own(tmp_path: Path) -> None:
    team = _team("champion", "economic_buyer", "decision_maker", "technical")
    assert gaps(context(tmp_path, stakeholders=team)) == ("single_champion",)


def test_a_champion_who_left_is_a_gap_until_enough_others_are_there(tmp_path: Path) -> None:
    team = _team("champion", "champion", "economic_buyer", "decision_maker", "technical")
    team[0]["status"] = "left"
    assert gaps(context(tmp_path / "1", stakeholders=team)) == ("champion_left", "single_champion")
    more = [*team, {**PERSON, "stakeholder_id": "new"}]
    assert gaps(context(tmp_path / "2", stakeholders=more)) == ()


def test_the_signal_alone_tells_that_a_champion_left(tmp_path: Path) -> None:
    team = _team("economic_buyer", "decision_maker", "technical")
    told = [{"date": "2026-05-01", "kind": "champion_left"}]
    found = gaps(context(tmp_path, stakeholders=team, signals=told))
    assert found == ("champion_left", "no_champion")


def test_the_champion_of_the_unit_comes_before_that_of_the_account(tmp_path: Path) -> None:
    rows = [
        {**PERSON, "stakeholder_id": "1", "name": "Chief"},
        {**PERSON, "stakeholder_id": "2", "name": "Foreman", "business_unit": "Plant"},
    ]
    ctx = context(tmp_path, stakeholders=rows)
    assert [person.name for person in champions(ctx, "Plant")] == ["Foreman"]
    assert [person.name for person in champions(ctx, "Yard")] == ["Chief", "Foreman"]
