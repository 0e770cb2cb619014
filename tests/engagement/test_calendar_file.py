"""The calendar file: opened by icalendar again, imported twice, with hostile names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

from enterprise_sales.analyses.results import CalendarEntry, PlanEngagement
from enterprise_sales.documents import files_beside
from enterprise_sales.documents.calendar_file import engagement_files
from enterprise_sales.language import translator

from .plans import green, of_person, person, plan, red

MADE = datetime(2026, 6, 30, 9, 30, 15, 250, tzinfo=UTC)
WEEK = timedelta(days=7)


class Store:
    """What a calendar program does: it knows an event by its UID and takes the later SEQUENCE."""

    def __init__(self) -> None:
        self.events: dict[str, Event] = {}

    def take(self, file: bytes) -> None:
        for event in Calendar.from_ical(file).walk("VEVENT"):
            held = self.events.get(str(event["UID"]))
            if held is None or int(event["SEQUENCE"]) >= int(held["SEQUENCE"]):
                self.events[str(event["UID"])] = event

    def days(self) -> dict[str, date]:
        return {uid: event["DTSTART"].dt for uid, event in self.events.items()}


def file_of(found: PlanEngagement, made: datetime = MADE, language: str = "en") -> bytes:
    return engagement_files(found, translator(language), made)[".ics"]


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> PlanEngagement:
    people = [person("chief", "c_level"), person("boss", last_contact="2026-06-25")]
    return plan(tmp_path_factory.mktemp("green"), **{**green(), "stakeholders": people})


def unfolded(file: bytes) -> str:
    """The text of a file without the breaks of long lines; those of a value as line ends."""
    return file.decode().replace("\r\n ", "").replace("\\n", "\n")


def shared(found: PlanEngagement) -> list[CalendarEntry]:
    """Meetings with the customer."""
    ours = ("map_review", "plan_review", "activity", "reference")
    return [entry for entry in found.calendar if entry.kind not in ours]


def test_the_file_opens_again_with_one_event_a_meeting(healthy: PlanEngagement) -> None:
    calendar = Calendar.from_ical(file_of(healthy))
    events = calendar.walk("VEVENT")
    assert str(calendar["METHOD"]) == "PUBLISH"
    assert str(calendar["PRODID"]) == "-//enterprise-sales//engagement//EN"
    assert len(events) == len(shared(healthy)) == len({str(event["UID"]) for event in events})
    for entry, event in zip(shared(healthy), events, strict=True):
        day = date.fromisoformat(entry.date)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (day, day + timedelta(days=1))
        assert str(event["SUMMARY"]) == f"Alder: {entry.subject}"
        assert event["SUMMARY"].params["LANGUAGE"] == "en"
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == MADE.replace(microsecond=0)
        assert not calendar.errors


def test_the_same_plan_at_the_same_moment_is_the_same_bytes(healthy: PlanEngagement) -> None:
    assert file_of(healthy) == file_of(healthy)
    assert files_beside(healthy, translator("en"), created_at=MADE)[".ics"] == file_of(healthy)


def test_a_second_import_doubles_nothing(healthy: PlanEngagement) -> None:
    store = Store()
    store.take(file_of(healthy))
    first = store.days()
    store.take(file_of(healthy, MADE + timedelta(hours=1)))
    assert store.days() == first


def test_a_date_that_has_changed_moves_the_event(tmp_path: Path) -> None:
    store, row = Store(), person("chief", "c_level", next_action_date="2026-07-15")
    store.take(file_of(plan(tmp_path / "a", 30, stakeholders=[row])))
    count = len(store.events)
    later = {**row, "next_action_date": "2026-07-22"}
    store.take(file_of(plan(tmp_path / "b", 30, stakeholders=[later]), MADE + WEEK))
    assert len(store.events) == count
    days = set(store.days().values())
    assert date(2026, 7, 22) in days
    assert date(2026, 7, 15) not in days


def test_an_older_file_does_not_undo_a_newer_one(tmp_path: Path) -> None:
    store, row = Store(), person("chief", "c_level", next_action_date="2026-07-15")
    old = file_of(plan(tmp_path / "a", 30, stakeholders=[row]))
    newer = {**row, "next_action_date": "2026-07-22"}
    store.take(file_of(plan(tmp_path / "b", 30, stakeholders=[newer]), MADE + WEEK))
    store.take(old)
    assert date(2026, 7, 15) not in store.days().values()


def test_a_plan_of_a_week_later_keeps_the_occasions(tmp_path: Path) -> None:
    """What lies ahead in both plans bears the same names; only the days at the end are new."""
    tables = {**green(), "stakeholders": [person("chief", "c_level"), person("boss")]}
    today = plan(tmp_path / "a", 60, **tables)
    later = plan(tmp_path / "b", 53, as_of=date(2026, 7, 7), **tables)
    ahead = {entry.uid for entry in today.calendar if entry.date >= "2026-07-14"}
    assert ahead
    assert ahead <= {entry.uid for entry in later.calendar}
    store = Store()
    store.take(file_of(today))
    store.take(file_of(later, MADE + WEEK))
    past = [entry for entry in shared(today) if entry.date < "2026-07-07"]
    names = {entry.uid for entry in (*shared(later), *past)}
    assert set(store.events) == names


def test_a_contact_that_has_taken_place_moves_the_ones_that_follow(tmp_path: Path) -> None:
    row = person("boss", last_contact="2026-06-20")  # due on 4 July, so on Monday the 6th
    early = plan(tmp_path / "a", 40, stakeholders=[row])
    met = {**row, "last_contact": "2026-07-06"}
    late = plan(tmp_path / "b", 36, as_of=date(2026, 7, 7), stakeholders=[met])
    store = Store()
    store.take(file_of(early))
    store.take(file_of(late, MADE + WEEK))
    own = {entry.uid for found in (early, late) for entry in of_person(found, "boss")}
    ahead = sorted(day.isoformat() for uid, day in store.days().items() if uid in own)
    assert ahead == ["2026-07-06", "2026-07-20", "2026-08-03"]  # none between, none doubled


HOSTILE = (
    "Ada\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Free money",
    "END:VCALENDAR",
    "Ada; Lovelace, née \\n Byron",
    'Ada "CEO": x',
    "Ada\x00\x07\u202eda",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_can_leave_its_event(healthy: PlanEngagement, name: str) -> None:
    entry = shared(healthy)[0].model_copy(
        update={"subject": f"{name}: call", "content": (name,), "uid": "one@enterprise-sales"}
    )
    found = healthy.model_copy(update={"calendar": (entry,), "account_name": name})
    calendar = Calendar.from_ical(file_of(found))
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]).startswith("Ada") or name == "END:VCALENDAR"
    assert "\n" not in str(event["SUMMARY"])
    assert "\x00" not in str(event["SUMMARY"])


def test_the_calendar_tells_nothing_that_is_internal(tmp_path: Path) -> None:
    note = "They want to leave us"
    row = person("ada", "vp", next_action="Find out who wants us gone", sentiment="detractor")
    tables: dict[str, Any] = {
        **red(),
        "stakeholders": [{**row, "next_action_date": "2026-07-10"}],
        "signals": [{"date": "2026-06-28", "kind": "non_renewal_notice", "note": note}],
        "risks": [{"risk": "Budget is cut", "mitigation": "Offer less"}],
    }
    text = unfolded(file_of(plan(tmp_path, 180, **tables)))
    for word in (note, "wants us gone", "detractor", "risk", "red", "budget", "save", "late"):
        assert not re.search(rf"\b{word}", text, re.IGNORECASE), word


def test_reviews_of_our_own_and_gestures_stay_out_of_the_calendar(healthy: PlanEngagement) -> None:
    left_out = [row for row in healthy.calendar if row not in shared(healthy)]
    assert {"map_review", "plan_review", "activity"} <= {row.kind for row in left_out}
    text = file_of(healthy).decode().replace("\r\n ", "")
    assert not [row.subject for row in left_out if row.subject in text or row.uid in text]
    assert "CLASS:PRIVATE" not in text


def test_who_is_still_to_be_invited_is_told_to_our_team_alone(tmp_path: Path) -> None:
    rows = [person("ada", "vp", strength=5), person("boss", "c_level", strength=1)]
    found = plan(tmp_path, stakeholders=rows)
    review = next(entry for entry in found.calendar if entry.kind == "qbr")
    assert review.content[-1] == "Taking part: Ada"
    assert review.why.endswith("To be invited as well: Boss.")
    assert "Ada\\, Boss" not in file_of(found).decode()


def test_an_empty_calendar_is_a_calendar(healthy: PlanEngagement) -> None:
    empty: tuple[CalendarEntry, ...] = ()
    calendar = Calendar.from_ical(file_of(healthy.model_copy(update={"calendar": empty})))
    assert calendar.walk("VEVENT") == []
