"""From a question to its answer: replies and tools in turn, until the model has said it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import anyio

from enterprise_sales.agent import said
from enterprise_sales.agent.events import Event, Started, Stop, ToolAnswered, ToolCalled

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Settings
    from enterprise_sales.agent.history import Block, History
    from enterprise_sales.agent.host import Answered, Host
    from enterprise_sales.agent.replies import Replies, Reply
    from enterprise_sales.agent.transcript import Transcript

GOES_ON = {"tool_use", "pause_turn"}
STOPS: dict[str | None, Stop] = {
    "end_turn": "end_turn",
    "stop_sequence": "end_turn",
    "max_tokens": "max_tokens",
    "model_context_window_exceeded": "max_tokens",
    "refusal": "refusal",
}
"""The API's reasons to stop that end an answer, in our words."""


@dataclass(frozen=True)
class End:
    """How an answer ended.

    Attributes:
        stop: why.
        message: for people; empty where it is whole.
        forget: whether the question leaves the history, as it would only be refused again.
    """

    stop: Stop
    message: str = ""
    forget: bool = False


@dataclass
class Talk:
    """What all answers of a conversation share.

    Attributes:
        agent: its name.
        settings: the bounds.
        outputs: the folder of the documents.
        history: what was said.
        host: the tools.
        replies: asks the model.
        emit: takes the events.
        transcript: the record, if one is kept.
        done: what tools answered, by the id of the call.
    """

    agent: str
    settings: Settings
    outputs: Path
    history: History
    host: Host
    replies: Replies
    emit: Callable[[Event], None]
    transcript: Transcript | None = None
    done: dict[str, Answered] = field(default_factory=dict)


class Answer:
    """One question on its way.

    Attributes:
        before: the history before it.
        text: what the model has said in whole replies.
    """

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.before = tuple(talk.history.messages)
        self.text = ""

    @property
    def heard(self) -> bool:
        """Whether the model has said anything to it."""
        since = self._talk.history.messages[len(self.before) :]
        return any(message["role"] == "assistant" for message in since)

    async def run(self, question: str, note: str) -> End:
        """Answer a question.

        Args:
            question: as it was put.
            note: said to the model before it; empty for none.

        Raises:
            TimeoutError: a reply did not come to its end.
            BudgetSpentError, CutError, BusyError, anthropic.APIError: it was not asked for, or cut.
        """
        talk = self._talk
        talk.emit(Started(talk.agent, talk.settings.model.id, question))
        talk.history.asked(*filter(None, (note, question)))
        for left in reversed(range(talk.settings.max_turns)):
            reply = await self._reply()
            calls = [block for block in reply.blocks if block["type"] == "tool_use"]
            if reply.stop not in GOES_ON or (reply.stop == "tool_use" and not calls):
                return self._end(reply)
            talk.history.replied(reply.blocks)
            for call in calls if left else ():
                await self._tool(call)
            talk.history.close()
        return End("turns", said.turns(talk.settings))

    async def _reply(self) -> Reply:
        talk = self._talk
        with anyio.fail_after(talk.settings.reply_seconds):
            reply = await talk.replies.reply(talk.history.messages, after_text=bool(self.text))
        self.text += reply.text
        talk.replies.partial = ""
        return reply

    async def _tool(self, call: Block) -> None:
        """Make a call, once: one that was made before is answered as it was then.

        Calls of one reply are made in the model's order, not at once: the numbers of documents, and
        the book that a call sees after another has changed it, then hang on no thread.
        """
        key, talk = call["id"], self._talk
        if key not in talk.done:
            talk.done[key] = await self._called(call)
        answered = talk.done[key]
        talk.history.answered(key, answered.text, is_error=answered.is_error)

    async def _called(self, call: Block) -> Answered:
        key, name, given = call["id"], call["name"], call["input"]
        talk = self._talk
        talk.emit(ToolCalled(key, name, given if isinstance(given, dict) else {}))
        begun = time.perf_counter()
        answered = await talk.host.call(name, given)
        seconds = time.perf_counter() - begun
        if talk.transcript:
            talk.transcript.tool_result(
                key,
                answered.text,
                is_error=answered.is_error,
                seconds=seconds,
                saved=answered.saved,
            )
        paths = tuple(str(talk.outputs / path) for path in answered.saved)
        why = answered.text if answered.is_error else ""
        talk.emit(ToolAnswered(key, name, seconds, answered.is_error, paths, why))
        return answered

    def _end(self, reply: Reply) -> End:
        """The last reply; calls in it were cut, or are not meant, and are not made."""
        talk = self._talk
        stop = STOPS.get(reply.stop, "end_turn" if reply.stop == "tool_use" else "failed")
        if stop == "refusal":
            # A model that is shown what it refused refuses again.
            return End(stop, said.REFUSED, forget=True)
        talk.history.replied(block for block in reply.blocks if block["type"] != "tool_use")
        if stop == "max_tokens":
            return self._cut_off(reply)
        unknown = said.UNKNOWN.format(stop=reply.stop) if stop == "failed" else ""
        return End(stop, unknown)

    def _cut_off(self, reply: Reply) -> End:
        if reply.stop != "max_tokens":
            return End("max_tokens", said.WINDOW)
        if reply.shortened:
            return End("budget", said.SHORTENED)
        return End("max_tokens", said.max_tokens(self._talk.settings))
