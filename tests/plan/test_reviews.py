"""The business review as the sources hold it: agendas, what spoils one, who takes a step."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.analyses.results import PrepareQbr

from ..analyses_plans.books import (
    ENTERPRISE,
    EXECUTION,
    PLAYBOOKS,
    STRATEGIC,
    context,
    contract,
    green,
    red,
)
from ..documents.structure import document

USERS = re.compile(r"\d+ of \d+ licensed users")


def _review(folder: Path, under: str = STRATEGIC, **tables: Any) -> PrepareQbr:
    return prepare_qbr(context(folder, under=under, **tables))


def test_the_second_source_has_four_times_fifteen_minutes(tmp_path: Path) -> None:
    found = _review(tmp_path, ENTERPRISE, **green())
    assert [(line.item, line.minutes) for line in found.agenda] == [
        ("value_delivered", 15),
        ("strategic_alignment", 15),
        ("roadmap_innovation", 15),
        ("mutual_success_plan", 15),
    ]


def test_the_first_source_has_six_items_in_sixty_to_ninety_minutes(tmp_path: Path) -> None:
    found = _review(tmp_path, STRATEGIC, **green())
    assert [line.item for line in found.agenda] == [
        "recap",
        "usage_adoption",
        "value_delivered",
        "roadmap_preview",
        "expansion_opportunities",
        "action_items",
    ]
    assert 60 <= sum(line.minutes for line in found.agenda) <= 90


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_usage_never_stands_without_its_outcome(tmp_path: Path, under: str) -> None:
    bare = {**green(), "outcomes": []}
    said = " ".join(
        text for line in _review(tmp_path, under, **bare).agenda for text in line.content
    )
    assert not USERS.search(said), "the bad example: users and tickets, and no outcome"


def test_usage_is_said_behind_the_outcome_that_it_has_brought(tmp_path: Path) -> None:
    said = " ".join(t for line in _review(tmp_path, **green()).agenda for t in line.content)
    assert "“Faster”: behind it stand 90 of 100 licensed users" in said


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_the_six_things_that_spoil_a_review_are_looked_for(tmp_path: Path, under: str) -> None:
    assert [check.code for check in _review(tmp_path, under, **green()).checks] == [
        "ticket_review",
        "usage_without_outcomes",
        "no_senior_audience",
        "skipped_as_busy",
        "day_to_day_only",
        "no_next_step",
    ]


@pytest.mark.parametrize(("owner", "ok"), [("Olga", True), (None, None)])
def test_a_next_step_needs_somebody_to_take_it(
    tmp_path: Path, owner: str | None, ok: bool | None
) -> None:
    found = _review(tmp_path, **green(), accounts=[{"owner": owner}])
    check = next(check for check in found.checks if check.code == "no_next_step")
    assert check.ok is ok
    assert {step.owner for step in found.next_steps} == {owner}, "a person, or nobody: no role"


@pytest.mark.parametrize("under", [STRATEGIC, EXECUTION])
@pytest.mark.parametrize(
    ("tables", "item"),
    [
        (red(), "recovery"),
        (
            {"contracts": [contract(start_date="2025-01-01", end_date="2025-12-31")]},
            "contract_decision",
        ),
    ],
)
def test_where_nothing_may_be_sold_no_item_is_of_growth(
    tmp_path: Path, under: str, tables: dict[str, Any], item: str
) -> None:
    items = {line.item for line in _review(tmp_path, under, **tables).agenda}
    assert item in items
    assert not items & {"expansion_opportunities", "growth_opportunities"}


def test_who_comes_is_not_stated_where_nobody_is_known(tmp_path: Path) -> None:
    text = document(_review(tmp_path, contracts=[contract()]), "en")
    assert "It is not known who comes" in text
    assert "Who can be there" in text
    assert "will be there" not in text
    assert "Nobody on record is missing from the room" not in text
