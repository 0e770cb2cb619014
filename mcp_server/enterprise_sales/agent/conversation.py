"""A conversation with a model that has the tools of the server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from enterprise_sales.agent.budget import Budget

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic, AsyncAnthropicBedrock, AsyncAnthropicVertex

    from enterprise_sales.agent.definition import AgentDefinition
    from enterprise_sales.agent.events import Event
    from enterprise_sales.agent.models import Model
    from enterprise_sales.agent.transcript import Transcript
    from enterprise_sales.tools import Workspace

    Client = AsyncAnthropic | AsyncAnthropicBedrock | AsyncAnthropicVertex


@dataclass(frozen=True)
class Settings:
    """Within what bounds a question is answered.

    Attributes:
        model: that is asked.
        max_tokens: the longest reply.
        max_turns: replies to one question, those that ask for tools included.
        budget: of all replies; one object may be shared by conversations at the same time.
        reply_seconds: until a reply must be whole, waiting for a busy API included.
        silent_seconds: without a byte after which a connection counts as cut.
        total_seconds: until a question must be answered, its tools included.
        retries: how often a request that failed, or a reply that was cut, is sent again.
    """

    model: Model
    max_tokens: int = 16_000
    max_turns: int = 24
    budget: Budget = field(default_factory=Budget)
    reply_seconds: float = 600
    silent_seconds: float = 120
    total_seconds: float = 1800
    retries: int = 4


class Conversation:
    """Questions and answers with one history; one question at a time."""

    def ask(self, question: str) -> AsyncIterator[Event]:
        """Answer a question; the events end with exactly one `Ended`.

        Leaving the iteration early, or cancelling it, stops the answer; the conversation can go on.
        """
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop the answer under way, which then ends as `cancelled`; nothing if there is none."""
        raise NotImplementedError


@asynccontextmanager
async def conversation(
    definition: AgentDefinition,
    workspace: Workspace,
    settings: Settings,
    *,
    client: Client,
    transcript: Transcript | None = None,
) -> AsyncIterator[Conversation]:
    """A conversation as long as the block runs.

    Args:
        definition: the agent, its text the system prompt.
        workspace: in which its tools work.
        settings: the bounds.
        client: of the API; closed by whoever made it.
        transcript: where all of it is recorded, if anywhere.
    """
    raise NotImplementedError
    yield Conversation()
