"""A business review: agenda, value, audience, asks, steps."""

import re
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.analyses.results import PrepareQbr

from .books import (
    ENTERPRISE,
    EXECUTION,
    PERSON,
    PLAYBOOKS,
    STRATEGIC,
    context,
    contract,
    green,
    red,
    yellow,
)

OUTCOME = {
    "date": "2026-03-01",
    "outcome": "Hiring is faster",
    "metric": "Time to hire",
    "unit": "days",
    "baseline": 45,
    "current": 28,
    "annual_value": 180000,
    "verified_by": "Ada, CEO",
}


def _review(folder: Path, under: str = STRATEGIC, **tables: Any) -> PrepareQbr:
    return prepare_qbr(context(folder, under=under, **tables))


def _content(found: PrepareQbr, item: str) -> tuple[str, ...]:
    return next(line.content for line in found.agenda if line.item == item)


@pytest.mark.parametrize(
    ("under", "minutes"),
    [
        (STRATEGIC, [10, 10, 20, 10, 15, 10]),
        (ENTERPRISE, [15, 15, 15, 15]),
        (EXECUTION, [20, 15, 10, 10, 5]),
    ],
)
def test_the_minutes_of_the_playbook_add_up(tmp_path: Path, under: str, minutes: list[int]) -> None:
    found = _review(tmp_path, under, **green())
    assert [line.minutes for line in found.agenda] == minutes
    assert found.minutes == sum(minutes)
    assert all(line.content for line in found.agenda)


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_every_item_says_something_even_where_nothing_is_known(tmp_path: Path, under: str) -> None:
    found = _review(tmp_path, under)
    assert all(line.content for line in found.agenda)
    assert {check.ok for check in found.checks} == {None}


def test_a_value_statement_has_before_after_and_worth(tmp_path: Path) -> None:
    row = _review(tmp_path, outcomes=[OUTCOME]).value_statements[0]
    assert (row.before, row.after, row.change_percent) == (45, 28, -37.8)
    assert (row.worth, row.verified_by) == ("180000.00", "Ada, CEO")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {},
            "Hiring is faster. Time to hire: 45 → 28 days (-37.8%). Worth $180,000 a year,"
            " confirmed by Ada, CEO.",
        ),
        (
            {"verified_by": None},
            "Hiring is faster. Time to hire: 45 → 28 days (-37.8%). By our estimate worth $180,000"
            " a year; to be confirmed by you.",
        ),
        (
            {"annual_value": None},
            "Hiring is faster. Time to hire: 45 → 28 days (-37.8%). Confirmed by Ada, CEO; what is"
            " it worth a year?",
        ),
        (
            {"annual_value": None, "verified_by": None},
            "Hiring is faster. Time to hire: 45 → 28 days (-37.8%). Can you confirm it, and what is"
            " it worth a year?",
        ),
        ({"baseline": None}, "Hiring is faster. Worth $180,000 a year, confirmed by Ada, CEO."),
        (
            {"baseline": 0},
            "Hiring is faster. Time to hire: 0 → 28 days. Worth $180,000 a year,"
            " confirmed by Ada, CEO.",
        ),
    ],
)
def test_what_is_unknown_is_asked_not_invented(
    tmp_path: Path, cells: dict[str, Any], sentence: str
) -> None:
    found = _review(tmp_path, outcomes=[{**OUTCOME, **cells}])
    assert _content(found, "value_delivered")[0] == sentence


def test_unverified_value_is_shown_and_not_added(tmp_path: Path) -> None:
    rows = [OUTCOME, {**OUTCOME, "outcome": "Guess", "annual_value": 999000, "verified_by": None}]
    found = _review(tmp_path, contracts=[contract()], outcomes=rows)
    assert found.value_documented == "180000.00"
    assert [row.outcome for row in found.value_statements] == ["Hiring is faster", "Guess"]
    assert _content(found, "value_delivered")[-1] == (
        "Confirmed by you so far: $180,000 a year, 360% of the yearly price."
    )


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2025-06-30", 0), ("2025-07-01", 1), ("2026-06-30", 1), ("2026-07-01", 0)],
)
def test_the_value_window_is_that_of_the_documented_value(
    tmp_path: Path, date: str, shown: int
) -> None:
    found = _review(tmp_path, outcomes=[{**OUTCOME, "date": date}])
    assert len(found.value_statements) == shown
    assert found.value_documented == ("180000.00" if shown else "0.00")


