"""An agent that always writes in Russian says so where English was asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

ACCOUNT = ("track_value", {"account": "acme"})
BOOK: tuple[str, dict[str, str]] = ("review_portfolio", {})


@pytest.mark.parametrize(
    ("tool", "asked", "told"),
    [
        (ACCOUNT, {"language": "en"}, 1),
        (BOOK, {"language": "en"}, 1),
        (ACCOUNT, {"language": "en", "agent": "account-manager"}, 0),
        (ACCOUNT, {"language": "ru"}, 0),
        (ACCOUNT, {}, 0),
    ],
)
def test_the_note_stands_where_the_language_was_not_taken(
    demo_book: Path, tmp_path: Path, tool: tuple[str, Any], asked: dict[str, str], told: int
) -> None:
    space = Workspace(demo_book, tmp_path, lambda: datetime(2026, 7, 1, tzinfo=UTC))
    given = {"as_of": "2026-06-30", "save": False, **tool[1], **asked}
    result = call(tool_named(tool[0]), given, space)
    notes = [one for one in result["findings"] if one["code"] == "language_of_agent"]
    assert [(one["severity"], one["excerpt"]) for one in notes] == [("info", "en")] * told
    assert all("всегда пишет по-русски" in one["wrong"] for one in notes)
