"""What else stands in the calendar: reviews, renewal, executives, goals, signals, launches."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.book.rows import SIGNAL_KINDS

from ..analyses_profile.facts import PRODUCT, UNIT
from ..analyses_profile.samples import STRATEGIC, D, context
from .plans import CONTRACT, ENTERPRISE, contexts, green, kinds, person, plan, red
from .test_cadence import strategic

TOGETHER = ("contact", "executive", "qbr")


def _of(found: Any, kind: str) -> list[Any]:
    return [entry for entry in found.calendar if entry.kind == kind]


def test_the_next_review_is_the_last_one_and_three_months(tmp_path: Path) -> None:
    due = {
        "2026-03-30": "2026-06-30",  # three months on: today
        "2026-03-29": "2026-07-30",  # a day late: within thirty days
        "2026-06-01": "2026-09-01",
        None: "2026-07-30",
    }
    cases = [
        {"as_of": D, "person": person(str(number)), "touchpoint": {"date": held, "kind": "qbr"}}
        for number, held in enumerate(due)
    ]
    del cases[-1]["touchpoint"]
    found = [_of(plan_engagement(ctx), "qbr")[0].date for ctx in contexts(tmp_path, cases)]
    assert found == list(due.values())


def test_reviews_go_on_through_the_horizon(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-01", "kind": "qbr"}]
    days = [entry.date for entry in _of(plan(tmp_path, 365, touchpoints=rows), "qbr")]
    assert days == ["2026-09-01", "2026-12-01", "2027-03-01", "2027-06-01"]


@pytest.mark.parametrize("under", [STRATEGIC, ENTERPRISE, "execution-120-day"])
def test_renewal_meetings_stand_on_the_dates_of_the_renewal_plan(
    tmp_path: Path, under: str
) -> None:
    ctx = context(tmp_path, under=under, **green())
    found, renewal = plan_engagement(ctx, days=365), plan_renewal(ctx)
    dates = {line.compressed_due or line.due for line in renewal.milestones}
    meetings = _of(found, "renewal")
    assert meetings
    assert {entry.date for entry in meetings} <= dates


def test_a_business_review_of_the_renewal_takes_the_place_of_a_qbr_near_it(tmp_path: Path) -> None:
    point = {"date": "2026-05-20", "kind": "qbr"}  # due on 20 August, T-90 is 2 October
    contract = {**CONTRACT, "start_date": "2025-12-01", "end_date": "2026-11-30"}  # T-90: 1 Sept.
    given: dict[str, Any] = {"under": "execution-120-day", "touchpoints": [point]}
    found = plan(tmp_path / "near", contracts=[contract], **given)
    assert not _of(found, "qbr")
    assert "takes the place" in next(e.why for e in _of(found, "renewal") if "review" in e.code)
    other = plan(tmp_path / "far", contracts=[CONTRACT], **given)
    assert [entry.date for entry in _of(other, "qbr")] == ["2026-08-20"]


def test_a_lapsed_account_meets_on_how_the_contract_goes_on(tmp_path: Path) -> None:
    contract = {**CONTRACT, "start_date": "2025-01-01", "end_date": "2025-12-31"}
    found = plan(tmp_path, contracts=[contract], stakeholders=[person("vic", "vp")])
    (meeting,) = _of(found, "renewal")
    assert (meeting.code, meeting.date) == ("lapsed", "2026-06-30")
    assert all("expansion" not in " ".join(entry.content) for entry in found.calendar)


def test_executives_are_met_as_often_as_the_tier_asks(tmp_path: Path) -> None:
    ctx = strategic(tmp_path, "2026-06-01", "2026-06-08", end_date=None)
    found = plan_engagement(ctx)
    touch = found.executive_touchpoints
    assert (touch.held, touch.target_min, touch.target_max, touch.to_book) == (2, 4, 6, 2)
    assert touch.planned == 4
    days = [e.date for e in found.calendar if e.level == "c_level" and e.kind in TOGETHER]
    # The QBR on 30 July, a contact on 1 September; two more where it is quiet the longest:
    # 30 July to 1 September, then 30 June to 30 July.
    assert [day for day in days if day < "2026-09-30"] == [
        "2026-07-15",
        "2026-07-30",
        "2026-08-17",
        "2026-09-01",
    ]


def test_a_playbook_that_counts_persons_still_tells_the_target(tmp_path: Path) -> None:
    rows = [{"date": "2026-06-01", "kind": "meeting", "level": "c_level"}]
    touch = plan(tmp_path, touchpoints=rows).executive_touchpoints
    assert (touch.held, touch.target_min, touch.to_book, touch.since) == (1, 1, 0, "2026-03-31")


def test_without_a_target_or_without_touchpoints_nothing_is_to_book(tmp_path: Path) -> None:
    none = plan(tmp_path / "a", under="execution-120-day").executive_touchpoints
    assert (none.target_min, none.to_book, none.held) == (None, None, None)
    found = plan(tmp_path / "b")
    assert found.executive_touchpoints.to_book is None
    assert any(gap.field == "executive_touchpoints.held" for gap in found.missing)


def test_a_level_of_the_account_without_people_gets_meetings_to_be_filled(tmp_path: Path) -> None:
    found = plan(tmp_path, under=STRATEGIC)
    (meeting,) = _of(found, "executive")
    assert (meeting.stakeholder, meeting.level, meeting.date) == (None, "c_level", "2026-08-17")


def test_goals_are_met_on_their_due_date_and_late_ones_at_once(tmp_path: Path) -> None:
    goals = [
        {"objective": "Later", "due": "2026-08-15", "owner": "Ada, CFO"},
        {"objective": "Late", "due": "2026-06-29"},
        {"objective": "No date"},
    ]
    found = plan(tmp_path, objectives=goals, stakeholders=[person("ada", "vp")])
    dates = {entry.subject: entry.date for entry in _of(found, "objective")}
    assert dates == {
        "Goal “Late”: where we stand": "2026-06-30",
        "Goal “Later”: where we stand": "2026-08-15",
    }
    assert _of(found, "objective")[1].stakeholder.id == "ada"
    assert "was due on June 29, 2026" in _of(found, "objective")[0].why


def test_a_launch_calls_for_a_contact_90_to_120_days_on(tmp_path: Path) -> None:
    seen = {
        "2026-03-02": True,  # 120 days before: the last day
        "2026-03-01": False,
        "2026-07-02": False,  # not launched yet
        "2026-06-30": True,  # 90 days on: 28 September, within the horizon
    }
    place = {"product_id": "p", "status": "deployed"}
    found = plan(
        tmp_path,
        business_units=[{**UNIT, "business_unit": day} for day in seen],
        products=[PRODUCT],
        positions=[{**place, "business_unit": day, "launched_on": day} for day in seen],
    )
    told = [trigger.why for trigger in found.triggers if trigger.code == "after_launch"]
    assert {day: any(text.startswith(day) for text in told) for day in seen} == seen


def test_after_a_launch_the_onboarding_is_checked(tmp_path: Path) -> None:
    place = {"business_unit": "Plant", "product_id": "p", "status": "deployed"}
    found = plan(
        tmp_path,
        business_units=[UNIT],
        products=[PRODUCT],
        positions=[{**place, "launched_on": "2026-05-31"}],
    )
    assert [(e.code, e.date) for e in _of(found, "launch")] == [
        ("day_30", "2026-06-30"),
        ("day_60", "2026-07-30"),
        ("day_90", "2026-08-31"),  # 29 August is a Saturday
    ]


def test_a_signal_calls_for_a_meeting_by_its_deadline(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-29", "kind": "competitor_evaluation"}]
    found = plan(tmp_path, stakeholders=[person("ada", "vp")], signals=signals)
    (trigger,) = [t for t in found.triggers if t.code == "competitor_evaluation"]
    assert (trigger.date, trigger.due) == ("2026-06-29", "2026-07-02")
    meeting = next(e for e in _of(found, "signal") if e.code == "competitor_evaluation")
    assert meeting.date == "2026-07-02"
    assert "competitor" not in (meeting.subject + " ".join(meeting.content)).lower()


def test_an_occasion_without_a_set_answer_is_a_trigger_without_a_date(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-20", "kind": "merger", "note": "Two brands"}]
    (found,) = [t for t in plan(tmp_path, signals=signals).triggers if t.code == "merger"]
    assert (found.date, found.due, found.action) == ("2026-06-20", None, None)
    assert found.why.endswith("Two brands")


def test_a_request_for_more_is_answered_within_the_days_of_the_playbook(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-26", "kind": "expansion_interest", "note": "Alice asked"}]
    (found,) = plan(tmp_path, signals=signals).triggers
    assert (found.action, found.due) == (
        "Answer the request and agree on the next step",
        "2026-07-01",  # five days
    )


def test_every_kind_of_signal_is_a_trigger_with_words(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-20", "kind": kind} for kind in SIGNAL_KINDS]
    found = plan(tmp_path, signals=signals, stakeholders=[person("ada", "vp")])
    seen = {trigger.code: trigger for trigger in found.triggers}
    assert set(SIGNAL_KINDS) <= set(seen)
    assert all(seen[kind].date == "2026-06-20" and seen[kind].why for kind in SIGNAL_KINDS)


def test_a_meeting_about_signals_tells_our_team_all_of_them(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-20", "kind": kind} for kind in ("champion_left", "budget_cut")]
    found = plan(tmp_path, signals=signals, stakeholders=[person("ada", "vp")])
    (meeting,) = [entry for entry in _of(found, "signal") if "Champion left" in entry.why]
    assert "Budget cut" in meeting.why
    assert "Answer: " in meeting.why


def test_what_makes_up_for_a_late_contact_is_a_meeting(tmp_path: Path) -> None:
    late = person("chief", "vp", last_contact="2026-01-01", next_action_date="2026-07-29")
    endless = {**CONTRACT, "end_date": None}
    tables = {**green(), "stakeholders": [late], "contracts": [endless]}
    tables["touchpoints"] = [{"date": "2026-06-29", "kind": "qbr", "level": "c_level"}]
    found = plan(tmp_path, 90, **tables)
    favours = [e.date for e in found.calendar if e.kind == "activity"]
    assert min(favours) < found.overdue[0].next == "2026-07-29"


def test_a_red_account_meets_to_be_saved_first_and_not_about_growth(tmp_path: Path) -> None:
    rows = [person("ada", "vp", last_contact="2026-01-01", buying_role="decision_maker")]
    others = [person("bob", "vp", last_contact="2026-01-01")]
    found = plan(tmp_path, 180, **{**red(), "stakeholders": rows + others})
    assert found.health_band == "red"
    assert found.calendar[0].kind == "save"
    assert not {"activity", "reference"} & kinds(found)
    texts = " ".join(" ".join(entry.content) for entry in found.calendar)
    assert "expansion" not in texts
    assert "Next stage of growth" not in texts
    assert found.references.ready is False


def test_a_green_account_has_activities_and_favours_on_days_of_their_own(tmp_path: Path) -> None:
    tables = {**green(), "surveys": [{"date": "2026-06-10", "kind": "nps", "score": 10}]}
    found = plan(tmp_path, 180, accounts=[{"customer_since": "2024-01-01"}], **tables)
    assert found.references.ready is True
    assert {"activity", "reference"} <= kinds(found)
    days = [date.fromisoformat(entry.date) for entry in _of(found, "reference")]
    assert all((b - a).days >= 28 for a, b in pairwise(days))


def test_the_order_of_rows_does_not_show(tmp_path: Path) -> None:
    tables = {**red(), "stakeholders": [person(name, "vp") for name in ("x", "y", "z")]}
    there = plan(tmp_path / "a", **tables)
    back = plan(tmp_path / "b", **{name: rows[::-1] for name, rows in tables.items()})
    assert there.model_dump(exclude={"findings"}) == back.model_dump(exclude={"findings"})
