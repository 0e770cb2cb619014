"""What a transcript records, one kind of line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import JsonValue

SCHEMA = 1
"""Raised when an old reader would misread a new line."""


@dataclass(frozen=True, kw_only=True)
class Start:
    """What runs: the first line.

    Attributes:
        at: when, in UTC.
        agent: its name.
        model: the id that requests name.
        provider: who serves it: anthropic, bedrock or vertex.
        version: of this program.
        book_sha256: of the book; None where it could not be read.
        schema: of the transcript.
    """

    at: datetime
    agent: str
    model: str
    provider: str
    version: str
    book_sha256: str | None = None
    schema: int = SCHEMA
    type: Literal["start"] = "start"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the user asked; several in a conversation."""

    at: datetime
    text: str
    type: Literal["question"] = "question"


@dataclass(frozen=True, kw_only=True)
class ToolCall:
    """A call of a tool, written before the tool runs; `id` is the model's."""

    at: datetime
    id: str
    name: str
    arguments: dict[str, JsonValue]
    type: Literal["tool_call"] = "tool_call"


@dataclass(frozen=True, kw_only=True)
class ToolResult:
    """What came of the call with this `id`.

    Attributes:
        at: when it was there.
        id: of the call.
        sha256: of the text that the model was given.
        is_error: whether the tool refused.
        seconds: the tool's own time.
        saved: paths of the documents it saved, from the outputs folder.
    """

    at: datetime
    id: str
    sha256: str
    is_error: bool
    seconds: float
    saved: tuple[str, ...] = ()
    type: Literal["tool_result"] = "tool_result"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Tokens of a reply or of all, and their cost in USD; None where a price is unknown."""

    input: int
    output: int
    cache_write: int
    cache_read: int
    cost: str | None


@dataclass(frozen=True, kw_only=True)
class UsageTold(Tokens):
    """What one reply used."""

    at: datetime
    type: Literal["usage"] = "usage"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to a question, whole, and why it stopped; see `events.Ended`."""

    at: datetime
    text: str
    stop: str
    type: Literal["answer"] = "answer"


@dataclass(frozen=True, kw_only=True)
class End(Tokens):
    """The run is over: all tokens, their cost, the number of replies; the last line."""

    at: datetime
    replies: int
    type: Literal["end"] = "end"


Record = Start | Question | ToolCall | ToolResult | UsageTold | Answer | End
