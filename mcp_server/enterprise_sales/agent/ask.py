"""From the name of an agent to a conversation: what every face calls."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from enterprise_sales.agent.budget import Budget

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client, Conversation, Settings
    from enterprise_sales.agent.events import Event
    from enterprise_sales.agent.models import Model
    from enterprise_sales.agent.transcript import Transcript
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
        ModelsError: a `models.yaml` cannot be read.
        NoKeyError: nothing says how to reach a model; its text is for people.
        StoreError: the outputs folder is refused.
    """
    from enterprise_sales.agent.asked_model import model_of
    from enterprise_sales.agent.client import client_of
    from enterprise_sales.agent.conversation import conversation
    from enterprise_sales.agent.definition import agent_named

    definition = agent_named(agent_name)
    named = model_of(agent_name, environment, workspace.book, model)
    async with AsyncExitStack() as stack:
        if client is None:
            client = client_of(environment, named)
            stack.push_async_callback(client.close)
        # Only now: without a key nothing has happened that could be recorded.
        transcript, where = (
            _recorded(workspace, agent_name, question) if record else (None, workspace)
        )
        talk = conversation(
            definition, where, _settings(named, limits), client=client, transcript=transcript
        )
        yield await stack.enter_async_context(talk)


def _settings(model: Model, limits: Limits | None) -> Settings:
    from enterprise_sales.agent.conversation import Settings

    given = {} if limits is None else vars(limits)
    return replace(Settings(model), **{k: v for k, v in given.items() if v is not None})


def _recorded(
    workspace: Workspace, agent: str, question: str | None
) -> tuple[Transcript, Workspace]:
    from enterprise_sales.agent.transcript import recorded, transcript_in

    transcript = transcript_in(workspace, agent, question or agent)
    return transcript, recorded(workspace, transcript)


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
    talk = conversation_of(
        agent_name,
        workspace,
        environment,
        question=question,
        model=model,
        limits=limits,
        client=client,
        record=record,
    )
    async with talk as conversation, aclosing(conversation.ask(question)) as events:
        async for event in events:
            yield event