def test_usage_stands_beside_the_outcome_it_has_brought(tmp_path: Path) -> None:
    found = _review(tmp_path, **green())
    first, second = _content(found, "usage_adoption")
    assert first == "“Faster”: behind it stand 90 of 100 licensed users (June 2026)."
    assert second == "What would take “Faster” further? 9 of 10 features are in use."


@pytest.mark.parametrize(
    "objectives", [[], [{"objective": "Hire faster"}]], ids=["no_goal", "a_goal"]
)
def test_without_an_outcome_no_usage_figure_is_shown(
    tmp_path: Path, objectives: list[dict[str, str]]
) -> None:
    found = _review(tmp_path, **{**green(), "outcomes": [], "objectives": objectives})
    (line,) = _content(found, "usage_adoption")
    assert not re.search(r"\d", line)


def test_the_last_quarter_is_what_was_agreed_with_the_customer(tmp_path: Path) -> None:
    actions = [
        {"action": "Train", "status": "done", "due": "2026-05-01", "origin": "qbr 2026-04-16"},
        {"action": "Old", "status": "done", "due": "2026-03-30", "origin": "qbr 2026-01-10"},
        {"action": "Late", "status": "open", "due": "2026-06-01", "origin": "call 2026-05-05"},
        {"action": "Secret", "status": "open", "due": "2026-06-01", "origin": "save plan"},
        {"action": "Ahead", "status": "open", "due": "2026-09-01", "origin": "EBR in May"},
    ]
    touchpoints = [{"date": "2026-05-05", "kind": "call", "attended": True}]
    found = _review(tmp_path, actions=actions, touchpoints=touchpoints)
    assert _content(found, "recap") == (
        "Done: Train.",
        "Open since June 1, 2026: Late.",
        "Under way until September 1, 2026: Ahead.",
    )
    assert "Secret" not in found.model_dump_json()


def test_a_meeting_that_did_not_take_place_agrees_on_nothing(tmp_path: Path) -> None:
    actions = [{"action": "Alone", "status": "open", "origin": "call 2026-05-05"}]
    touchpoints = [{"date": "2026-05-05", "kind": "call", "attended": False}]
    found = _review(tmp_path, actions=actions, touchpoints=touchpoints)
    assert [step.origin for step in found.next_steps] == ["qbr:expansion", "qbr:share"]


def test_the_priorities_choose_two_or_three_topics_of_the_roadmap(tmp_path: Path) -> None:
    rows = [{"objective": f"Goal {n}", "our_contribution": f"Part {n}"} for n in range(1, 5)]
    found = _review(tmp_path, objectives=rows)
    assert _content(found, "roadmap_preview") == (
        "For “Goal 1” (Part 1): what is coming.",
        "For “Goal 2” (Part 2): what is coming.",
        "For “Goal 3” (Part 3): what is coming.",
    )


def test_one_priority_is_too_few_to_choose_by(tmp_path: Path) -> None:
    found = _review(tmp_path, objectives=[{"objective": "Goal"}])
    assert _content(found, "roadmap_preview") == (
        "For “Goal”: what is coming.",
        "What matters most to you this year? What is coming is shown for that.",
    )


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"due": "2026-12-31"}, "“Grow”: Stores – 40, by December 31, 2026."),
        ({"due": "2026-06-29"}, "“Grow”: Stores – 40, due June 29, 2026. Is it reached?"),
        ({}, "“Grow”: Stores – 40. By when?"),
        ({"metric": None}, "“Grow”: how is it measured, and by when?"),
    ],
)
def test_an_objective_that_lacks_something_becomes_a_question(
    tmp_path: Path, cells: dict[str, Any], line: str
) -> None:
    row = {"objective": "Grow", "metric": "Stores", "target": "40", **cells}
    found = _review(tmp_path, ENTERPRISE, objectives=[row])
    content = _content(found, "strategic_alignment")
    assert content[0] == line
    assert "Which priorities stand out for the next 2 to 4 quarters?" in content


def test_a_green_account_is_asked_for_the_next_stage(tmp_path: Path) -> None:
    found = _review(tmp_path, **green())
    assert [ask.gate for ask in found.asks] == ["open", "open"]
    assert found.asks[0].text == "Yard: introduce Press for 100 users."
    step = next(step for step in found.next_steps if step.origin == "qbr:expansion")
    assert (step.action, step.due) == (
        "Talk about the need, with those concerned: Yard: Press",
        "2026-12-21",  # three months after the review, which is due on Sunday 20 September
    )


