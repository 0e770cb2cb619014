"""The server as a client of either protocol era sees it, in memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import anyio
import pytest
from anyio import to_thread
from jsonschema import Draft202012Validator
from mcp.client import Client
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS

from enterprise_sales import __version__
from enterprise_sales.book import Book, load_book
from enterprise_sales.book.settling import Settling
from enterprise_sales.server.app import _called
from enterprise_sales.server.instructions import INSTRUCTIONS
from enterprise_sales.server.listing import listed
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.catalogue import TELLING, TOOLS

from .support import ACCOUNT_TOOLS, BOOK_TOOLS, MODES, call, called, files, with_client

either_era = pytest.mark.parametrize("mode", MODES)
each_tool = pytest.mark.parametrize("name", TELLING)
LIMIT = 60
"""Seconds after which what never happens is a failure."""
GUIDES = "enterprise-sales://guides/"
PROJECT = Path(__file__).parents[2]
AS_OF = {"as_of": "2026-06-30"}


def arguments(name: str, **more: Any) -> dict[str, Any]:
    return AS_OF | ({"account": "acme"} if name not in BOOK_TOOLS else {}) | more


def unsaved(name: str) -> dict[str, Any]:
    return arguments(name) if name == "list_accounts" else arguments(name, save=False)


def paths_of(output: dict[str, Any]) -> list[str]:
    """The document and the files beside it."""
    return sorted([output["path"], *(file["path"] for file in output["files"])])


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_the_server_says_who_it_is(where: Workspace, mode: str) -> None:
    async def asked(client: Client) -> tuple[str, str, str | None]:
        info = client.server_info
        return info.name, info.version, client.instructions

    assert with_client(where, mode, asked) == ("accounts", __version__, INSTRUCTIONS)


@either_era
@each_tool
def test_a_client_gets_what_call_gives(where: Workspace, mode: str, name: str) -> None:
    given = unsaved(name)
    found = called(where, mode, name, given)
    assert not found.is_error
    assert found.structured_content == call(name, given, where)


@each_tool
def test_the_text_says_the_same_as_the_structure(where: Workspace, name: str) -> None:
    found = called(where, "legacy", name, unsaved(name))
    (text,) = found.content
    assert json.loads(text.text) == found.structured_content
    assert "\n" not in text.text


@each_tool
def test_results_keep_to_their_schema(where: Workspace, name: str) -> None:
    schema = Draft202012Validator(next(t for t in listed() if t.name == name).output_schema)
    accounts = [None] if name in BOOK_TOOLS else load_book(where.book).names
    for account in accounts:
        given = AS_OF | ({"account": account, "save": False} if account else {})
        assert [*schema.iter_errors(call(name, given, where))] == []


@pytest.mark.parametrize("name", [*ACCOUNT_TOOLS, "review_portfolio"])
def test_a_document_is_saved_and_named(where: Workspace, name: str) -> None:
    output = called(where, "legacy", name, arguments(name)).structured_content["output"]
    assert files(where.outputs) == paths_of(output)
    assert output["path"].startswith(
        f"enterprise-sales/strategic-account-executive/2026-06-30_091530_{name.replace('_', '-')}"
    )
    assert output["uri"] == (where.outputs / output["path"]).as_uri()


@pytest.mark.parametrize("name", ACCOUNT_TOOLS)
def test_nothing_is_saved_where_nothing_is_to_be_saved(where: Workspace, name: str) -> None:
    found = called(where, "legacy", name, arguments(name, save=False))
    assert found.structured_content["output"] is None
    assert files(where.outputs.parent) == []


@either_era
def test_a_refusal_is_a_result_for_the_model_to_read(where: Workspace, mode: str) -> None:
    found = called(where, mode, "plan_renewal", {"account": "Acne"})
    assert found.is_error
    assert found.structured_content is None
    assert "list_accounts" in found.content[0].text


@either_era
@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda client: client.call_tool("plan_renewl", {}), "nearest: plan_renewal"),
        (lambda client: client.get_prompt("qbr"), "no prompt called qbr"),
        (lambda client: client.read_resource("file:///etc/passwd"), "no resource file:///etc"),
        (lambda client: client.read_resource(f"{GUIDES}../../README"), "no resource"),
        (lambda client: client.list_tools(cursor="2"), "one page"),
    ],
)
def test_what_is_not_there_is_a_wrong_parameter(
    where: Workspace, mode: str, ask: Callable[[Client], Any], said: str
) -> None:
    async def refused(client: Client) -> MCPError:
        with pytest.raises(MCPError, match=said) as caught:
            await ask(client)
        return caught.value

    assert with_client(where, mode, refused).code == INVALID_PARAMS


@either_era
def test_there_are_tools_and_guides_only(where: Workspace, mode: str) -> None:
    async def lists(client: Client) -> tuple[list[Any], ...]:
        return (
            [tool.name for tool in (await client.list_tools()).tools],
            (await client.list_prompts()).prompts,
            [guide.name for guide in (await client.list_resources()).resources],
            (await client.list_resource_templates()).resource_templates,
        )

    guides = sorted(path.stem for path in (PROJECT / "references").glob("*.md"))
    assert with_client(where, mode, lists) == ([*TOOLS], [], guides, [])


@either_era
def test_a_guide_is_read_as_it_stands(where: Workspace, mode: str) -> None:
    async def read(client: Client) -> tuple[Any, Any]:
        listed = {guide.name: guide for guide in (await client.list_resources()).resources}
        found = listed["renewal-practice"]
        return found, (await client.read_resource(found.uri)).contents

    found, (content,) = with_client(where, mode, read)
    file = PROJECT / "references" / "renewal-practice.md"
    assert content.text == file.read_text("utf-8")
    assert content.text.startswith(f"# {found.title}\n")
    assert found.description in content.text
    assert found.size == len(file.read_bytes())


@either_era
def test_progress_is_told_step_by_step(where: Workspace, mode: str) -> None:
    told: list[tuple[float, float | None, str | None]] = []

    async def progress(step: float, of: float | None, text: str | None) -> None:
        told.append((step, of, text))

    async def ask(client: Client) -> None:
        await client.call_tool(
            "plan_renewal", arguments("plan_renewal"), progress_callback=progress
        )

    with_client(where, mode, ask)
    assert told == [
        (0, 3, "Читаю данные портфеля"),
        (1, 3, "Оцениваю аккаунты"),
        (2, 3, "Составляю документ"),
    ]


@either_era
def test_many_calls_at_once_give_what_one_gives(where: Workspace, mode: str) -> None:
    names = [name for name in ACCOUNT_TOOLS for _ in range(2)]
    results: list[Any] = []

    async def one(client: Client, name: str) -> None:
        results.append((name, await client.call_tool(name, arguments(name))))

    async def all_at_once(client: Client) -> None:
        async with anyio.create_task_group() as group:
            for name in names:
                group.start_soon(one, client, name)

    with_client(where, mode, all_at_once)
    outputs = [result.structured_content["output"] for _, result in results]
    assert len({output["path"] for output in outputs}) == len(names)
    assert files(where.outputs) == sorted(path for output in outputs for path in paths_of(output))
    for name, result in results:
        alone = call(name, arguments(name, save=False), where)
        assert {**result.structured_content, "output": None} == alone


@either_era
def test_a_call_that_is_cancelled_saves_nothing(
    where: Workspace, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, cancelled, ended = Event(), Event(), Event()

    def slowly(folder: Path, settling: Settling) -> Book:
        reading.set()
        assert cancelled.wait(LIMIT)
        return load_book(folder, settling)

    def followed(*given: Any) -> Any:
        try:
            return _called(*given)
        finally:
            ended.set()

    monkeypatch.setattr("enterprise_sales.tools.loading.load_book", slowly)
    monkeypatch.setattr("enterprise_sales.server.app._called", followed)

    async def cancel(client: Client) -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(client.call_tool, "plan_renewal", arguments("plan_renewal"))
            assert await to_thread.run_sync(reading.wait, LIMIT)
            group.cancel_scope.cancel()
        await client.list_tools()
        cancelled.set()
        assert await to_thread.run_sync(ended.wait, LIMIT)

    with_client(where, mode, cancel)
    assert files(where.outputs.parent) == []
