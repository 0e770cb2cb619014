"""From the name of an agent to a conversation: what every face calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from enterprise_sales.agent.budget import Budget

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client, Conversation
    from enterprise_sales.agent.events import Event
    from enterprise_sales.tools import Workspace

AGENT = "strategic-account-executive"


@dataclass(frozen=True)
class Limits:
    """What a user may set of `Settings`; None leaves the default.

    Attributes:
        max_tokens: the longest reply.
        max_turns: replies to one question.
        total_seconds: for one question.
        budget: of all replies; share one object between questions asked at the same time.
    """

    max_tokens: int | None = None
    max_turns: int | None = None
    total_seconds: float | None = None
    budget: Budget = field(default_factory=Budget)


@asynccontextmanager
async def conversation_of(
    agent_name: str,
    workspace: Workspace,
    environment: Mapping[str, str],
    *,
    question: str | None = None,
    model: str | None = None,
    limits: Limits | None = None,
    client: Client | None = None,
    record: bool = True,
) -> AsyncIterator[Conversation]:
    """A conversation with an agent of the plugin.

    Args:
        agent_name: such as `strategic-account-executive`.
        workspace: the book, the outputs folder and the clock.
        environment: of the process: key, address, provider and models.
        question: the first, from which the transcript is named; without one, of the agent's name.
        model: an alias or an id, else that of the agent.
        limits: within which every question is answered.
        client: another than the environment names, for tests and evaluations.
        record: whether a transcript is kept.

    Raises:
        LookupError: no such agent; its text is for people.
        NoKeyError: nothing says how to reach a model; its text is for people.
    """
    raise NotImplementedError
    yield


async def asked(
    question: str,
    agent_name: str,
    workspace: Workspace,
    environment: Mapping[str, str],
    *,
    model: str | None = None,
    limits: Limits | None = None,
    client: Client | None = None,
    record: bool = True,
) -> AsyncIterator[Event]:
    """One question to one answer: the events of a conversation that ends with it.

    Raises:
        LookupError: no such agent.
        NoKeyError: nothing says how to reach a model.
    """
    raise NotImplementedError
    yield