def test_a_yellow_account_first_agrees_on_the_conditions(tmp_path: Path) -> None:
    found = _review(tmp_path, **yellow())
    assert {ask.gate for ask in found.asks} == {"conditional"}
    content = _content(found, "expansion_opportunities")
    assert content[0] == "First agree on what has to be in place for the next stage."
    step = next(step for step in found.next_steps if step.origin == "qbr:expansion")
    assert step.action == "Agree on what has to be in place before Yard: Press"


def test_a_red_account_is_asked_for_a_recovery_plan_alone(tmp_path: Path) -> None:
    found = _review(tmp_path, **red())
    (ask,) = found.asks
    assert (ask.gate, ask.vector, ask.potential_value) == ("closed", None, None)
    assert "recovery plan" in ask.text
    origins = [step.origin for step in found.next_steps]
    assert "qbr:recovery" in origins
    assert "qbr:expansion" not in origins
    assert "Press" not in " ".join(_content(found, "recovery"))


def test_a_lapsed_account_is_asked_whether_it_goes_on(tmp_path: Path) -> None:
    rows = [contract(start_date="2025-01-01", end_date="2025-12-31")]
    found = _review(tmp_path, EXECUTION, contracts=rows)
    assert [ask.text for ask in found.asks] == [
        "Settle whether the contract goes on, and put it in writing."
    ]
    assert _content(found, "renewal_terms") == (
        "The contract ended on December 31, 2025: agree whether it goes on, and on what terms.",
    )


def test_the_competitor_is_not_named_to_the_customer(tmp_path: Path) -> None:
    cell = {
        "business_unit": "Yard",
        "product_id": "p",
        "status": "competitor",
        "competitor": "Rival",
        "competitor_end_date": "2026-12-31",
        "potential_value": 9000,
    }
    tables = green()
    found = _review(tmp_path, **{**tables, "positions": [*tables["positions"], cell]})
    assert "Rival" not in found.model_dump_json()
    assert (
        "Yard: compare Press with what is in use today, before that contract ends on"
        " December 31, 2026."
    ) in [ask.text for ask in found.asks]


def test_a_deal_says_what_it_is_about_without_the_users_of_the_cell(tmp_path: Path) -> None:
    deal = {
        "opportunity_id": "o",
        "business_unit": "Yard",
        "product_id": "p",
        "amount": 1000,
        "close_date": "2026-10-15",
    }
    found = _review(tmp_path, **green(), opportunities=[deal])
    assert (found.asks[0].text, found.asks[0].potential_value) == (
        "Yard: introduce Press.",
        "1000.00",
    )
    step = next(step for step in found.next_steps if step.origin == "qbr:expansion")
    assert step.due == "2026-10-15"
    assert step.action == "Agree on what you still need to decide about Press in Yard"


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_nothing_of_risk_or_health_reaches_the_agenda(tmp_path: Path, under: str) -> None:
    risk = {"risk": "Boss dislikes us", "likelihood": "high", "impact": "high"}
    signal = {"date": "2026-06-12", "kind": "formal_complaint", "note": "Loud words"}
    found = _review(tmp_path, under, **{**red(), "risks": [risk], "signals": [signal]})
    said = " ".join(text for line in found.agenda for text in line.content)
    assert "Boss" not in said
    assert "Loud" not in said
    assert not re.search(r"\b(red|health|risk|churn|probab\w*)\b", said, re.IGNORECASE)


def _person(**cells: Any) -> dict[str, Any]:
    return {**PERSON, **cells}


def test_champion_and_leadership_are_in_the_room(tmp_path: Path) -> None:
    people = [
        _person(stakeholder_id="1", name="Chief", buying_role="decision_maker"),
        _person(stakeholder_id="2", name="Champ", level="director"),
        _person(stakeholder_id="3", name="Daily", level="individual", buying_role="user"),
    ]
    room = _review(tmp_path, stakeholders=people).audience
    assert [person.name for person in room.present] == ["Chief", "Champ"]
    assert (room.should_invite, room.gaps) == ((), ())


