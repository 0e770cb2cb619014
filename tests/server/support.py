"""What the tests of the faces share."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
from mcp.client import Client

from enterprise_sales.server.app import build_server
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call as plain_call
from enterprise_sales.tools.catalogue import TELLING, tool_named

NOW = datetime(2026, 6, 30, 9, 15, 30, tzinfo=UTC)
MODES = ("legacy", "auto", "2026-07-28")
BOOK_TOOLS = ("list_accounts", "review_portfolio")
ACCOUNT_TOOLS = tuple(name for name in TELLING if name not in BOOK_TOOLS)


def workspace(book: Path, outputs: Path) -> Workspace:
    return Workspace(book, outputs, lambda: NOW)


def call(name: str, given: dict[str, Any], where: Workspace) -> dict[str, Any]:
    return plain_call(tool_named(name), given, where)


def with_client(
    where: Workspace, mode: str, talk: Callable[[Client], Awaitable[Any]], **options: Any
) -> Any:
    """Run `talk` with a client that is connected to the server in memory."""

    async def connected() -> Any:
        async with Client(build_server(where), mode=mode, **options) as client:
            return await talk(client)

    return anyio.run(connected)


def called(where: Workspace, mode: str, name: str, given: dict[str, Any]) -> Any:
    return with_client(where, mode, lambda client: client.call_tool(name, given))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
