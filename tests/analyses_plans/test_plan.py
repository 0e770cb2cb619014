"""The account plan: target, roadmap, goals, actions, metrics."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import Goal, Metric, PlanAccount

from .books import (
    ENTERPRISE,
    EXECUTION,
    PERSON,
    PLAYBOOKS,
    STRATEGIC,
    context,
    contract,
    day,
    green,
    playbook,
    red,
    yellow,
)


def _plan(
    folder: Path, under: str = STRATEGIC, as_of: str = "2026-06-30", **tables: Any
) -> PlanAccount:
    return plan_account(context(folder, under=under, as_of=day(as_of), **tables))


def _deal(**cells: Any) -> dict[str, Any]:
    row = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "q", "amount": 25000}
    return {**row, "close_date": "2026-12-15", **cells}


@pytest.mark.parametrize(
    ("under", "target", "percent"),
    [
        (STRATEGIC, "70000.00", 40.0),
        (ENTERPRISE, "60000.00", 20.0),
        (EXECUTION, "75000.00", 50.0),
    ],
)
def test_the_target_is_the_growth_of_the_playbook(
    tmp_path: Path, under: str, target: str, percent: float
) -> None:
    found = _plan(tmp_path, under, **green())
    assert (found.target_arr, found.growth_percent) == (target, percent)
    assert not found.save_plan


def test_a_list_beyond_the_target_is_pointed_out(tmp_path: Path) -> None:
    # 40 free users in the plant and 100 in the yard at $100 against 25,000 of growth
    found = _plan(tmp_path, EXECUTION, **green(), opportunities=[_deal()])
    assert found.whitespace.totals.known == "14000.00"
    assert (found.target_gap, found.pipeline_target) == ("14000.00", "75000.00")
    assert found.notes == (
        "Known whitespace $14,000 plus open deals $25,000 is $14,000 more than the $25,000 of"
        " growth needed. Mark which opportunities the plan relies on.",
    )


def test_growth_without_an_opportunity_behind_it_is_pointed_out(tmp_path: Path) -> None:
    found = _plan(tmp_path, EXECUTION, **green())
    assert found.target_gap == "-11000.00"
    assert found.notes == (
        "Known whitespace $14,000 is $11,000 less than the $25,000 of growth needed: no opportunity"
        " stands behind the rest yet.",
    )
    assert found.pipeline_target is None


@pytest.mark.parametrize(
    ("amount", "noted"),
    [(22500, False), (22499, True), (27500, False), (27501, True)],  # a tenth of 25,000 either way
)
def test_both_sides_of_the_gap_worth_a_word(tmp_path: Path, amount: int, noted: bool) -> None:
    rows = [_deal(amount=amount)]
    found = _plan(tmp_path, EXECUTION, contracts=[contract()], opportunities=rows)
    assert any("Open deals" in note for note in found.notes) is noted


def test_a_deal_in_a_cell_is_counted_once(tmp_path: Path) -> None:
    found = _plan(tmp_path, EXECUTION, **green(), opportunities=[_deal(product_id="p")])
    assert found.target_gap == "-11000.00"  # the cell holds 10,000 of the 14,000 already


def test_a_target_that_rests_on_nothing_is_said(tmp_path: Path) -> None:
    found = _plan(tmp_path, contracts=[contract()])
    assert found.target_gap is None
    assert found.notes == ("No opportunity has a known value: the target rests on nothing yet.",)


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_a_red_account_is_saved_and_not_grown(tmp_path: Path, under: str) -> None:
    found = _plan(tmp_path, under, **red())
    assert found.save_plan
    assert (found.target_arr, found.growth_percent) == ("50000.00", 0.0)
    assert found.roadmap[0].phase == "stabilise"
    assert found.roadmap[-1].text.startswith("Decide whether growth is planned again")
    assert {step.phase for step in found.roadmap} == {"stabilise", "prove_value", "decide"}
    assert (found.target_gap, found.pipeline_target) == (None, None)
    assert "introduce" not in " ".join(step.text for step in found.roadmap)
    assert not {goal.metric for goal in found.goals} & {"ARR", "open deals"}
    assert found.notes == ("Health is red: the plan keeps the ARR and saves the account first.",)


def test_a_red_account_is_saved_even_where_the_user_opens_the_gate(tmp_path: Path) -> None:
    override = tmp_path / "playbook.yaml"
    override.write_text("expansion.gate.red: open\n", encoding="utf-8")
    held = playbook(STRATEGIC, override=override)
    found = plan_account(context(tmp_path, under=held, **red()))
    assert found.save_plan
    assert "introduce" not in " ".join(step.text for step in found.roadmap)


def test_a_red_cap_alone_makes_a_save_plan(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-12", "kind": "formal_complaint"}]
    found = _plan(tmp_path, contracts=[contract()], signals=signals)
    assert found.profile.health.band is None
    assert found.save_plan


def test_a_lapsed_account_is_won_back_before_it_grows(tmp_path: Path) -> None:
    rows = [contract(start_date="2025-01-01", end_date="2025-12-31")]
    found = _plan(tmp_path, contracts=rows, opportunities=[_deal()])
    assert (found.target_arr, found.growth_percent, found.save_plan) == (None, None, False)
    assert found.goals[0].metric == "ARR under a signed contract"
    assert found.goals[0].target == "$50,000"
    first = {step.text for step in found.roadmap if step.phase == "win_back"}
    assert "Settle in writing whether the contract goes on, before anything is sold." in first
    assert "25,000" not in " ".join(step.text for step in found.roadmap)
    assert {step.phase for step in found.roadmap} == {"win_back", "prove_value", "decide"}


@pytest.mark.parametrize(
    ("under", "phases"),
    [
        (
            STRATEGIC,
            [
                ("secure_success", "2026-06-30"),
                ("prove_value", "2026-10-01"),
                ("expand", "2027-01-01"),
                ("scale", "2027-07-01"),
            ],
        ),
        (
            EXECUTION,
            [
                ("secure_success", "2026-06-30"),
                ("prove_value", "2026-09-01"),
                ("expand", "2026-11-01"),
            ],
        ),
    ],
)
def test_every_phase_has_its_days_and_a_step(
    tmp_path: Path, under: str, phases: list[tuple[str, str]]
) -> None:
    found = _plan(tmp_path, under, **green())
    assert list(dict.fromkeys((step.phase, step.start) for step in found.roadmap)) == phases
    assert all(step.start <= step.due for step in found.roadmap)


def test_the_steps_name_units_products_users_and_values(tmp_path: Path) -> None:
    found = _plan(tmp_path, **green(), opportunities=[_deal(product_id="p", amount=9000)])
    texts = {step.text: (step.phase, step.due) for step in found.roadmap}
    assert texts["Yard: introduce Press. Worth $9,000 a year."] == ("prove_value", "2026-12-15")
    assert texts["Plant: bring 40 more users to Press. Worth $4,000 a year."] == (
        "secure_success",
        "2026-09-24",  # its way begins 30 days after the first one and takes 56
    )


def test_what_waits_for_a_condition_says_so(tmp_path: Path) -> None:
    found = _plan(tmp_path, **yellow())
    texts = [step.text for step in found.roadmap]
    assert (
        "Yard: introduce Press for 100 users. Worth $10,000 a year, once the conditions are met."
    ) in texts


def test_a_competitor_is_met_before_its_contract_ends(tmp_path: Path) -> None:
    cell = {
        "business_unit": "Yard",
        "product_id": "p",
        "status": "competitor",
        "competitor_end_date": "2026-11-30",
    }
    tables = green()
    found = _plan(tmp_path, **{**tables, "positions": [*tables["positions"], cell]})
    (step,) = [step for step in found.roadmap if "compare" in step.text]
    assert (step.phase, step.due) == ("secure_success", "2026-09-01")  # 90 days before


def test_a_deal_without_a_date_is_decided_before_the_other_contract_ends(tmp_path: Path) -> None:
    cell = {
        "business_unit": "Yard",
        "product_id": "p",
        "status": "competitor",
        "competitor_end_date": "2027-02-01",
    }
    tables = green()
    full = {**tables["positions"][0], "active_users": 100}
    deal = _deal(product_id="p", close_date=None)
    found = _plan(tmp_path, **{**tables, "positions": [full, cell], "opportunities": [deal]})
    (step,) = [step for step in found.roadmap if "compare" in step.text]
    assert (step.phase, step.due) == ("prove_value", "2026-11-03")  # 90 days before


def test_a_fresh_launch_is_checked_after_thirty_sixty_and_ninety_days(tmp_path: Path) -> None:
    cell = {"business_unit": "Plant", "product_id": "p", "status": "deployed"}
    rows = [{**cell, "launched_on": "2026-05-11"}]
    found = _plan(tmp_path, **{**green(), "positions": rows})
    checks = [step.due for step in found.roadmap if "after the launch" in step.text]
    assert checks == ["2026-07-10", "2026-08-09"]  # the thirtieth day was 10 June


def test_an_empty_phase_is_called_empty(tmp_path: Path) -> None:
    found = _plan(tmp_path, contracts=[contract(end_date=None)])
    texts = [step.text for step in found.roadmap if step.phase in ("expand", "scale")]
    assert (
        texts
        == [
            "The steps of this stage follow from the review of September 30, 2026: nothing to plan"
            " them from is known yet."
        ]
        * 2
    )


def _goal(found: PlanAccount, metric: str) -> Goal:
    return next(goal for goal in found.goals if goal.metric == metric)


def test_goals_say_what_is_counted_and_by_when(tmp_path: Path) -> None:
    guess = {"date": "2026-05-01", "outcome": "Guess", "annual_value": 30000}
    tables = green()
    found = _plan(tmp_path, **{**tables, "outcomes": [*tables["outcomes"], guess]})
    assert len(found.goals) == 3
    value = _goal(found, "documented value a year")
    assert (value.text, value.target, value.due) == (
        "Have 1 more outcome confirmed by the customer",
        "$30,001, if the whole estimate is confirmed",
        "2026-09-30",
    )
    assert _goal(found, "late renewal steps").target == "0"
    goal = _goal(found, "amount of the new deal")
    assert (goal.text, goal.baseline) == ("Open a deal: Yard: Press", "$0")


def test_a_new_deal_adds_to_what_the_open_ones_are_worth(tmp_path: Path) -> None:
    deals = [_deal(product_id="p", business_unit="Plant", amount=9000, close_date="2027-09-30")]
    goal = _goal(_plan(tmp_path, **green(), opportunities=deals), "open deals")
    assert (goal.text, goal.baseline) == ("Open a deal: Yard: Press", "$9,000")


def test_a_deal_of_the_quarter_is_to_be_won(tmp_path: Path) -> None:
    rows = [_deal(product_id="p", amount=9000, close_date="2026-09-30")]
    found = _plan(tmp_path, ENTERPRISE, **green(), opportunities=rows)
    goal = _goal(found, "ARR")
    assert (goal.text, goal.baseline, goal.target) == (
        "Win the deal: Yard: Press",
        "$50,000",
        "$59,000",
    )


@pytest.mark.parametrize(
    ("month", "due"),
    [(1, "2026-09-30"), (2, "2026-10-31"), (3, "2026-08-31"), (None, "2026-09-30")],
)
def test_goals_are_due_with_the_fiscal_quarter(tmp_path: Path, month: int | None, due: str) -> None:
    found = _plan(tmp_path, accounts=[{"fiscal_year_start_month": month}])
    assert found.goals[0].due == due


def test_nothing_known_is_asked_for_first(tmp_path: Path) -> None:
    found = _plan(tmp_path)
    assert [goal.metric for goal in found.goals] == [
        "confirmed outcomes",
        "people on record",
        "reviews held between Jul 1, 2026 and Sep 30, 2026",
    ]


def test_late_actions_come_first_and_sources_take_turns(tmp_path: Path) -> None:
    actions = [
        {"action": f"Act {n}", "owner": "Olga", "due": f"2026-06-0{n}", "status": "open"}
        for n in range(1, 7)
    ]
    people = [
        {
            **PERSON,
            "next_action": "Call",
            "next_action_date": "2026-06-20",
            "internal_owner": "Ivan",
        }
    ]
    found = _plan(tmp_path, actions=actions, contracts=[contract()], stakeholders=people)
    shown = [(step.action, step.owner, step.status) for step in found.next_actions]
    assert shown == [
        ("Act 1", "Olga", "overdue"),
        ("Act 2", "Olga", "overdue"),
        ("Act 3", "Olga", "overdue"),
        ("Ada: Call", "Ivan", "overdue"),
        (
            "3 late renewal steps; begin with: Hold a formal business review with a renewal and"
            " expansion proposal",
            "account executive",
            "overdue",
        ),
    ]
    assert (found.next_actions[-1].missed, found.next_actions[-1].due) == (
        "2026-03-31",
        "2026-08-01",
    )


def test_a_late_step_stands_before_an_earlier_one_that_is_not_late(tmp_path: Path) -> None:
    actions = [{"action": "Soon", "due": "2026-07-01", "status": "open"}]
    found = _plan(tmp_path, actions=actions, contracts=[contract()])
    assert [step.status for step in found.next_actions[:2]] == ["overdue", "open"]
    assert found.next_actions[0].due == "2026-08-01"
    assert [step.action for step in found.next_actions].count("Soon") == 1


def test_done_actions_and_people_who_left_ask_for_nothing(tmp_path: Path) -> None:
    actions = [{"action": "Done", "status": "done", "due": "2026-06-01"}]
    people = [{**PERSON, "status": "left", "next_action": "Call"}]
    found = _plan(tmp_path, actions=actions, stakeholders=people)
    assert {step.origin.split(":")[0] for step in found.next_actions} == {"roadmap"}


def test_a_red_account_answers_its_signals(tmp_path: Path) -> None:
    found = _plan(tmp_path, **red())
    step = next(s for s in found.next_actions if s.origin == "signal:formal_complaint")
    assert (step.due, step.status) == ("2026-06-13", "overdue")


def test_the_objectives_of_the_customer_are_kept(tmp_path: Path) -> None:
    rows = [
        {"objective": "Later", "due": "2026-12-31", "owner": "Ada"},
        {"objective": "Sooner", "due": "2026-06-29"},
    ]
    found = _plan(tmp_path, objectives=rows)
    assert [(step.action, step.status) for step in found.objectives] == [
        ("Sooner", "overdue"),
        ("Later", "open"),
    ]


def test_the_next_review_is_at_the_end_of_the_quarter(tmp_path: Path) -> None:
    assert _plan(tmp_path, as_of="2026-11-30").next_review == "2026-12-31"


def test_gaps_of_the_parts_stand_once(tmp_path: Path) -> None:
    found = _plan(tmp_path)
    keys = [(gap.table, gap.columns, gap.reason) for gap in found.missing]
    assert len(keys) == len(set(keys))
    parts = {
        (gap.table, gap.columns, gap.reason)
        for part in (
            found.profile,
            found.whitespace,
            found.qbr,
            found.renewal,
            found.stakeholders,
            found.value,
            found.engagement,
            found.defence,
        )
        for gap in (part.missing if part else ())
    }
    assert set(keys) == parts, "what only the defence asks for is left out"


def test_a_finding_of_two_parts_stands_once(tmp_path: Path) -> None:
    rows = [contract(start_date="2025-01-01", end_date="2025-12-31", auto_renew=True)]
    found = _plan(tmp_path, contracts=rows)
    assert [finding.code for finding in found.profile.findings].count("presumed_renewed") == 1
    assert [finding.code for finding in found.renewal.findings].count("presumed_renewed") == 1
    assert [finding.code for finding in found.findings].count("presumed_renewed") == 1


def _metric(found: PlanAccount, code: str) -> Metric:
    return next(metric for metric in found.metrics if metric.code == code)


@pytest.mark.parametrize(("before", "met"), [(38461, True), (38462, False)])
def test_retention_is_held_to_the_target(tmp_path: Path, before: int, met: bool) -> None:
    # 50,000 of 38,461 is 130.002 %, of 38,462 it is 129.998 %: both are shown as 130 %
    rows = [
        contract(),
        contract(
            contract_id="old",
            start_date="2025-01-01",
            end_date="2025-12-31",
            annual_value=before,
        ),
    ]
    metric = _metric(_plan(tmp_path, contracts=rows), "nrr")
    assert (metric.actual, metric.target) == ("130%", "> 130%")
    assert metric.met is met


@pytest.mark.parametrize(
    ("scores", "actual"),
    [
        ([10, 9, 7, 6], "25"),  # two promote, one detracts, of four
        ([8, 7], "0"),
        ([0, 6], "-100"),
    ],
)
def test_nps_counts_promoters_and_detractors(
    tmp_path: Path, scores: list[int], actual: str
) -> None:
    rows = [{"date": "2026-06-10", "kind": "nps", "score": score} for score in scores]
    rows += [{"date": "2026-06-10", "kind": "csat", "score": 5}]
    rows += [{"date": "2026-04-01", "kind": "nps", "score": 0}]  # older than ninety days
    assert _metric(_plan(tmp_path, surveys=rows), "nps").actual == actual


@pytest.mark.parametrize(
    ("since", "dates", "actual"),
    [
        (None, ["2025-07-01", "2025-10-01", "2026-01-10", "2026-04-01"], "100%"),
        (None, ["2025-06-30", "2026-04-01"], "25%"),
        (None, [f"2026-0{month}-01" for month in range(1, 6)], "100%"),
        ("2025-12-30", ["2026-04-01"], "50%"),
        ("2026-04-01", ["2026-05-01"], None),
    ],
)
def test_reviews_held_of_those_due(
    tmp_path: Path, since: str | None, dates: list[str], actual: str | None
) -> None:
    rows = [{"date": date, "kind": "qbr", "attended": True} for date in dates]
    rows += [{"date": "2026-06-01", "kind": "qbr", "attended": False}]
    found = _plan(tmp_path, accounts=[{"customer_since": since}], touchpoints=rows)
    assert _metric(found, "qbr_completion").actual == actual


@pytest.mark.parametrize(
    ("under", "target", "met"),
    [(STRATEGIC, "≥ 1", True), (ENTERPRISE, "≥ 1", True), (EXECUTION, None, None)],
)
def test_executives_are_met_as_often_as_the_tier_asks(
    tmp_path: Path, under: str, target: str | None, met: bool | None
) -> None:
    rows = [
        {"date": "2026-06-01", "kind": "meeting", "level": "c_level"},
        {"date": "2026-03-30", "kind": "meeting", "level": "c_level"},
        {"date": "2026-06-02", "kind": "meeting", "level": "c_level", "attended": False},
    ]
    metric = _metric(
        _plan(tmp_path, under, contracts=[contract()], touchpoints=rows), "c_level_touchpoints"
    )
    assert (metric.actual, metric.target, metric.met) == ("1", target, met)


def test_months_from_the_first_contract_to_the_first_expansion(tmp_path: Path) -> None:
    rows = [{"contract_id": "c", "decided_on": "2026-06-15", "outcome": "expanded"}]
    metric = _metric(_plan(tmp_path, contracts=[contract()], renewals=rows), "time_to_expansion")
    assert (metric.actual, metric.target, metric.met) == ("5", "< 6", True)


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_what_is_unknown_is_neither_met_nor_missed(tmp_path: Path, under: str) -> None:
    for metric in _plan(tmp_path, under).metrics:
        assert metric.actual is None, metric.code
        assert metric.met is None, metric.code
