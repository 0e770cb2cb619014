"""Asking a public tool about a small book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from ..analyses_profile.samples import Rows, write

D = "2026-06-30"
NOW = datetime(2026, 6, 30, tzinfo=UTC)


def workspace(folder: Path, now: datetime = NOW, **tables: Rows) -> Workspace:
    """A workspace on a book of these tables; rows that name no account belong to `a`."""
    return Workspace(write(folder / "book", tables), folder / "outputs", lambda: now)


def ask(space: Workspace, tool: str, as_of: str = D, **more: Any) -> dict[str, Any]:
    """The result of a tool for the account `a`, nothing saved."""
    given = {"account": "a", "as_of": as_of, "save": False, **more}
    return call(tool_named(tool), given, space)


def asked(folder: Path, tool: str, as_of: str = D, **tables: Rows) -> dict[str, Any]:
    """The result of a tool on a book of these tables."""
    return ask(workspace(folder, **tables), tool, as_of)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value of a result with its path."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, path)
    else:
        yield path, value
