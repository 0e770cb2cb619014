"""The loop of the agent beside the SDK alone: the same requests, the same tools, both in turn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
from anthropic import AsyncAnthropic
from anyio.from_thread import BlockingPortal, start_blocking_portal

from enterprise_sales.agent.ask import conversation_of
from enterprise_sales.agent.conversation import Conversation
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named
from scripted_model import script_of, scripted
from servers import ROOT

AGENT = "strategic-account-executive"
BOOK = ROOT / "assets" / "demo_book"
NOW = datetime(2026, 6, 30, tzinfo=UTC)
TOOLS: dict[str, dict[str, Any]] = {
    "list_accounts": {"as_of": "2026-06-30"},
    "plan_account": {"account": "stalgor", "as_of": "2026-06-30", "save": False},
}
CALLS, REPLIES = 4, 5
"""Of the tool for one question, and the replies that this makes."""
ROUNDS, TIMES = 6, 10
"""Of one side before the other has its turn, and how often each has it."""
Bodies = list[dict[str, Any]]


@pytest.fixture(scope="module")
def portal() -> Iterator[BlockingPortal]:
    with start_blocking_portal() as portal:
        yield portal


class Asking:
    """A question that takes so many calls of a tool, over a model by script."""

    def __init__(self, tool: str, workspace: Workspace, portal: BlockingPortal, url: str) -> None:
        self.tool, self.workspace, self.portal = tool, workspace, portal
        self.client = AsyncAnthropic(api_key="test", base_url=url)

    def opened(self) -> AbstractContextManager[Conversation]:
        """A conversation that has said nothing yet."""
        talk = conversation_of(AGENT, self.workspace, {}, client=self.client, record=False)
        return self.portal.wrap_async_context_manager(talk)

    def ours(self, talk: Conversation) -> None:
        """The question through the loop."""
        self.portal.call(self._ours, talk)

    def peer(self, bodies: Bodies) -> None:
        """Its requests through the SDK, and its tool as the plain function that it is."""
        self.portal.call(self._peer, bodies)

    async def _ours(self, talk: Conversation) -> None:
        stops = [event.as_json().get("stop") async for event in talk.ask("Как дела?")]
        assert stops[-1] == "end_turn"

    async def _peer(self, bodies: Bodies) -> None:
        for body in bodies:
            async with self.client.messages.stream(**body) as stream:
                async for _ in stream:
                    pass
                message = stream.current_message_snapshot
            if message.stop_reason == "tool_use":
                result = call(tool_named(self.tool), TOOLS[self.tool], self.workspace)
                # As text, for nothing else can be sent.
                assert json.dumps(result, ensure_ascii=False)


@pytest.fixture(scope="module", params=TOOLS)
def asking(
    request: pytest.FixtureRequest, portal: BlockingPortal, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asking]:
    """The model is a process of its own."""
    tool = str(request.param)
    workspace = Workspace(BOOK, tmp_path_factory.mktemp("outputs") / "outputs", lambda: NOW)
    command = [sys.executable, ROOT / "benchmarks" / "scripted_model.py"]
    given = [tool, json.dumps(TOOLS[tool]), str(CALLS)]
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, *given], stdin=pipe, stdout=pipe, text=True) as model:
        assert model.stdout
        asking = Asking(tool, workspace, portal, model.stdout.readline().strip())
        yield asking
        portal.call(asking.client.close)
        model.communicate()


@pytest.fixture(scope="module")
def bodies(asking: Asking) -> Bodies:
    """What the loop sends for the question."""
    script = script_of(asking.tool, TOOLS[asking.tool], CALLS)
    with scripted.ScriptedApi(script) as api:
        noting = Asking(asking.tool, asking.workspace, asking.portal, api.url)
        with noting.opened() as talk:
            noting.ours(talk)
        asking.portal.call(noting.client.close)
    assert len(api.bodies) == REPLIES
    return [{key: body[key] for key in body if key != "stream"} for body in api.bodies]


@pytest.mark.benchmark(group="agent")
@pytest.mark.parametrize("side", ["ours", "peer"] * TIMES)
def test_question(benchmark: Any, asking: Asking, bodies: Bodies, side: str) -> None:
    """The loop and the SDK alone, each opened before it is timed."""
    benchmark.extra_info.update(tool=asking.tool, replies=REPLIES)
    opened: list[AbstractContextManager[Conversation]] = []

    def begin() -> tuple[tuple[Any], dict[str, Any]]:
        opened.append(asking.opened())
        return (opened[-1].__enter__(),), {}

    def done(*_: Any) -> None:
        opened.pop().__exit__(None, None, None)

    if side == "peer":
        benchmark.pedantic(asking.peer, args=(bodies,), rounds=ROUNDS, warmup_rounds=1)
    else:
        benchmark.pedantic(asking.ours, setup=begin, teardown=done, rounds=ROUNDS, warmup_rounds=1)
