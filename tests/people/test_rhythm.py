"""How often each level is met: also a level that nobody holds."""

from __future__ import annotations

from pathlib import Path

from enterprise_sales.analyses.results import LevelCadence, MapStakeholders

from ..analyses_profile.samples import ENTERPRISE
from .people import document, mapped, row

MEETING = {"kind": "meeting", "level": "c_level", "attended": True}


def level(result: MapStakeholders, code: str) -> LevelCadence:
    return next(line for line in result.cadence if line.level == code)


def test_a_level_that_nobody_holds_is_a_sentence(tmp_path: Path) -> None:
    result = mapped(tmp_path, row("a"), under=ENTERPRISE)
    assert [line.level for line in result.cadence] == ["c_level", "vp", "director", "individual"]
    vp = level(result, "vp")
    assert (vp.people, vp.text) == (
        0,
        "Nobody at this level is on record: find out who they are first.",
    )
    assert "| Vice president | once every month, each person | video call |" in document(result)


def test_who_is_late_and_who_was_never_met_are_counted(tmp_path: Path) -> None:
    rows = [row("a", last_contact="2026-06-01"), row("b", last_contact=None), row("c")]
    found = level(mapped(tmp_path, *rows, under=ENTERPRISE), "director")
    assert (found.people, found.overdue, found.never) == (3, 1, 1)
    assert found.text == (
        "The contact with 1 person is overdue. With 1 person no contact is on record."
    )


def test_a_touchpoint_is_a_contact_too(tmp_path: Path) -> None:
    met = [{"date": "2026-06-29", "kind": "call", "stakeholder_id": "a", "attended": True}]
    (person,) = mapped(
        tmp_path, row("a", last_contact="2026-06-01"), touchpoints=met, under=ENTERPRISE
    ).stakeholders
    assert person.contact is not None
    assert (person.contact.last, person.contact.due) == ("2026-06-29", "2026-07-13")


def test_meetings_of_a_level_are_counted_where_the_account_is(tmp_path: Path) -> None:
    met = [{**MEETING, "date": day} for day in ("2026-04-01", "2026-06-01", "2026-03-30")]
    found = level(mapped(tmp_path / "1", row("a"), touchpoints=met), "c_level")
    assert (found.scope, found.held) == ("account", 2)
    assert found.text.startswith("2 meetings were held in the last period.")
    old = [{**MEETING, "date": "2026-03-30"}]
    none = level(mapped(tmp_path / "3", row("a"), touchpoints=old), "c_level")
    assert (none.held, none.text.split(". ")[0]) == (0, "No meeting was held in the last period")
    unknown = level(mapped(tmp_path / "2", row("a")), "c_level")
    assert unknown.held is None
    assert unknown.text.startswith("How many meetings there were is unknown")


def test_a_level_whose_people_have_left_names_them(tmp_path: Path) -> None:
    gone = [row(name, level="c_level", status="left") for name in "ba"]
    found = level(mapped(tmp_path / "1", row("c"), *gone), "c_level")
    said = "Nobody at this level is there any more (A, B have left): find out who follows."
    assert (found.people, found.text.endswith(said)) == (0, True)
    there = mapped(tmp_path / "2", row("c", level="c_level"), *gone)
    assert "any more" not in level(there, "c_level").text
