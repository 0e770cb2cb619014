"""Ways to the first opportunities: steps, dates, pilots, and none for a red account."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.results import AnalyzeWhitespace, SalesPath
from enterprise_sales.analyses.whitespace import analyze_whitespace

from ..analyses_profile.facts import CONTRACT, PERSON, PRODUCT, green, red, yellow
from ..analyses_profile.samples import ENTERPRISE, context


def _found(folder: Path, **tables: Any) -> AnalyzeWhitespace:
    return analyze_whitespace(context(folder, **tables))


def _way(found: AnalyzeWhitespace, unit: str) -> SalesPath:
    return next(path for path in found.paths if path.business_unit == unit)


def _dates(path: SalesPath) -> list[tuple[str, str, str]]:
    return [(step.code, step.due, step.status) for step in path.steps]


def test_a_new_unit_is_cross_sold_in_five_steps(tmp_path: Path) -> None:
    way = _way(_found(tmp_path, **green()), "Yard")
    assert way.motion == "cross_sell"
    # 7, 21, 35, 49 and 169 days from 30 June
    assert _dates(way) == [
        ("map_whitespace", "2026-07-07", "done"),
        ("find_unit_champion", "2026-07-21", "open"),
        ("light_discovery", "2026-08-04", "open"),
        ("pilot_with_criteria", "2026-08-18", "open"),
        ("convert_pilot", "2026-12-16", "open"),
    ]
    assert way.introduced_by == "Ada"
    assert way.pilot is not None
    assert (way.pilot.start, way.pilot.end) == ("2026-08-18", "2026-11-16")  # 90 days


def test_more_users_are_sold_in_four_steps_thirty_days_after_the_first_way(tmp_path: Path) -> None:
    way = _way(_found(tmp_path, **green()), "Plant")
    assert (way.motion, way.pilot) == ("upsell", None)
    # 30 July and 7, 21, 35 and 56 days
    assert _dates(way) == [
        ("track_capacity", "2026-08-06", "done"),
        ("engage_at_threshold", "2026-07-14", "open"),  # capacity is passed: 14 days from now
        ("frame_as_growth", "2026-09-03", "open"),
        ("offer_tiered_pricing", "2026-09-24", "open"),
    ]


@pytest.mark.parametrize("under", [ENTERPRISE, "strategic-12-month", "execution-120-day"])
def test_a_red_account_has_no_way_and_no_open_gate(tmp_path: Path, under: str) -> None:
    found = analyze_whitespace(context(tmp_path, under=under, **red()))
    assert found.paths == ()
    assert found.readiness.gate == "closed"
    assert {row.gate for row in found.opportunities} == {"closed"}
    assert found.cover.growth is None
    assert found.cover.statement.startswith("No growth is planned while health is red")


def test_a_yellow_account_begins_at_the_next_review_of_the_plan(tmp_path: Path) -> None:
    found = _found(tmp_path, **yellow())
    assert found.readiness.gate == "conditional"
    assert _way(found, "Yard").steps[0].due == "2026-10-07"  # three months and a week


def test_the_conditions_stand_one_by_one(tmp_path: Path) -> None:
    tables = {**yellow(), "outcomes": [{"date": "2026-05-01", "outcome": "Faster"}]}
    del tables["stakeholders"]
    ticket = {"ticket_id": "e", "opened_on": "2026-06-01", "escalated": True}
    found = _found(tmp_path, **{**tables, "tickets": [*tables["tickets"], ticket]})
    shown = {one.code: (one.status, one.required) for one in found.readiness.conditions}
    assert shown == {
        "green_health": ("unmet", True),
        "documented_value": ("unmet", True),
        "active_champion": ("unknown", True),
        "no_open_escalation": ("unmet", True),
        "usage_not_declining": ("met", True),
    }
    listed = {code for row in found.opportunities for code in row.conditions}
    assert {"documented_value", "active_champion", "no_open_escalation"} <= listed
    assert "usage_not_declining" not in listed


def test_what_a_green_account_need_not_wait_for_only_informs(tmp_path: Path) -> None:
    found = _found(tmp_path, **green())
    required = [one.code for one in found.readiness.conditions if one.required]
    assert required == ["green_health"]


def _rival(end: str | None) -> dict[str, Any]:
    cell = {"business_unit": "Yard", "product_id": "p", "status": "competitor"}
    tables = green()
    return {**tables, "positions": [*tables["positions"], {**cell, "competitor_end_date": end}]}


@pytest.mark.parametrize(
    ("end", "decided"),
    [
        ("2027-03-31", "2026-12-31"),  # 90 days before
        ("2026-09-28", "2026-06-30"),  # 90 days before is today
        ("2026-09-27", "2026-07-30"),  # that day was yesterday: within 30 days
        ("2026-07-10", "2026-07-09"),  # and never on or after the end
    ],
)
def test_a_competitor_is_met_before_its_contract_ends(
    tmp_path: Path, end: str, decided: str
) -> None:
    found = _found(tmp_path, **_rival(end))
    (row,) = [row for row in found.opportunities if row.business_unit == "Yard"]
    assert row.decide_by == decided
    way = _way(found, "Yard")
    assert way.steps[-1].due == decided
    assert all(step.due <= decided < end for step in way.steps)


def test_without_the_end_of_their_contract_there_is_no_day(tmp_path: Path) -> None:
    (row,) = [
        r for r in _found(tmp_path, **_rival(None)).opportunities if r.business_unit == "Yard"
    ]
    assert (row.decide_by, row.earliest) == (None, None)


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("Proposal/Price Quote", "done"),
        ("переговоры", "done"),
        ("discovery", "open"),
        (None, "open"),
    ],
)
def test_a_deal_sets_the_last_day_and_shows_the_discovery(
    tmp_path: Path, stage: str | None, status: str
) -> None:
    deal = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "p", "amount": 9000}
    rows = [{**deal, "close_date": "2026-10-15", "next_step": "Workshop.", "stage": stage}]
    steps = {s.code: s for s in _way(_found(tmp_path, **green(), opportunities=rows), "Yard").steps}
    assert steps["light_discovery"].status == status
    assert steps["light_discovery"].evidence == "An open deal: $9,000; next: Workshop."
    assert steps["convert_pilot"].due == "2026-10-15"


def test_a_champion_in_the_unit_is_the_second_step_done(tmp_path: Path) -> None:
    near = {**PERSON, "stakeholder_id": "y", "name": "Bea", "business_unit": "Yard"}
    tables = {**green(), "stakeholders": [PERSON, near]}
    way = _way(_found(tmp_path, **tables), "Yard")
    assert way.introduced_by == "Bea"
    assert way.steps[1].status == "done"


def test_a_pilot_succeeds_by_what_concerns_it_and_is_due_by_its_end(tmp_path: Path) -> None:
    objective = {"metric": "Hours", "target": "200", "due": "2026-10-31"}
    outcome = {"date": "2026-05-01", "metric": "Files", "unit": "a month", "verified_by": "Ada"}
    tables = {
        **green(),
        "objectives": [
            {**objective, "objective": "Other"},
            {**objective, "objective": "Calm in the yard", "due": "2026-11-17"},  # a day late
            {**objective, "objective": "Order in the yard"},
        ],
        "outcomes": [
            {**outcome, "outcome": "Less paper", "baseline": 9, "current": 1, "annual_value": 99},
            {**outcome, "outcome": "Press saves time", "baseline": 50, "current": 40},
        ],
    }
    pilot = _way(_found(tmp_path, **tables), "Yard").pilot
    assert pilot is not None
    assert [(one.origin, one.text, one.target, one.due) for one in pilot.criteria] == [
        ("objective", "A measured step towards “Order in the yard”", "200", "2026-10-31"),
        ("outcome", "The same change as in “Press saves time”", "-20%", "2026-11-16"),
        (
            "usage",
            "The share of active users is no lower than in Plant",
            "at least 60%",  # 60 of 100
            "2026-11-16",
        ),
    ]
    assert pilot.ask is None


def test_a_pilot_begins_and_ends_on_a_working_day(tmp_path: Path) -> None:
    # decided on Sunday, 31 January 2027: the way begins 169 days before, the pilot is agreed on
    # 49 days later, on Saturday, 3 October; 90 days from Monday are Sunday, 3 January
    deal = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "p"}
    rows = [{**deal, "close_date": "2027-01-31"}]
    pilot = _way(_found(tmp_path, **green(), opportunities=rows), "Yard").pilot
    assert pilot is not None
    assert (pilot.start, pilot.end) == ("2026-10-05", "2027-01-01")


def test_a_service_is_agreed_on_and_not_piloted(tmp_path: Path) -> None:
    tables = green()
    tables["products"] = [{**PRODUCT, "kind": "service"}]
    way = _way(_found(tmp_path, **tables), "Yard")
    assert (way.motion, way.pilot) == ("service", None)
    assert way.steps[-1].code == "agree_scope"


@pytest.mark.parametrize(
    ("people", "name"),
    [
        ([], "Bea"),
        ([{"stakeholder_id": "b", "name": "Bea", "status": "left"}], "Ada"),
    ],
)
def test_the_champion_of_the_deal_comes_first(
    tmp_path: Path, people: list[dict[str, Any]], name: str
) -> None:
    deal = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "p", "champion": "Bea"}
    tables = {**green(), "stakeholders": [PERSON, *people], "opportunities": [deal]}
    found = _found(tmp_path, **tables)
    (row,) = [row for row in found.opportunities if row.business_unit == "Yard"]
    assert row.champion == _way(found, "Yard").introduced_by == name


def test_an_opportunity_says_what_an_open_deal_holds_of_it(tmp_path: Path) -> None:
    deal = {"opportunity_id": "o", "business_unit": "Yard", "product_id": "p", "amount": 900}
    found = _found(tmp_path, **green(), opportunities=[{**deal, "stage": "proposal"}])
    rows = {row.business_unit: row for row in found.opportunities}
    assert (rows["Yard"].deal_amount, rows["Yard"].proposed) == ("900.00", True)
    assert (rows["Plant"].deal_amount, rows["Plant"].proposed) == (None, False)


@pytest.mark.parametrize(
    ("note", "first"),
    [
        ("The plant asks for more", "Plant"),  # 4,000 before 10,000
        ("Yard wants what Plant has", "Yard"),  # who asks stands first
        ("Plant wants what Yard has", "Plant"),
        ("All of them ask for more", "Yard"),
        (None, "Yard"),
    ],
)
def test_what_the_customer_asks_for_comes_before_the_size_on_the_map(
    tmp_path: Path, note: str | None, first: str
) -> None:
    signal = {"date": "2026-06-20", "kind": "expansion_interest", "note": note}
    found = _found(tmp_path, **{**green(), "signals": [signal]})
    assert found.opportunities[0].business_unit == first


def test_what_waits_for_a_result_begins_after_the_day_of_the_plan_for_it(tmp_path: Path) -> None:
    tables = {**yellow(), "outcomes": []}
    tables["positions"] = [{**tables["positions"][0], "launched_on": "2026-06-01"}]  # + 90 days
    steps = _way(_found(tmp_path, **tables), "Plant").steps
    assert min(step.due for step in steps) > "2026-09-30"


def test_where_nothing_is_known_the_customer_is_asked(tmp_path: Path) -> None:
    tables = {**green(), "outcomes": []}
    tables["positions"] = [{**tables["positions"][0], "active_users": None}]
    pilot = _way(_found(tmp_path, **tables), "Yard").pilot
    assert pilot is not None
    assert pilot.criteria == ()
    assert pilot.ask is not None
    assert "Press" in pilot.ask


EDITIONS = {"product_id": "q", "name": "Press Pro", "pricing": "per_user", "upgrades": "p"}


def test_a_price_by_volume_is_asked_for_where_none_is_on_record(tmp_path: Path) -> None:
    tables = {**green(), "products": [PRODUCT, {**EDITIONS, "list_price": 150}]}
    tables["contracts"] = [{**CONTRACT, "seats": 625}]
    tiers = {tier.product_id: tier for tier in _found(tmp_path, **tables).price_tiers}
    assert tiers["q"].upgrades == ("Press",)
    assert (tiers["p"].unit_price, tiers["p"].paid_per_seat) == ("100.00", "80.00")  # 50,000 / 625
    assert tiers["p"].evidence == (
        "By price list a user costs $100, the customer pays $80 today; no volume tiers are on"
        " record: ask finance for a price at 625 seats."
    )


def test_a_tier_without_a_price_is_unknown(tmp_path: Path) -> None:
    tables = {**green(), "products": [PRODUCT, EDITIONS]}
    tiers = {tier.product_id: tier for tier in _found(tmp_path, **tables).price_tiers}
    assert tiers["q"].unit_price is None
    assert tiers["q"].evidence == "The price list holds no price in this currency."


def test_every_direction_says_what_it_holds_or_why_it_is_empty(tmp_path: Path) -> None:
    found = _found(tmp_path, **green())
    lines = {line.vector: line for line in found.vectors}
    assert list(lines) == [
        "product",
        "user",
        "use_case",
        "business_unit",
        "geography",
        "premium_tier",
        "professional_services",
    ]
    assert (lines["user"].potential_value, lines["user"].why) == ("4000.00", None)
    assert lines["business_unit"].potential_value == "10000.00"
    assert lines["premium_tier"].why == "The price list names no edition above another."
    assert lines["professional_services"].why == "The price list holds no services."
    assert lines["geography"].why == "Something is in use in every country of the account."
    assert all(line.potential_value or line.why for line in found.vectors)


def test_a_direction_of_which_nothing_is_known_is_not_zero(tmp_path: Path) -> None:
    lines = _found(tmp_path, contracts=[CONTRACT]).vectors
    assert {line.potential_value for line in lines} == {None}
    assert all(line.why for line in lines)


@pytest.mark.parametrize(
    ("amount", "gap", "said"),
    [
        (19999, "1.00", "has no deal yet"),  # growth is 40 % of 50,000
        (20000, "0.00", "only if every one is won"),
        (20001, "-1.00", "is passed by"),
    ],
)
def test_the_gap_to_the_target_is_said(tmp_path: Path, amount: int, gap: str, said: str) -> None:
    deal = {"opportunity_id": "o", "amount": amount, "stage": "discovery"}
    cover = _found(tmp_path, **green(), opportunities=[deal]).cover
    assert (cover.growth, cover.gap) == ("20000.00", gap)
    assert said in cover.statement
    assert [(row.stage, row.deals) for row in cover.by_stage] == [("discovery", 1)]


def test_without_a_deal_on_record_the_gap_is_unknown_and_said(tmp_path: Path) -> None:
    cover = _found(tmp_path, **green()).cover
    assert (cover.pipeline, cover.gap, cover.coverage.value) == (None, None, None)
    assert "is still to be found" in cover.statement


def test_the_seven_steps_of_expansion_show_where_the_account_is(tmp_path: Path) -> None:
    shown = {step.code: step.status for step in _found(tmp_path, **green()).expansion_steps}
    assert shown == {
        "success_foundation": "met",
        "usage_monitoring": "met",
        "value_realization": "met",
        "identify_champions": "met",
        "executive_business_review": "met",
        "pilot_to_production": "met",
        "expandable_pricing": "unmet",  # the contract names no seats
    }


def test_nothing_on_record_leaves_the_steps_unknown(tmp_path: Path) -> None:
    found = _found(tmp_path)
    assert {step.status for step in found.expansion_steps} == {"unknown"}


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({}, "neither business units nor products"),
        ({"products": [PRODUCT]}, "1 product is known, the business units are not"),
        (
            {"contracts": [{**CONTRACT, "business_unit": "Yard"}]},
            "the units are known (Yard), the price list is not",
        ),
        (
            {"contracts": [{**CONTRACT, "business_unit": "Yard"}], "products": [PRODUCT]},
            "the units Yard are named, but not what they do",
        ),
        (green(), None),
    ],
)
def test_the_map_says_what_it_lacks(
    tmp_path: Path, tables: dict[str, Any], said: str | None
) -> None:
    found = _found(tmp_path, **tables)
    assert found.map_missing is None if said is None else said in (found.map_missing or "")


def test_users_that_are_counted_without_a_unit_are_not_called_uncounted(tmp_path: Path) -> None:
    tables = green()
    tables["positions"] = [{**tables["positions"][0], "active_users": None}]
    tables["usage"] = [{**row, "business_unit": None} for row in tables["usage"]]
    reasons = [gap.reason for gap in _found(tmp_path, **tables).missing]
    assert (
        "Usage counts the users of the product without naming the unit of 1 cell: Plant – Press."
        in reasons
    )
    assert not any("are not counted" in reason for reason in reasons)


def test_a_product_that_the_price_list_lacks_is_named_as_one(tmp_path: Path) -> None:
    tables = green()
    del tables["products"]
    found = _found(tmp_path, **tables)
    assert {row.product_name for row in found.cells} == {"product p"}
