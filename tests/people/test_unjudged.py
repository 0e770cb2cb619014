"""Whether somebody is in touch with us is unknown until it is filled in, in every tool."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_protection import protection
from enterprise_sales.analyses.plan_aims import meeting
from enterprise_sales.analyses.plan_people import people_lines
from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.analyses.readiness_conditions import SHOWN
from enterprise_sales.analyses.references_readiness import reference_readiness
from enterprise_sales.analyses.relationships import gaps, relationships
from enterprise_sales.analyses.risk_rules import GAPS, rule_risks
from enterprise_sales.analyses.risk_warnings import seen_by_rules
from enterprise_sales.analyses.stakeholder_map import map_stakeholders

from ..analyses_profile.samples import context
from .people import document, mapped, row

BLANK = dict.fromkeys(("team", "buying_role", "strength", "sentiment", "last_contact"))
NAMED = ("a", "b", "c")


def imported(folder: Path, *more: dict[str, Any]) -> Context:
    """Three people with a name and a title, as a CRM gives them, and whoever else."""
    people = [row(key, level=None, **BLANK) for key in NAMED]
    return context(folder, stakeholders=[*people, *more])


def test_people_with_a_name_alone_are_counted_as_nothing_known(tmp_path: Path) -> None:
    ctx = imported(tmp_path)
    found = relationships(ctx)
    assert (found.active, found.c_level, found.advocates, found.unclear) == (None, None, None, 3)
    assert found.gaps == ()
    assert not [line.code for line in rule_risks(ctx) if line.code in GAPS]
    assert not list(people_lines(ctx))
    assert not list(meeting(ctx))


def test_no_tool_judges_them(tmp_path: Path) -> None:
    ctx = imported(tmp_path)
    qbr = prepare_qbr(ctx)
    assert qbr.audience.gaps == ()
    review = {check.code: check.ok for check in qbr.checks}
    assert review["no_senior_audience"] is review["day_to_day_only"] is None
    guard = {check.code: check.ok for check in protection(ctx, ())}
    assert guard["relationship_strength"] is guard["executive_sponsorship"] is None
    assert SHOWN["active_champion"](ctx)[0] == "unknown"
    criteria = {one.code: one.status for one in reference_readiness(ctx).criteria}
    assert criteria["champion"] == criteria["advocate"] == "unknown"


def test_the_map_says_what_would_tell(tmp_path: Path) -> None:
    ctx = imported(tmp_path)
    result = map_stakeholders(ctx)
    (gap,) = [
        one for one in result.missing if one.table == "stakeholders" and "team" in one.columns
    ]
    assert "strength (3 of 3)" in gap.reason
    assert {"active_relationships", "c_level_relationships", "advocates"} <= set(gap.unlocks)
    assert result.champions.short is None
    assert {role.gap for role in result.roles} == {None}
    text = document(result)
    assert "| Active relationships | unknown | at least 3 | ❔ |" in text
    assert "🔴 not active" not in text
    assert "Whether the relationships with 3 people are active is unknown" in text
    assert "The relationships have no gaps" not in text


def test_the_known_ones_stand_beside_those_of_whom_nothing_is_known(tmp_path: Path) -> None:
    found = relationships(imported(tmp_path, row("d", buying_role="champion", level="c_level")))
    assert (found.active, found.c_level, found.advocates, found.unclear) == (1, 1, 1, 3)
    assert found.gaps == ()


def test_what_is_filled_decides_before_the_rest_is(tmp_path: Path) -> None:
    weak = {**BLANK, "strength": 2}
    old = {**BLANK, "last_contact": "2026-03-31"}  # 91 days before 2026-06-30
    ctx = context(
        tmp_path, stakeholders=[row("a", level=None, **weak), row("b", level=None, **old)]
    )
    found = relationships(ctx)
    assert (found.active, found.c_level, found.unclear) == (0, 0, 0)
    assert found.advocates is None
    assert {"no_c_level", "no_champion", "too_few_stakeholders"} <= set(found.gaps)


@pytest.mark.parametrize(
    ("people", "missing"),
    [
        ([row("a"), row("b", strength=None)], True),  # 1 + 1 < 3
        ([row("a"), row("b"), row("c", strength=None)], False),  # 2 + 1
        ([row("a", strength=None)], False),  # of nobody anything is known
    ],
)
def test_too_few_are_active_where_even_all_would_be_too_few(
    tmp_path: Path, people: list[dict[str, Any]], missing: bool
) -> None:
    assert ("too_few_stakeholders" in gaps(context(tmp_path, stakeholders=people))) is missing


def test_nobody_is_alone_beside_somebody_who_may_be_active(tmp_path: Path) -> None:
    plant = {"business_unit": "Plant"}
    alone = mapped(tmp_path / "1", row("a", **plant), row("b", strength=2, **plant))
    (point,) = alone.single_points_of_failure
    assert {reason.code for reason in point.reasons} >= {"last_relationship", "only_unit"}
    beside = mapped(tmp_path / "2", row("a", **plant), row("b", strength=None, **plant))
    assert beside.single_points_of_failure == ()
    (unit,) = [one for one in beside.business_units if one.business_unit == "Plant"]
    assert [one.stakeholder_id for one in unit.unclear] == ["b"]


def test_a_departure_stands_until_a_successor_is_known(tmp_path: Path) -> None:
    gone = row("gone", level="c_level", buying_role="champion", status="left")
    ctx = imported(tmp_path, gone)
    assert gaps(ctx) == ("champion_left",)
    seen = seen_by_rules(ctx)
    assert "whether enough others are active is not on record" in seen["champion_left"].text
    assert "whether anybody else at C-level is in touch" in seen["sponsor_left"].text
