"""Asking the public tools about a random book."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..books import Tables, written
from ..strategies import AS_OF

ACCOUNT = "a"
LAW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def ask(tables: Tables, *tools: str) -> list[dict[str, Any]]:
    """The results of tools on a book of these tables, nothing saved."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        book = written(home / "book", tables, currency="USD", reporting_currency="USD")
        workspace = Workspace(book, home / "outputs", lambda: datetime(2026, 6, 30, tzinfo=UTC))
        given = {"account": ACCOUNT, "as_of": AS_OF.isoformat(), "save": False}
        return [call(tool_named(name), given, workspace) for name in tools]


def health(tables: Tables) -> dict[str, Any]:
    """The health of the account."""
    result: dict[str, Any] = ask(tables, "profile_account")[0]["health"]
    return result
