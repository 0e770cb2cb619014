"""An override of the playbook that has expired is told by every tool, as long as it stands."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TELLING, tool_named

from .support import BOOK_TOOLS

OVERRIDE = """\
health.bands.green_above: {value: 82, reason: board decision, expires: 2026-03-31}
"""


@pytest.fixture(scope="module")
def book(demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo book with an override that expires; no test writes into it."""
    book = shutil.copytree(demo_book, tmp_path_factory.mktemp("expired") / "book")
    (book / "playbook.yaml").write_text(OVERRIDE, encoding="utf-8")
    return book


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize(("day", "told"), [("2026-03-31", 0), ("2026-04-01", 1)])
def test_an_expired_override_is_told(
    name: str, day: str, told: int, book: Path, tmp_path: Path
) -> None:
    space = Workspace(book, tmp_path, lambda: datetime(2026, 7, 1, tzinfo=UTC))
    given = {"as_of": day, **({} if name in BOOK_TOOLS else {"account": "acme"})}
    saves = {} if name == "list_accounts" else {"save": False}
    findings = call(tool_named(name), {**given, **saves}, space)["findings"]
    found = [one for one in findings if one["code"] == "override_expired"]
    assert len(found) == told
    assert all("31.03.2026" in one["wrong"] or "2026-03-31" in one["wrong"] for one in found)
