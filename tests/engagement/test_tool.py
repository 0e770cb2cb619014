"""The tool from the outside: its argument, its document, and the file beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named
from enterprise_sales.tools.problem import CallRefusedError

TOOL = tool_named("plan_engagement")
SECTIONS = (
    "## Профиль аккаунта",
    "## Анализ возможностей",
    "## Карта стейкхолдеров",
    "## Стратегия развития",
    "## Метрики успеха",
)


@pytest.fixture(scope="module")
def workspace(demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    out = tmp_path_factory.mktemp("outputs")
    return Workspace(demo_book, out, lambda: datetime(2026, 7, 1, 8, 0, tzinfo=UTC))


def asked(workspace: Workspace, **given: Any) -> dict[str, Any]:
    return call(TOOL, {"account": "stalgor", "as_of": "2026-06-30", **given}, workspace)


@pytest.mark.parametrize("days", [0, 366, -1, "a month", 30.5])
def test_a_horizon_that_is_none_is_refused_with_what_it_can_be(
    workspace: Workspace, days: Any
) -> None:
    with pytest.raises(CallRefusedError) as refused:
        asked(workspace, days=days, save=False, agent="account-manager", language="en")
    assert "whole number from 1 to 365" in str(refused.value)


@pytest.mark.parametrize("days", [1, 365])
def test_the_shortest_and_the_longest_horizon_are_taken(workspace: Workspace, days: int) -> None:
    found = asked(workspace, days=days, save=False)
    assert found["days"] == days
    assert all(entry["date"] <= found["until"] for entry in found["calendar"])


def test_the_document_and_the_calendar_are_saved_side_by_side(workspace: Workspace) -> None:
    found = asked(workspace)
    (beside,) = found["output"]["files"]
    document = (workspace.outputs / found["output"]["path"]).read_text("utf-8")
    places = [document.index(section) for section in SECTIONS]
    assert places == sorted(places)
    assert "Здоровье в красной зоне: сначала встречи ради спасения клиента" in document
    assert beside["path"].endswith(".ics")
    calendar = Calendar.from_ical((workspace.outputs / beside["path"]).read_bytes())
    ours = ("map_review", "plan_review", "activity", "reference")
    shared = [entry for entry in found["calendar"] if entry["kind"] not in ours]
    assert len(calendar.walk("VEVENT")) == len(shared) < len(found["calendar"])


@pytest.mark.parametrize("account", ["stalgor", "pinecrest"])
def test_a_red_account_of_the_demo_book_is_saved_first(workspace: Workspace, account: str) -> None:
    found = asked(workspace, account=account, save=False, agent="account-manager", language="en")
    assert found["health_band"] == "red"
    assert found["calendar"][0]["kind"] == "save"
    assert found["references"]["ready"] is False
    assert found["references"]["ask_for"] == []
    contents = {line for entry in found["calendar"] for line in entry["content"]}
    assert not {"expansion planning", "Next stage of growth"} & contents
