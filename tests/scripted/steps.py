"""What a scripted model does with one request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Cut = Literal["no", "connection", "clean", "error"]
LITTLE: Json = {"input_tokens": 1, "output_tokens": 1}


def text(words: str) -> Json:
    """A block of text."""
    return {"type": "text", "text": words}


def call(name: str, given: object = None, key: str = "toolu_1") -> Json:
    """A block that asks for a tool."""
    return {"type": "tool_use", "id": key, "name": name, "input": {} if given is None else given}


@dataclass(frozen=True)
class Reply:
    """A reply, streamed.

    Attributes:
        blocks: of text and of tools asked for, in their order.
        stop: the reason to stop; None: `tool_use` where a tool is asked for, else `end_turn`.
        usage: what the API tells at the end; what it read it tells at the start already.
        cut: how the stream breaks off after the blocks: not at all, with its connection, cleanly
            but too early, or with an event `error`.
        pieces: how many pieces of the last block are left away before it is cut.
        error: the type of that error.
    """

    blocks: Sequence[Json]
    stop: str | None = None
    usage: Json = field(default_factory=lambda: dict(LITTLE))
    cut: Cut = "no"
    pieces: int = 0
    error: str = "overloaded_error"

    @property
    def reason(self) -> str:
        """The stop_reason that is told."""
        asks = any(block["type"] == "tool_use" for block in self.blocks)
        return self.stop or ("tool_use" if asks else "end_turn")


@dataclass(frozen=True)
class Refusal:
    """A status instead of a reply.

    Attributes:
        status: of HTTP.
        kind: the type of the error.
        retry_after: seconds that the API asks to wait, as it writes them.
        message: for people.
    """

    status: int
    kind: str = "api_error"
    retry_after: str | None = None
    message: str = "scripted"


@dataclass(frozen=True)
class Dropped:
    """The connection is closed before anything is said."""


@dataclass(frozen=True)
class Endless:
    """A reply that begins and never ends, until the client leaves or the script is over.

    Attributes:
        blocks: said before.
        pings: whether the connection is kept alive meanwhile.
    """

    blocks: Sequence[Json] = ()
    pings: bool = False


Step = Reply | Refusal | Dropped | Endless
Script = Callable[[Json], Step]
"""The body of a request → what is done with it."""


def says(words: str, **more: Any) -> Reply:
    """A reply of one text."""
    return Reply([text(words)], **more)


def calls(name: str, given: object = None, key: str = "toolu_1", **more: Any) -> Reply:
    """A reply that asks for one tool."""
    return Reply([call(name, given, key)], **more)


def in_turn(*steps: Step) -> Script:
    """One step after the other; a request beyond them is refused."""
    rest = iter(steps)
    return lambda _: next(rest, Refusal(400, "invalid_request_error", message="beyond the script"))
