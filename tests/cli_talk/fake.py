"""Conversations that answer by hand-made events, and what a user types into a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace

from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from enterprise_sales.agent.events import Event, Started, Text, Used
from enterprise_sales.cli.chat_commands import COMMANDS
from enterprise_sales.cli.chat_prompt import Prompt

from .told import AGENT, MODEL, ended, with_tool


class Talk:
    """A conversation that answers every question the same way, or waits to be stopped."""

    def __init__(self, whom: Whom) -> None:
        self._whom = whom
        self._stopped = asyncio.Event()

    async def ask(self, question: str) -> AsyncIterator[Event]:
        self._whom.questions.append(question)
        if "wait" not in question:
            for event in with_tool():
                cut = "cut" in question and isinstance(event, Used)
                yield replace(event, at_least=True) if cut else event
            return
        yield Started(AGENT, MODEL, question)
        yield Text("Сейчас…")
        self._whom.waiting()
        await self._stopped.wait()
        self._stopped.clear()
        self._whom.stopped += 1
        yield ended("Сейчас…", "cancelled", saved=("late.md",), message="Stopped.")

    def cancel(self) -> None:
        self._stopped.set()


@dataclass
class Whom:
    """Opens conversations and remembers what was said.

    Attributes:
        opened: the agents, in the order in which conversations with them began.
        closed: how many of those have ended.
        questions: all that were put.
        stopped: how many answers were stopped and have ended as such.
    """

    opened: list[str] = field(default_factory=list)
    closed: int = 0
    questions: list[str] = field(default_factory=list)
    stopped: int = 0

    @asynccontextmanager
    async def __call__(self, agent: str, question: str) -> AsyncIterator[Talk]:
        self.opened.append(agent)
        yield Talk(self)
        self.closed += 1

    def waiting(self) -> None:
        """Somebody waits for an answer that does not come."""


@dataclass
class Seen:
    """A view that keeps the events."""

    events: list[Event] = field(default_factory=list)

    def show(self, event: Event) -> None:
        self.events.append(event)

    def close(self) -> None:
        pass


@contextmanager
def typed(text: str) -> Iterator[Prompt]:
    """A prompt into which this is typed."""
    with create_pipe_input() as pipe:
        pipe.send_text(text)
        yield prompt_on(pipe)


def prompt_on(pipe: PipeInput) -> Prompt:
    return Prompt(InMemoryHistory(), COMMANDS, pipe, DummyOutput())
