"""The page for the customer, what weakens the proof, and what the value agrees with."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.value import track_value
from enterprise_sales.book import load_book
from enterprise_sales.documents import render_document
from enterprise_sales.language import translator

from ..conftest import REPOSITORY
from .test_cases_of_value import D, playbook, tracked

CFO, COO = "Ada Lane, CFO", "Bo Reed, COO"
FASTER = {
    "outcome": "Orders leave in a day",
    "metric": "Order time",
    "unit": "days",
    "baseline": 4,
    "current": 1,
    "annual_value": 900,
    "verified_by": CFO,
    "date": "2026-05-01",
}
CALM = {"outcome": "Fewer faults", "annual_value": 300, "verified_by": COO, "date": "2026-04-01"}
OLD = {"outcome": "Less paper", "annual_value": 50, "verified_by": CFO, "date": "2025-05-01"}
HOPE = {"outcome": "Happier drivers", "annual_value": 7000, "date": "2026-06-01"}
CONTRACT = {
    "contract_id": "c",
    "start_date": "2026-01-01",
    "end_date": "2026-12-31",
    "annual_value": 1000,
}
GOAL = {"objective": "Ship faster", "metric": "Order time", "target": "1 day", "owner": COO}


def document(result: Any, language: str = "en") -> str:
    at = datetime(2026, 6, 30, 9, tzinfo=UTC)
    return render_document(result, translator(language), agent="account-manager", created_at=at)


def test_the_page_says_the_total_the_return_and_who_vouches(tmp_path: Path) -> None:
    result = tracked(
        tmp_path,
        {"outcomes": [CALM, HOPE, FASTER, OLD], "contracts": [CONTRACT], "objectives": [GOAL]},
    )
    proof = result.proof
    assert proof.headline == (
        "2 results confirmed by you since July 1, 2025 are worth $1,200 a year."
    )
    assert proof.roi == "That is 120% of what the contracts cost a year ($1,000)."
    assert proof.vouched_by == (CFO, COO)
    first, second = proof.lines
    assert first.text == "Orders leave in a day. Order time: 4 → 1 days (-75%). Worth $900 a year."
    assert (first.priority, first.priority_owner, first.priority_confirmed) == (
        "Ship faster",
        COO,
        True,
    )
    assert (second.text, second.priority) == (
        "Fewer faults. Worth $300 a year.",
        None,
    )


def test_who_vouches_is_named_and_not_shown_by_id(tmp_path: Path) -> None:
    people = [{"stakeholder_id": "nw-s1", "name": "Ada Lane", "title": "CFO", "level": "c_level"}]
    rows = [{**FASTER, "verified_by": "nw-s1"}, {**CALM, "verified_by": "nw-s2"}]
    result = tracked(tmp_path, {"outcomes": rows, "stakeholders": people, "contracts": [CONTRACT]})
    assert result.proof.vouched_by == ("Ada Lane", "nw-s2")
    assert {line.verified_by for line in result.outcomes} == {"Ada Lane", "nw-s2"}
    assert "nw-s1" not in document(result)


def test_the_page_holds_three_outcomes_at_most(tmp_path: Path) -> None:
    rows = [{**CALM, "outcome": f"Result {n}", "annual_value": n} for n in range(1, 6)]
    lines = tracked(tmp_path, {"outcomes": rows}).proof.lines
    assert [line.text[:8] for line in lines] == ["Result 5", "Result 4", "Result 3"]


def test_nothing_internal_stands_on_the_page(tmp_path: Path) -> None:
    tables = {"outcomes": [FASTER, HOPE], "contracts": [CONTRACT], "objectives": [GOAL]}
    text = document(tracked(tmp_path, tables))
    start, end = text.index("### Proof in sixty"), text.index("### How to use")
    page, rest = text[start:end], text[end:]
    secrets = ("Happier drivers", "7,000", "Internal", "somebody else", "below")
    assert [secret for secret in secrets if secret in page] == []
    assert page.count(CFO) == 1
    assert f"Who confirmed it: {CFO}." in page
    assert "Happier drivers" in rest
    assert "All of it is confirmed by one person: Ada Lane, CFO." in rest


@pytest.mark.parametrize(("price", "told"), [(900, True), (901, False)])
def test_a_return_below_the_price_is_not_shown_to_the_customer(
    tmp_path: Path, price: int, told: bool
) -> None:
    contract = {**CONTRACT, "annual_value": price}
    result = tracked(tmp_path, {"outcomes": [FASTER], "contracts": [contract]})
    assert (result.proof.roi is not None) is told
    assert any("is below what the contracts cost" in note for note in result.notes) is not told


@pytest.mark.parametrize(("end", "noted"), [("2027-04-30", False), ("2027-05-01", True)])
def test_value_too_old_by_the_renewal_is_noted(tmp_path: Path, end: str, noted: bool) -> None:
    # The outcome of 1 May 2026 counts up to 30 April 2027.
    contract = {**CONTRACT, "end_date": end}
    result = tracked(tmp_path, {"outcomes": [FASTER], "contracts": [contract]})
    assert any("too old to count" in note and "$900" in note for note in result.notes) is noted


def test_without_an_outcome_the_value_is_unknown_not_nothing(tmp_path: Path) -> None:
    result = tracked(tmp_path, {"contracts": [CONTRACT]})
    assert (result.documented_value, result.roi.value, result.unverified.total) == (None,) * 3
    assert result.history == ()
    assert [gap.table for gap in result.missing] == ["outcomes", "objectives"]
    assert "No result has been confirmed by you yet" in document(result)


def test_verified_without_an_amount_promises_no_return(tmp_path: Path) -> None:
    row = {key: value for key, value in FASTER.items() if key != "annual_value"}
    result = tracked(tmp_path, {"outcomes": [row], "contracts": [CONTRACT]})
    assert result.proof.headline == (
        "You have confirmed 1 result; what it is worth a year is still to be agreed."
    )
    assert result.proof.roi is None


def test_each_executive_sees_what_speaks_to_the_office(tmp_path: Path) -> None:
    people = [
        {"stakeholder_id": "1", "name": "Ada Lane", "title": "CFO"},
        {"stakeholder_id": "2", "name": "Cy Orr", "title": "Chief Operating Officer"},
        {"stakeholder_id": "3", "name": "Di Fox", "title": "CEO", "status": "left"},
    ]
    goals = [{**GOAL, "owner": "Cy Orr"}, {"objective": "Save costs", "owner": CFO}]
    tables = {"outcomes": [FASTER, HOPE], "objectives": goals, "stakeholders": people}
    found = tracked(tmp_path, tables).executives
    assert [(line.office, line.people, line.outcomes, line.goals) for line in found] == [
        ("ceo", (), (), ()),
        ("cfo", ("Ada Lane",), ("Orders leave in a day",), ("Save costs",)),
        ("coo", ("Cy Orr",), ("Orders leave in a day",), ()),
    ]
    assert "return on investment" in found[1].focus


def test_a_goal_with_a_proposed_result_and_an_owner_without_an_office_are_named(
    tmp_path: Path,
) -> None:
    goals = [
        {"objective": "Orders leave in hours", "owner": COO},
        {"objective": "Sell more", "owner": "Eve Moss, CRO"},
    ]
    result = tracked(tmp_path, {"outcomes": [FASTER], "objectives": goals})
    assert [(line.office, line.people, line.goals) for line in result.executives] == [
        ("ceo", (), ()),
        ("cfo", (), ()),
        ("coo", (), ("Orders leave in hours",)),  # FASTER shares words only
        ("others", ("Eve Moss, CRO",), ("Sell more",)),
    ]
    text = document(result)
    page = text[text.index("### Proof in sixty") : text.index("### How to use")]
    assert "?" not in page
    assert "Does it serve the goal “Orders leave in hours”?" in text
    assert "(whether it serves this goal is to be confirmed)" in text


def test_a_share_changes_by_percentage_points(tmp_path: Path) -> None:
    row = {**FASTER, "metric": "Solved at once", "unit": "%", "baseline": 64, "current": 78}
    text = document(tracked(tmp_path, {"outcomes": [row]}))
    assert "Solved at once: 64% → 78% (+14 percentage points)." in text
    assert "21.9" not in text


def test_goals_without_a_result_are_named(tmp_path: Path) -> None:
    goals = [GOAL, {"objective": "Open a plant in Graz"}]
    result = tracked(tmp_path, {"outcomes": [FASTER], "objectives": goals})
    assert "No result serves these goals of the customer yet: “Open a plant in Graz”." in (
        result.notes
    )
    assert "no result yet" in document(result)


def test_the_history_ends_with_the_value_of_the_date(tmp_path: Path) -> None:
    calm = {**CALM, "date": "2026-03-31"}  # the last day of the quarter belongs to it
    result = tracked(tmp_path, {"outcomes": [FASTER, calm, OLD, HOPE]})
    assert [(point.date, point.documented) for point in result.history] == [
        ("2025-06-30", "50.00"),
        ("2025-09-30", "50.00"),
        ("2025-12-31", "50.00"),
        ("2026-03-31", "350.00"),
        ("2026-06-30", "1200.00"),
    ]
    assert result.history[-1].documented == result.documented_value


def test_the_order_of_the_rows_does_not_show(tmp_path: Path) -> None:
    tables: dict[str, list[dict[str, Any]]] = {
        "outcomes": [FASTER, CALM, OLD, HOPE, {**CALM, "date": "2026-03-01"}],
        "objectives": [GOAL, {"objective": "Fewer faults on orders"}, {"objective": "Grow"}],
        "contracts": [CONTRACT],
    }
    first = tracked(tmp_path / "1", tables)
    for seed in range(3):
        order = random.Random(seed)  # noqa: S311 - a shuffle that can be repeated
        mixed = {name: order.sample(rows, len(rows)) for name, rows in tables.items()}
        assert tracked(tmp_path / "2", mixed) == first


def test_value_and_return_are_those_of_the_profile() -> None:
    book = load_book(REPOSITORY / "assets" / "demo_book")
    for account_id in book.names:
        ctx = context_of(book, playbook(D), D, account_id, "ru")
        value, profile = track_value(ctx), profile_account(ctx)
        assert value.roi == profile.roi
        assert value.documented_value in (profile.value_documented, None)
        counted = [line for line in value.outcomes if line.counted]
        assert len(counted) == ctx.row.outcomes_verified


def test_a_text_of_the_book_cannot_leave_its_place(tmp_path: Path) -> None:
    row = {**FASTER, "outcome": "## Internal\n| a | b |", "verified_by": "<b>x</b> **y**"}
    text = document(tracked(tmp_path, {"outcomes": [row]}), "ru")
    assert "\n## Internal" not in text
    assert "<b>" not in text
