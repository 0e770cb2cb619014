"""The save plan: when there is one, its days, its end, and whom it brings in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.defence import defend_account
from enterprise_sales.analyses.results import DefendAccount
from enterprise_sales.analyses.results.defence import SavePlan

from ..analyses_profile.facts import CONTRACT, PERSON, green, red, yellow
from ..analyses_profile.samples import ENTERPRISE, EXECUTION, STRATEGIC, D, context
from .accounts import attacked, calm, contexts

CASES: dict[str, dict[str, Any]] = {
    "attacked": attacked(),
    "calm": calm(),
    "red": red(),
    "yellow": yellow(),
    "lapsed": {"contracts": [{**CONTRACT, "start_date": "2025-01-01", "end_date": "2026-06-29"}]},
    "cut": {**green(), "signals": [{"date": "2026-06-12", "kind": "budget_cut"}]},
    "bare": {"contracts": [CONTRACT]},
    "agreed": {
        **red(),
        "actions": [
            {
                "action": "Talked",
                "due": "2026-06-20",
                "status": "done",
                "origin": "save:acknowledge",
                "owner": "Eve",
            },
            {"action": "Ask", "due": "2026-07-02", "status": "open", "origin": "save:judge_exit"},
            {"action": "Send the log", "due": "2026-06-29", "status": "open"},
        ],
    },
    "soon": {**red(), "contracts": [{**CONTRACT, "end_date": "2026-07-15", "auto_renew": False}]},
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, DefendAccount]:
    """The defence of each account, all of one book."""
    folder = tmp_path_factory.mktemp("plans")
    made = contexts(folder, list(CASES.values()))
    return dict(zip(CASES, (defend_account(ctx) for ctx in made), strict=True))


def _plan(found: dict[str, DefendAccount], name: str) -> SavePlan:
    plan = found[name].save_plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("attacked", True),
        ("red", True),
        ("lapsed", True),
        ("yellow", True),  # a sponsor who left is high: medium 2 × critical 4 = 8
        ("cut", False),  # a cut budget is medium: low 1 × high 3 = 3
        ("calm", False),
    ],
)
def test_a_plan_is_made_for_what_is_red_or_serious(
    found: dict[str, DefendAccount], name: str, saved: bool
) -> None:
    assert (found[name].save_plan is not None) is saved


def test_the_seven_responses_are_all_there_against_a_competitor(
    found: dict[str, DefendAccount],
) -> None:
    """S1, When Competitor Attacks."""
    codes = [step.code for step in _plan(found, "attacked").steps]
    assert codes == [
        "acknowledge",
        "escalate_resources",
        "understand_gaps",
        "close_value_gap",
        "reinforce_value",
        "position_against_competitor",
        "risk_of_change",
        "executive_review",
        "refresh_proposal",
        "judge_exit",
    ]


def test_the_value_gap_is_closed_before_anything_is_offered(
    found: dict[str, DefendAccount],
) -> None:
    """S2, Anti-Patterns: fix the value gap before cutting the price."""
    due = {step.code: step.due for step in _plan(found, "red").steps}
    assert due["close_value_gap"] < due["refresh_proposal"]
    assert not any(offer.allowed for offer in found["red"].proposal if "discount" in offer.code)


def test_without_a_competitor_nobody_is_positioned_against(
    found: dict[str, DefendAccount],
) -> None:
    codes = {step.code for step in _plan(found, "red").steps}
    assert "position_against_competitor" not in codes
    assert "win_back" not in codes
    assert "win_back" in {step.code for step in _plan(found, "lapsed").steps}


def test_where_signals_hold_the_band_at_red_they_are_the_threats(
    found: dict[str, DefendAccount],
) -> None:
    """The score itself is green, so health is no threat of its own."""
    codes = {threat.code for threat in found["red"].threats}
    assert "formal_complaint" in codes
    assert "red_health" not in codes


def test_a_draft_begins_on_the_day_of_the_data(found: dict[str, DefendAccount]) -> None:
    plan = _plan(found, "red")
    assert (plan.begins, plan.agreed) == ("2026-06-30", False)
    assert plan.steps[0].due == "2026-06-30"
    assert plan.ends == "2026-07-30"  # day 30
    assert plan.next_review == "2026-07-07"  # 7 days after the beginning


def test_an_agreed_plan_keeps_its_dates(found: dict[str, DefendAccount]) -> None:
    plan = _plan(found, "agreed")
    assert (plan.begins, plan.agreed) == ("2026-06-20", True)
    steps = {step.code: step for step in plan.steps}
    assert (steps["acknowledge"].status, steps["acknowledge"].owner) == ("done", "Eve")
    assert steps["judge_exit"].due == "2026-07-02"  # as recorded, not day 30
    assert steps["understand_gaps"].due == "2026-06-23"  # day 3
    assert steps["understand_gaps"].status == "overdue"
    assert plan.next_review == "2026-07-04"  # 20 June and twice 7 days; 27 June is past
    assert [step.action for step in plan.promised] == ["Send the log"]


def test_a_plan_is_drawn_together_where_the_customer_decides_sooner(
    found: dict[str, DefendAccount],
) -> None:
    plan = _plan(found, "soon")
    assert plan.ends == "2026-07-15"  # 15 days instead of 30
    due = {step.code: step.due for step in plan.steps}
    assert due["executive_review"] == "2026-07-07"  # day 14 × 15 ÷ 30 = 7
    assert any("drawn together" in note for note in found["soon"].notes)


def test_each_threat_asks_for_its_own_end(found: dict[str, DefendAccount]) -> None:
    criteria = {rule.code: rule.met for rule in _plan(found, "red").exit}
    assert criteria["health_not_red"] is False
    assert criteria["complaint_answered"] is False
    assert criteria["no_open_escalation"] is True
    assert "competitor_decided" not in criteria
    assert {rule.code for rule in _plan(found, "attacked").exit} >= {
        "competitor_decided",
        "champion_active",
    }


def test_what_the_data_does_not_tell_is_neither_met_nor_missed(
    found: dict[str, DefendAccount],
) -> None:
    criteria = {rule.code: rule.met for rule in _plan(found, "lapsed").exit}
    assert criteria["renewal_in_writing"] is False
    assert criteria["value_confirmed"] is None


def test_an_answered_complaint_is_recorded_by_its_origin(tmp_path: Path) -> None:
    done = {"action": "Letter", "status": "done", "origin": "signal:formal_complaint"}
    plan = defend_account(context(tmp_path, **{**red(), "actions": [done]})).save_plan
    assert plan is not None
    criteria = {rule.code: rule.met for rule in plan.exit}
    assert criteria["complaint_answered"] is True


def test_the_ladder_rises_with_the_level(found: dict[str, DefendAccount]) -> None:
    critical = {rung.level for rung in found["red"].escalation}
    medium = {rung.level for rung in found["cut"].escalation}
    assert critical == {"low", "medium", "high", "critical"}
    assert medium == {"low", "medium"}
    assert found["calm"].escalation == ()


def test_rungs_are_dated_from_the_beginning_of_the_plan(found: dict[str, DefendAccount]) -> None:
    days = {rung.who: date.fromisoformat(rung.by) for rung in found["red"].escalation}
    assert days["our executive sponsor"] - D == timedelta(days=2)
    agreed = {rung.who: rung.by for rung in found["agreed"].escalation}
    assert agreed["our executive sponsor"] == "2026-06-22"


def test_nobody_goes_to_an_opponent_whom_nobody_knows(tmp_path: Path) -> None:
    owned = {**red(), "accounts": [{"owner": "Eve"}]}
    theirs = {pair.theirs for pair in defend_account(context(tmp_path, **owned)).pairs}
    assert "the opponent at the customer" not in theirs
    assert "the customer's champion" in theirs


def test_a_calm_account_learns_what_protects_it(found: dict[str, DefendAccount]) -> None:
    calm_one = found["calm"]
    assert calm_one.threats == calm_one.proposal == ()
    assert [check.code for check in calm_one.protection] == [
        "early_warning",
        "relationship_strength",
        "deep_adoption",
        "executive_sponsorship",
        "continuous_value",
        "pre_emptive",
    ]
    assert "Formal complaint" in calm_one.watch
    assert calm_one.notes[0].startswith("The data shows no threat")


def test_an_account_of_which_nothing_is_known_is_not_called_safe(
    found: dict[str, DefendAccount],
) -> None:
    bare = found["bare"]
    assert bare.notes[0].startswith("The data cannot show a threat")
    assert {check.ok for check in bare.protection} == {None}


def test_no_cost_is_invented(found: dict[str, DefendAccount]) -> None:
    costs = {cost.code: cost for cost in found["bare"].switching_costs}
    known = {code for code, cost in costs.items() if cost.known}
    assert known == {"products", "contract_terms"}
    assert all(costs[code].amount is costs[code].count is None for code in ("money", "users"))
    assert len([gap for gap in found["bare"].missing if gap.field == "switching_costs"]) == 9


def test_what_is_in_use_is_counted(found: dict[str, DefendAccount]) -> None:
    costs = {cost.code: cost for cost in found["red"].switching_costs}
    assert (costs["users"].count, costs["products"].names) == (60, ("Press",))
    assert (costs["features"].count, costs["features"].of) == (9, 10)


@pytest.mark.parametrize(
    ("under", "offered", "never"),
    [
        (STRATEGIC, "flexible_terms", "discount_before_gaps"),
        (ENTERPRISE, "documented_value", "discount"),
        (EXECUTION, "multi_year", "discount_before_gaps"),
    ],
)
def test_the_stance_decides_what_is_offered(
    tmp_path: Path, under: str, offered: str, never: str
) -> None:
    found = defend_account(context(tmp_path, under=under, **red())).proposal
    assert offered in {offer.code for offer in found if offer.allowed}
    assert {never, "price_increase"} <= {offer.code for offer in found if not offer.allowed}


def test_the_price_is_held_where_the_renewal_holds_it_and_nowhere_else(
    found: dict[str, DefendAccount],
) -> None:
    held = {
        name: "price_increase" in {offer.code for offer in one.proposal}
        for name, one in found.items()
        if one.save_plan
    }
    expected = dict.fromkeys(held, True) | {"attacked": False, "yellow": False}
    assert held == expected
    assert found["cut"].proposal == ()  # a medium threat needs no proposal


def test_a_question_for_the_customer_holds_nothing_of_ours(
    found: dict[str, DefendAccount],
) -> None:
    for one in found["attacked"].acknowledge:
        assert one.question.endswith("?")
        assert "Rival" not in one.question
        assert "champion" not in one.question


@pytest.mark.parametrize(
    ("sentiment", "met", "why"),
    [
        ("advocate", True, "Jenna"),
        ("neutral", False, "Jenna: the champion on record, but neutral"),
        ("detractor", False, "Jenna: the champion on record, but against us"),
        (None, None, "Jenna: the champion on record, but their attitude to us is not"),
    ],
)
def test_only_who_stands_for_us_is_a_champion_at_the_end(
    tmp_path: Path, sentiment: str | None, met: bool | None, why: str
) -> None:
    person = {**PERSON, "name": "Jenna", "buying_role": "champion", "sentiment": sentiment}
    tables = {**red(), "stakeholders": [person], "signals": attacked()["signals"]}
    plan = defend_account(context(tmp_path, **tables)).save_plan
    assert plan is not None
    rule = next(rule for rule in plan.exit if rule.code == "champion_active")
    assert (rule.met, rule.why) == (met, why)


def test_nothing_is_due_on_a_weekend(found: dict[str, DefendAccount]) -> None:
    """Day 5 after Tuesday 30 June is Sunday 5 July: Monday 6 July."""
    due = {step.code: date.fromisoformat(step.due) for step in _plan(found, "red").steps}
    assert due["close_value_gap"] == date(2026, 7, 6)
    assert all(day.weekday() < 5 for day in due.values())


def test_a_complaint_is_answered_by_an_executive_first(found: dict[str, DefendAccount]) -> None:
    owners = {name: _plan(found, name).steps[0].owner for name in ("red", "attacked")}
    assert owners == {"red": "our executive sponsor", "attacked": "account executive"}


def test_the_owner_stands_in_for_customer_success(tmp_path: Path) -> None:
    plan = defend_account(context(tmp_path, **{**red(), "accounts": [{"owner": "Eve"}]})).save_plan
    assert plan is not None
    owners = {step.code: step.owner for step in plan.steps}
    assert owners["close_value_gap"] == "Eve, until a customer success manager is named"


def test_a_capability_that_nobody_names_is_not_offered(found: dict[str, DefendAccount]) -> None:
    offers = {offer.code: offer.allowed for offer in found["red"].proposal}
    assert offers["new_capabilities"] is False
