"""One reply of the model: asked for, streamed, and asked for again where it was cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2
from anthropic import APIStatusError

from enterprise_sales.agent.events import Event, Retried, Text, Used
from enterprise_sales.agent.usage import cost, usage_of
from enterprise_sales.agent.watch import LOST, Watch

if TYPE_CHECKING:
    from anthropic.lib.streaming import AsyncMessageStream
    from anthropic.types import Message

    from enterprise_sales.agent.budget import Reservation
    from enterprise_sales.agent.conversation import Client, Settings
    from enterprise_sales.agent.history import Block
    from enterprise_sales.agent.request import Frame, Json

CUT = "the connection was cut in the middle of the answer"
PASSING = {"overloaded_error", "api_error", "rate_limit_error", "timeout_error"}
"""Errors in the middle of a stream that pass: https://platform.claude.com/docs/en/api/errors"""
COUNT_MARGIN = 20
"""The API calls its count of tokens an estimate: one in so many is added."""
LAST = "message_stop"
"""The event with which a reply is whole."""
BETWEEN = "\n\n"
"""Between the pieces of an answer that stand apart."""


class CutError(Exception):
    """The reply ended before its end."""


@dataclass(frozen=True)
class Reply:
    """A reply, whole.

    Attributes:
        stop: the API's `stop_reason`.
        blocks: its content, as the API takes it back.
        text: all its text, with what sets it apart from the text before.
        shortened: whether `max_tokens` was less than the settings say, for want of budget.
    """

    stop: str | None
    blocks: tuple[Block, ...]
    text: str
    shortened: bool


class Replies:
    """Asks for replies within the settings of a conversation.

    Attributes:
        client: as the settings want it, with a watch over its tries.
        address: of the API.
        partial: the text of the reply that is being streamed.
    """

    def __init__(
        self,
        client: Client,
        settings: Settings,
        frame: Frame,
        emit: Callable[[Event], None],
    ) -> None:
        watch = Watch(emit, settings.retries, settings.reply_seconds)
        timeout = httpx2.Timeout(settings.silent_seconds, connect=_connect_seconds(client))
        self.address = str(client.base_url).rstrip("/")
        self._plain = client
        self.client = client.with_options(
            max_retries=settings.retries,
            timeout=timeout,
            middleware=[*client.middleware, watch],
        )
        self._settings, self._frame, self._watch, self._emit = settings, frame, watch, emit
        self.partial = self._last = ""

    async def reply(self, messages: list[Json], *, after_text: bool) -> Reply:
        """The next reply.

        Args:
            messages: the history.
            after_text: whether the answer has text already, from which this one is set apart.

        Raises:
            BudgetSpentError: there is not enough left for it.
            CutError: it was cut once more than there are retries.
            anthropic.APIError: the API refused, or could not be reached.
        """
        for attempt in range(1, self._settings.retries + 2):
            try:
                return await self._tried(messages, after_text=after_text)
            except CutError:
                if attempt > self._settings.retries:
                    raise
                self.partial = ""
                self._emit(Retried(attempt, None, CUT, void=True))
        raise AssertionError("range ended")

    async def _tried(self, messages: list[Json], *, after_text: bool) -> Reply:
        most = await self._most_input(messages)
        budget, limit = self._settings.budget, self._settings.max_tokens
        async with budget.reserved(most, limit) as held:
            self._watch.reservation = held
            message = await self._streamed(messages, held, after_text=after_text)
        blocks = tuple(as_sent(message))
        return Reply(message.stop_reason, blocks, self.partial, held.output < limit)

    async def _streamed(
        self, messages: list[Json], held: Reservation, *, after_text: bool
    ) -> Message:
        body = self._frame.body(self._settings.model.id, messages)
        self._last = ""
        try:
            async with self.client.messages.stream(**body, max_tokens=held.output) as stream:
                try:
                    await self._read(stream, after_text=after_text)
                finally:
                    if self._last:
                        self._paid(stream.current_message_snapshot, held)
                if self._last != LAST:
                    raise CutError(CUT)
                return stream.current_message_snapshot
        finally:
            if not self._last and held.spent:
                self._emit(LOST)

    async def _read(self, stream: AsyncMessageStream, *, after_text: bool) -> None:
        """Read as far as it goes; `_last` then is the type of the last event."""
        try:
            async for event in stream:
                self._last = event.type
                if event.type == "text" and event.text:
                    self._said(event.text, new=event.text == event.snapshot, after=after_text)
        except APIStatusError as error:
            self._last = self._last and "error"
            if error.type not in PASSING:
                raise
        except (httpx2.HTTPError, ValueError):
            # A line of JSON that broke off is a ValueError.
            self._last = self._last and "cut"

    def _said(self, text: str, *, new: bool, after: bool) -> None:
        apart = BETWEEN if new and (after or self.partial) else ""
        self.partial += apart + text
        self._emit(Text(apart + text))

    def _paid(self, message: Message, held: Reservation) -> None:
        """Account for a reply; of one that was cut nobody tells how long it became."""
        usage, whole = usage_of(message.usage), self._last == LAST
        held.settle(usage.total if whole else usage.prompt + held.output)
        self._emit(Used(usage, cost(usage, self._settings.model), at_least=not whole))

    async def _most_input(self, messages: list[Json]) -> int:
        """The most tokens of the request; counted by the API where the bytes of it are too many."""
        most = self._frame.most_input(messages)
        if self._settings.budget.has_room(most):
            return most
        counted = await self._counted(messages)
        return most if counted is None else min(most, counted + counted // COUNT_MARGIN)

    async def _counted(self, messages: list[Json]) -> int | None:
        from anthropic import AnthropicError

        body = self._frame.body(self._settings.model.id, messages)
        try:
            counted = await self._plain.messages.count_tokens(**body)
        except AnthropicError:
            # Not every provider counts.
            return None
        return counted.input_tokens


def as_sent(message: Message) -> Iterator[Block]:
    """The content of a reply as the API takes it back."""
    for block in message.content:
        if block.type == "text":
            yield {"type": "text", "text": block.text}
        elif block.type == "tool_use":
            yield {"type": "tool_use", "id": block.id, "name": block.name, "input": block.input}
        else:
            yield block.model_dump(mode="json", exclude_none=True)


def _connect_seconds(client: Client) -> float | None:
    timeout = client.timeout
    return timeout.connect if isinstance(timeout, httpx2.Timeout) else timeout
