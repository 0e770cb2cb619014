"""Calls over stdio: the client of the SDK and the real server, on a real export of 500 accounts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from servers import COMMAND, OURS, ROOT

EXPORTS = ROOT.parent / "shared" / "data" / "ravenstack"
MAPPING = ROOT / "tests" / "data" / "ravenstack" / "book.yaml"
AS_OF = "2025-01-15"
ROUNDS = 200
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not EXPORTS.is_dir():
        pytest.skip(f"needs the RavenStack exports in ../{EXPORTS.relative_to(ROOT.parent)}")
    folder = tmp_path_factory.mktemp("ravenstack")
    (folder / "exports").mkdir()
    for path in EXPORTS.glob("*.csv"):
        shutil.copy(path, folder / "exports")
    shutil.copy(MAPPING, folder)
    return folder


@pytest.fixture(scope="module")
def ask(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Calls a tool of a running server and gives the structured result."""
    places = ["--book", str(book), "--out", str(tmp_path_factory.mktemp("outputs"))]
    server = StdioServerParameters(command=COMMAND, args=[*OURS, *places])
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(server), mode="legacy")) as client,
    ):

        def call(tool: str, **arguments: Any) -> dict[str, Any]:
            result = portal.call(client.call_tool, tool, {"as_of": AS_OF, **arguments})
            assert not result.is_error
            structured: dict[str, Any] = result.structured_content
            return structured

        yield call


@pytest.fixture(scope="module")
def accounts(ask: Ask) -> list[str]:
    found: list[str] = []
    more: dict[str, str] = {}
    while len(found) < ask("list_accounts", limit=1)["total"]:
        page = ask("list_accounts", limit=200, **more)
        found += [account["id"] for account in page["accounts"]]
        more = {"cursor": page["next_cursor"]}
    return found


@pytest.mark.benchmark(group="calls")
@pytest.mark.parametrize("save", [False, True], ids=["answered", "saved"])
@pytest.mark.parametrize("tool", ["profile_account", "plan_account"])
def test_call(benchmark: Any, ask: Ask, accounts: list[str], tool: str, save: bool) -> None:
    """Another account every time, after a first call that is not counted."""
    asked = cycle(accounts)
    result = benchmark.pedantic(
        ask,
        setup=lambda: ((tool,), {"account": next(asked), "save": save}),
        rounds=ROUNDS,
        warmup_rounds=1,
    )
    assert (result["output"] is not None) == save
