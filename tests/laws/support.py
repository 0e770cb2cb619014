"""Asking the public tools about a random book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, settings

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..books import Tables, written
from ..strategies import AS_OF

ACCOUNT = "a"
LAW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
AS_FOUND = (Phase.explicit, Phase.generate)
"""A book that fails many laws at once is told as it is: making it smaller would take minutes."""


def ask(tables: Tables, *tools: str) -> list[dict[str, Any]]:
    """The results of tools on a book of these tables, nothing saved."""
    with _space(tables) as workspace:
        return [_asked(workspace, name, ACCOUNT) for name in tools]


def healths(tables: Tables, *accounts: str) -> dict[str, dict[str, Any]]:
    """Account → its health in the book of these tables."""
    with _space(tables) as workspace:
        return {one: _asked(workspace, "profile_account", one)["health"] for one in accounts}


@contextmanager
def _space(tables: Tables) -> Iterator[Workspace]:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        book = written(home / "book", tables, currency="USD", reporting_currency="USD")
        yield Workspace(book, home / "outputs", lambda: datetime(2026, 6, 30, tzinfo=UTC))


def _asked(workspace: Workspace, tool: str, account: str) -> dict[str, Any]:
    given = {"account": account, "as_of": AS_OF.isoformat(), "save": False}
    return call(tool_named(tool), given, workspace)
