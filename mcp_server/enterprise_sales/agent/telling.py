"""Where the events of a conversation go: to whoever asked, into the record, into the account."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import anyio

from enterprise_sales.agent.events import Ended, Event, Started, ToolCalled, Used
from enterprise_sales.agent.usage import Spent

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

    from enterprise_sales.agent.transcript import Transcript


class Teller:
    """Passes events on, one question at a time.

    Attributes:
        transcript: the record, if one is kept.
        question: what the question under way has used.
        spent: what the whole conversation has used.
    """

    def __init__(self, transcript: Transcript | None) -> None:
        self.transcript = transcript
        self.question = Spent()
        self.spent = Spent()
        self._events: MemoryObjectSendStream[Event] | None = None

    def begin(self) -> MemoryObjectReceiveStream[Event]:
        """The events of the next question; as many as there are, as an answer has an end."""
        self.question = Spent()
        self._events, events = anyio.create_memory_object_stream[Event](math.inf)
        return events

    def end(self) -> None:
        """No more events of this question."""
        if self._events:
            self._events.close()

    def tell(self, event: Event) -> None:
        """Pass one on."""
        if isinstance(event, Used):
            more = event.at_least
            self.question = self.question.reply(event.usage, event.cost, at_least=more)
            self.spent = self.spent.reply(event.usage, event.cost, at_least=more)
        if self.transcript:
            record(self.transcript, event)
        if self._events:
            self._events.send_nowait(event)


def record(transcript: Transcript, event: Event) -> None:
    """Write what belongs into a record; results are written where their text is known."""
    if isinstance(event, Started):
        transcript.question(event.question)
    elif isinstance(event, ToolCalled):
        transcript.tool_call(event.id, event.name, event.arguments)
    elif isinstance(event, Used):
        transcript.usage(event.usage, event.cost, at_least=event.at_least)
    elif isinstance(event, Ended):
        transcript.answer(event.text, event.stop)
