"""A conversation over a scripted API, and what came of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
from anthropic import AsyncAnthropic

from enterprise_sales.agent.conversation import Conversation, Settings, conversation
from enterprise_sales.agent.definition import AgentDefinition
from enterprise_sales.agent.events import Ended, Event, Text, ToolAnswered, ToolCalled
from enterprise_sales.agent.models import Model, Prices
from enterprise_sales.tools import Workspace

from ..scripted.api import ScriptedApi
from ..scripted.steps import Json, Script

NOW = datetime(2026, 6, 30, 9, 15, 30, tzinfo=UTC)
PRICES = Prices(Decimal(3), Decimal(15), Decimal("3.75"), Decimal("0.30"))
MODEL = Model("claude-scripted", None, "anthropic", PRICES)
GUIDE = "/plugin/references/renewal-practice.md"
AGENT = AgentDefinition(
    "account-manager", "Speaks of accounts.", f"You speak of accounts. Read `{GUIDE}`.", "sonnet"
)
PROFILE: Json = {"account": "stalgor", "as_of": "2026-06-30"}


def workspace(book: Path, outputs: Path) -> Workspace:
    return Workspace(book, outputs, lambda: NOW)


@dataclass(frozen=True)
class Told:
    """What one question came to."""

    events: tuple[Event, ...]

    @property
    def end(self) -> Ended:
        assert [type(event) for event in self.events].count(Ended) == 1
        assert isinstance(self.events[-1], Ended)
        return self.events[-1]

    @property
    def text(self) -> str:
        return "".join(event.text for event in self.of(Text))

    @property
    def called(self) -> list[str]:
        return [event.name for event in self.of(ToolCalled)]

    @property
    def refused(self) -> list[bool]:
        return [event.is_error for event in self.of(ToolAnswered)]

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


@asynccontextmanager
async def talking(
    api: ScriptedApi, where: Workspace, **settings: Any
) -> AsyncGenerator[Conversation, None]:
    """A conversation with the scripted API."""
    bounds = Settings(MODEL, **settings)
    async with (
        AsyncAnthropic(api_key="test", base_url=api.url) as client,
        conversation(AGENT, where, bounds, client=client) as talk,
    ):
        yield talk


async def heard(talk: Conversation, question: str) -> Told:
    """The whole answer to a question."""
    return Told(tuple([event async for event in talk.ask(question)]))


@dataclass(frozen=True)
class Talk:
    """Questions and what came of them, and what the API was sent."""

    told: Sequence[Told]
    bodies: Sequence[Json]
    api: ScriptedApi

    @property
    def end(self) -> Ended:
        return self.told[-1].end


def talk_of(
    script: Script,
    where: Workspace,
    *questions: str,
    counts: Callable[[Json], int] | None = None,
    **settings: Any,
) -> Talk:
    """Ask questions in one conversation, and look at everything."""

    async def run(api: ScriptedApi) -> list[Told]:
        async with talking(api, where, **settings) as talk:
            return [await heard(talk, question) for question in questions or ("Why?",)]

    with ScriptedApi(script, counts) as api:
        told = anyio.run(run, api)
    assert api.refused == []
    return Talk(told, api.bodies, api)


def blocks_of(body: Json, kind: str) -> list[Json]:
    """The blocks of a kind in the messages of a request."""
    whole = [block for message in body["messages"] for block in message["content"]]
    return [block for block in whole if block["type"] == kind]


def texts_of(block: Json) -> str:
    """The text of a result."""
    return "".join(part["text"] for part in block["content"])