def test_who_leads_or_decides_and_is_not_close_is_to_be_invited(tmp_path: Path) -> None:
    cold = {"strength": 1, "buying_role": None}
    people = [
        _person(stakeholder_id="1", name="Champ", level="director", reports_to="2"),
        _person(stakeholder_id="2", name="Boss", level="director", **cold),
        _person(stakeholder_id="3", name="Vice", level="vp", **cold),
        _person(
            stakeholder_id="4",
            name="Buyer",
            level="director",
            strength=1,
            buying_role="economic_buyer",
        ),
        _person(stakeholder_id="5", name="Gone", level="c_level", status="left"),
        _person(stakeholder_id="6", name="Other", level="director", **cold),
    ]
    room = _review(tmp_path, stakeholders=people).audience
    assert [person.name for person in room.present] == ["Champ"]
    assert [person.name for person in room.should_invite] == ["Vice", "Boss", "Buyer"]
    assert room.gaps == ("no_leadership",)


def test_only_the_daily_contact_is_a_gap(tmp_path: Path) -> None:
    people = [_person(level="individual", buying_role="user")]
    room = _review(tmp_path, stakeholders=people).audience
    assert [person.name for person in room.present] == ["Ada"]
    assert room.gaps == ("no_champion", "no_leadership", "only_day_to_day")


def test_no_use_case_is_brought_up_while_health_is_red(tmp_path: Path) -> None:
    rows = [{"use_case": "Case", "status": "potential"}]
    complaint = [{"date": "2026-06-12", "kind": "formal_complaint"}]
    found = _review(tmp_path / "green", use_cases=rows)
    assert "For the use case “Case”: what is coming." in _content(found, "roadmap_preview")
    found = _review(tmp_path / "red", use_cases=rows, signals=complaint)
    assert all("Case" not in line for line in _content(found, "roadmap_preview"))


def test_the_customer_sees_one_ask_as_a_question(tmp_path: Path) -> None:
    found = _review(tmp_path, **green())
    assert len(found.asks) == 2
    assert _content(found, "expansion_opportunities") == (
        "What would you need for this next step: “Yard: introduce Press for 100 users”?",
    )


def test_dates_count_from_the_day_of_the_review(tmp_path: Path) -> None:
    far = {**green(), "contracts": [contract(end_date="2028-12-31")]}  # no step of it is near
    met = [{"date": "2026-04-16", "kind": "qbr", "attended": True}]
    found = _review(tmp_path, **{**far, "touchpoints": met})
    assert found.next_qbr == "2026-07-16"
    share = next(step for step in found.next_steps if step.origin == "qbr:share")
    assert share.due == "2026-07-18"  # two days after it
    late = [{"date": "2026-01-16", "kind": "qbr", "attended": True}]
    found = _review(tmp_path, **{**far, "touchpoints": late})
    share = next(step for step in found.next_steps if step.origin == "qbr:share")
    assert (found.next_qbr, found.qbr_late_since) == ("2026-07-30", "2026-04-16")
    assert share.due == "2026-08-01"  # within the 30 days of grace, and two days after it


@pytest.mark.parametrize(
    ("current", "line"),
    [
        (
            28,
            "“Hire faster”: target 28 days; measured so far: 28 days (March 1, 2026, confirmed by"
            " Ada, CEO). Do you count it as reached?",
        ),
        (29, "“Hire faster”: Time to hire – 28 days, by December 31, 2026."),
    ],
)
def test_a_goal_that_is_reached_is_for_the_customer_to_say(
    tmp_path: Path, current: int, line: str
) -> None:
    goal = {"objective": "Hire faster", "metric": "Time to hire", "target": "28 days"}
    found = _review(
        tmp_path,
        ENTERPRISE,
        objectives=[{**goal, "due": "2026-12-31"}],
        outcomes=[{**OUTCOME, "current": current}],
    )
    assert _content(found, "strategic_alignment")[0] == line


def test_a_deal_on_a_blocked_cell_waits_and_says_why(tmp_path: Path) -> None:
    tables = green()
    cell = {"business_unit": "Yard", "product_id": "p", "status": "blocked", "reason": "At renewal"}
    deal = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "p", "amount": 1000}
    tables["positions"] = [*tables["positions"], cell]
    asks = _review(tmp_path, **tables, opportunities=[deal]).asks
    assert [(ask.gate, ask.reason) for ask in asks] == [
        ("open", None),
        ("conditional", "At renewal"),
    ]
