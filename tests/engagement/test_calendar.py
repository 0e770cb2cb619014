"""On which days who is met: the cases of `calendar.yaml`, and how late contacts are spread."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.engagement_days import marks, period_ends, working_day

from .plans import contexts, green, kinds, of_person, person, plan, red

CASES = yaml.safe_load(Path(__file__).with_name("calendar.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Context]:
    found = contexts(tmp_path_factory.mktemp("calendar"), CASES)
    return {case["name"]: ctx for case, ctx in zip(CASES, found, strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_person_is_met_on_these_days(case: dict[str, Any], known: dict[str, Context]) -> None:
    found = plan_engagement(known[case["name"]], days=case["days"])
    days = [entry.date for entry in found.calendar if entry.kind == "contact"]
    assert days == [day.isoformat() for day in case["expected"]]


def test_late_contacts_are_spread_the_most_senior_first(tmp_path: Path) -> None:
    rows = [
        person("clerk", "individual"),
        person("chief", "c_level", last_contact="2026-01-01"),
        person("boss", "director", last_contact="2026-05-01"),
        person("head", "director", last_contact="2026-04-01"),
        person("deputy", "vp", last_contact="2026-05-01"),
    ]
    found = plan(tmp_path, 7, stakeholders=rows)
    days = {name: of_person(found, name)[0].date for name in ("chief", "deputy", "head", "boss")}
    assert days == {
        "chief": "2026-06-30",
        "deputy": "2026-06-30",
        "head": "2026-07-01",
        "boss": "2026-07-01",
    }
    assert of_person(found, "clerk")[0].date == "2026-07-02"


def test_who_is_late_by_how_much_since_when_and_when_it_is_made_up_for(tmp_path: Path) -> None:
    (late,) = plan(tmp_path, stakeholders=[person(last_contact="2026-06-01")]).overdue
    assert (late.days, late.due, late.last_contact) == (15, "2026-06-15", "2026-06-01")
    assert late.next == "2026-06-30"


def test_a_person_never_contacted_is_not_late_but_named(tmp_path: Path) -> None:
    found = plan(tmp_path, stakeholders=[person(last_contact=None)])
    assert found.overdue == ()
    (one,) = found.untouched
    assert (one.days, one.last_contact, one.due) == (None, None, "2026-06-30")
    assert any("S" in gap.reason and gap.columns == ("last_contact",) for gap in found.missing)


def test_a_last_contact_that_lies_ahead_is_said(tmp_path: Path) -> None:
    found = plan(tmp_path, stakeholders=[person("ada", last_contact="2026-07-09")])
    assert found.untouched[0].stakeholder.id == "ada"
    reasons = [gap.reason for gap in found.missing]
    assert any("The last contact with Ada lies after June 30, 2026" in text for text in reasons)


def test_content_differs_by_level(tmp_path: Path) -> None:
    levels = ("c_level", "vp", "director", "individual")
    people = [person(level, level) for level in levels]
    found = plan(tmp_path, 100, stakeholders=people)
    assert {level: of_person(found, level)[0].content for level in levels} == {
        "c_level": ("strategic alignment", "industry insights"),
        "vp": ("progress of initiatives", "expansion planning"),
        "director": ("operational alignment", "resolving issues"),
        "individual": ("day-to-day coordination",),
    }


def test_the_content_names_what_the_data_knows(tmp_path: Path) -> None:
    goals = [
        {"objective": "Grow in Asia", "owner": "Bea, CFO", "due": "2026-12-31"},
        {"objective": "Close faster", "owner": "Tim, COO", "due": "2026-09-30"},
        {"objective": "Long past", "owner": "Bea, CFO", "due": "2026-01-31"},
    ]
    ticket = {"ticket_id": "t", "opened_on": "2026-06-01", "escalated": True}
    people = [person("bea", "c_level"), person("be", "c_level"), person("dan", "director")]
    tables = {"stakeholders": people, "objectives": goals, "tickets": [ticket]}
    found = plan(tmp_path, 100, **tables)
    told = {name: of_person(found, name)[0].content for name in ("bea", "be", "dan")}
    assert told["bea"][0] == "strategic alignment – your goal “Grow in Asia”"
    assert told["be"][0] == "strategic alignment – the goal of your company “Close faster”"
    assert told["dan"][1] == "resolving issues – 1 escalated ticket"


def test_a_vice_president_hears_of_the_next_step_only_where_it_may_be_sold(tmp_path: Path) -> None:
    elsewhere = {"business_unit": "Atlantis"}
    people = [person("vic", "vp"), person("bob", "c_level"), person("tom", "vp", **elsewhere)]
    open_ = plan(tmp_path / "a", **{**green(), "stakeholders": people})
    shut = plan(tmp_path / "b", **{**red(), "stakeholders": people})
    assert of_person(open_, "vic")[0].content[1].startswith("expansion planning – ")
    assert of_person(open_, "tom")[0].content[1] == "expansion planning"
    assert of_person(shut, "vic")[0].content == ("progress of initiatives",)


def test_a_level_that_no_one_has_says_so_and_the_others_stand(tmp_path: Path) -> None:
    found = plan(tmp_path, stakeholders=[person("ada", "vp")])
    notes = {row.level: row.note for row in found.levels}
    assert notes["vp"] is None
    assert "Nobody at this level is on record" in (notes["c_level"] or "")
    assert [row.people for row in found.levels] == [0, 1, 0, 0]


def test_a_level_whose_only_person_has_left_names_them(tmp_path: Path) -> None:
    gone = person("bob", "c_level", status="left")
    for others in ([], [person("ada", "vp")]):
        found = plan(tmp_path / str(len(others)), stakeholders=[gone, *others])
        (note,) = (row.note for row in found.levels if row.level == "c_level")
        assert note == (
            f"Nobody at this level is there any more ({gone['name']} has left): find out who"
            " follows."
        )


def test_without_stakeholders_the_calendar_holds_reviews_renewal_and_goals(tmp_path: Path) -> None:
    tables = {name: rows for name, rows in green().items() if name != "stakeholders"}
    goal = {"objective": "Faster books", "due": "2026-08-15"}
    found = plan(tmp_path, 180, objectives=[goal], **tables)
    assert {"qbr", "renewal", "objective", "plan_review", "map_review"} <= kinds(found)
    assert not {"contact", "activity", "reference"} & kinds(found)
    assert any(gap.table == "stakeholders" for gap in found.missing)
    assert "No stakeholder is on record" in found.notes[0]


def test_the_default_horizon_is_the_playbook_s(tmp_path: Path) -> None:
    assert (plan(tmp_path).days, plan(tmp_path).until) == (92, "2026-09-30")
    assert plan(tmp_path, 1).until == "2026-07-01"


def test_a_grid_does_not_move_with_the_day_on_which_it_is_asked_for() -> None:
    end = date(2026, 12, 31)
    first = set(marks(date(2026, 1, 1), end, 30, 7))
    later = set(marks(date(2026, 2, 14), end, 30, 7))
    assert later == {day for day in first if day >= date(2026, 2, 14)}


@pytest.mark.parametrize(
    ("start", "month", "ends"),
    [
        ("2026-06-30", 1, ["2026-09-30", "2026-12-31"]),
        ("2026-06-29", 1, ["2026-06-30", "2026-09-30", "2026-12-31"]),
        ("2026-06-30", 2, ["2026-07-31", "2026-10-31"]),
        ("2026-06-30", 3, ["2026-08-31", "2026-11-30"]),
    ],
)
def test_quarters_end_with_the_fiscal_year(start: str, month: int, ends: list[str]) -> None:
    days = period_ends(date.fromisoformat(start), date(2026, 12, 31), month, 3)
    assert [day.isoformat() for day in days] == ends


def test_saturday_and_sunday_become_monday_and_friday_stays() -> None:
    days = [working_day(date(2026, 7, day)).day for day in (3, 4, 5, 6)]
    assert days == [3, 6, 6, 6]


def _healthy() -> dict[str, Any]:
    return {name: rows for name, rows in green().items() if name != "stakeholders"}
