"""The steps of each source are all there, and objections are answered with figures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import PlanRenewal

from ..analyses_plans.books import ENTERPRISE, EXECUTION, STRATEGIC, context, contract
from ..analyses_profile.facts import green, red
from ..defence.accounts import contexts

HERE = Path(__file__).parent
PROCESS = yaml.safe_load((HERE / "process.yaml").read_text("utf-8"))
CASES = yaml.safe_load((HERE / "objections.yaml").read_text("utf-8"))
VALUE = {"date": "2026-03-01", "outcome": "Faster", "annual_value": 90000, "verified_by": "CFO"}


@pytest.mark.parametrize("under", PROCESS)
def test_every_action_of_the_source_has_its_step(under: str, tmp_path: Path) -> None:
    found = plan_renewal(context(tmp_path, under=under, contracts=[contract()])).milestones
    steps = {
        code: [line.action for line in lines]
        for code, lines in groupby(found, key=lambda line: line.code)
    }
    assert steps == PROCESS[under]
    assert all(line.text and line.owner for line in found)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[PlanRenewal]:
    """The renewal of each case, an account of one book."""
    accounts = [case["tables"] for case in CASES]
    folder = tmp_path_factory.mktemp("cases")
    return [plan_renewal(ctx) for ctx in contexts(folder, accounts, ENTERPRISE)]


@pytest.mark.parametrize("place", range(len(CASES)), ids=lambda place: CASES[place]["name"])
def test_an_objection_is_answered(place: int, found: list[PlanRenewal]) -> None:
    case = CASES[place]
    answer = next(one for one in found[place].objections if one.code == case["code"])
    shown = answer.model_dump(mode="json")
    assert {name: shown[name] for name in case["expected"]} == case["expected"]


def test_what_is_likely_stands_first(found: list[PlanRenewal]) -> None:
    for renewal in found:
        likely = [one.likely for one in renewal.objections]
        assert likely == sorted(likely, reverse=True)
        assert all(one.possible is (one.missing is None) for one in renewal.objections)


Renew = Callable[..., PlanRenewal]


@pytest.fixture
def renew(tmp_path: Path) -> Renew:
    """The renewal of an account."""

    def made(under: str = ENTERPRISE, **tables: Any) -> PlanRenewal:
        return plan_renewal(context(tmp_path, under=under, **tables))

    return made


def test_the_anchor_asks_for_the_increase_after_the_value(renew: Renew) -> None:
    found = renew(contracts=[contract()], outcomes=[VALUE]).negotiation
    assert found.anchor_amount == "52500.00"  # 50,000 and 5 %
    assert found.anchor.startswith("The talk begins with $90,000 of documented value")
    assert [frame.possible for frame in found.frames] == [True, True, False, True]


def test_frames_that_need_value_are_impossible_without_it(renew: Renew) -> None:
    found = renew(contracts=[contract()]).negotiation
    frames = {frame.code: frame for frame in found.frames}
    assert found.anchor_amount == "50000.00"
    assert not frames["value"].possible
    assert not frames["roi"].possible
    assert "no value is documented" in frames["value"].text


def test_a_red_account_keeps_its_price(renew: Renew) -> None:
    found = renew(STRATEGIC, **red()).negotiation
    assert found.anchor_amount == "50000.00"
    expansion = next(line for line in found.ladder if line.get.startswith("an expansion"))
    assert not expansion.possible
    assert "cap" not in {limit.code for limit in found.limits}


@pytest.mark.parametrize(
    ("under", "steps"),
    [
        (STRATEGIC, ["A choice of payment terms", "A protected price for the whole term"]),
        (ENTERPRISE, ["A written success plan with dates and owners"]),
        (EXECUTION, ["A written success plan with dates and owners"]),
    ],
)
def test_the_ladder_follows_the_stance(renew: Renew, under: str, steps: list[str]) -> None:
    found = renew(under, contracts=[contract()]).negotiation
    assert [line.give for line in found.ladder][: len(steps)] == steps
    assert all(line.get for line in found.ladder)
    assert any("protected price" in line.give for line in found.ladder)


def test_the_limits_are_those_of_contract_playbook_and_calendar(renew: Renew) -> None:
    row = contract(uplift_cap_pct=3, auto_renew=True, notice_days=30, seats=10)
    usage = [{"period": "2026-06-01", "product_id": "p", "active_users": 8}]
    found = renew(contracts=[row], usage=usage).negotiation
    limits = {limit.code: limit for limit in found.limits}
    assert set(limits) == {"floor", "cap", "seats", "deadline"}
    assert limits["floor"].amount == "50000.00"
    assert limits["deadline"].day == "2026-12-01"  # 31 December less 30 days
    assert "3%" in limits["cap"].text
    assert limits["seats"].text == (
        "Seats: no fewer than the 8 in use (today 10), and the price of a seat stays. Fewer than 10"
        " brings the total below $50,000 and needs approval (VP of sales)."
    )
    assert found.walk_away.startswith("Below $50,000 a year nothing is agreed")


def test_without_a_contract_there_is_nothing_to_negotiate(renew: Renew) -> None:
    found = renew(outcomes=[VALUE])
    assert found.negotiation.anchor_amount is None
    assert not any(frame.possible for frame in found.negotiation.frames if frame.code != "roi")
    price = next(one for one in found.objections if one.code == "price_increase")
    assert price.missing == "No contract is on record."


def test_the_six_mitigations_are_there_and_say_what_calls_for_them(renew: Renew) -> None:
    """S1, Renewal Risk Mitigation."""
    signals = [{"date": "2026-06-10", "kind": "competitor_evaluation"}]
    found = renew(STRATEGIC, contracts=[contract()], signals=signals).mitigations
    assert {line.code for line in found} == {
        "executive_alignment",
        "value_documentation",
        "usage_optimization",
        "competitive_defense",
        "contract_flexibility",
        "expansion_incentives",
    }
    assert [line.code for line in found if line.needed] == ["competitive_defense"]
    assert found[0].because == ("competitors are being evaluated",)


def test_growth_is_no_measure_for_an_account_to_be_saved(renew: Renew) -> None:
    open_cell = {
        "business_unit": "Yard",
        "product_id": "p",
        "status": "not_sold",
        "potential_value": 9000,
    }
    for tables, needed in ((green(), True), (red(), False)):
        tables["positions"] = [*tables["positions"], open_cell]
        lines = {line.code: line.needed for line in renew(STRATEGIC, **tables).mitigations}
        assert lines["expansion_incentives"] is needed


def test_what_health_lacks_is_missing_from_the_renewal_too(renew: Renew) -> None:
    found = renew(contracts=[contract()])
    tables = {gap.table for gap in found.missing if "health_score" in gap.unlocks}
    assert {"usage", "touchpoints", "tickets", "invoices", "surveys"} <= tables


def test_what_is_up_for_renewal_is_no_news(renew: Renew) -> None:
    bought = {
        "business_unit": "Plant",
        "product_id": "p",
        "status": "deployed",
        "launched_on": "2026-02-01",
    }
    new = {**bought, "product_id": "q"}
    products = [{"product_id": "p", "name": "Press"}, {"product_id": "q", "name": "Quill"}]
    rows = [bought, new]
    found = renew(contracts=[contract()], positions=rows, products=products).negotiation
    frame = next(one for one in found.frames if one.code == "new_capabilities")
    assert (frame.possible, frame.text) == (True, "Plant: Quill")


def test_every_answer_ends_with_a_question(found: list[PlanRenewal]) -> None:
    answers = [one for renewal in found for one in renewal.objections if one.possible]
    assert answers
    assert [one.code for one in answers if not one.answer.endswith("?")] == []
