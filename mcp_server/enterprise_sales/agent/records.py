"""What a transcript records, one kind of line each; `at` is when, in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

SCHEMA = 1
"""Raised when an old reader would misread a new line."""


@dataclass(frozen=True, kw_only=True)
class Start:
    """What runs: the first line.

    Attributes:
        schema: of the transcript.
        agent: its name.
        model: the id that requests name.
        provider: who serves it: anthropic, bedrock or vertex.
        version: of this program.
    """

    type: Literal["start"] = "start"
    at: datetime
    schema: int = SCHEMA
    agent: str
    model: str
    provider: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the user asked; several in a conversation."""

    type: Literal["question"] = "question"
    at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class ToolCall:
    """A call of a tool, written before the tool runs; `id` is the model's."""

    type: Literal["tool_call"] = "tool_call"
    at: datetime
    id: str
    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class SavedDocument:
    """A document was saved.

    Attributes:
        path: from the outputs folder.
        sha256: of the document.
        book_sha256: of the book that its figures come from.
    """

    type: Literal["saved"] = "saved"
    at: datetime
    path: str
    sha256: str
    book_sha256: str


@dataclass(frozen=True, kw_only=True)
class ToolResult:
    """What came of the call with this `id`.

    Attributes:
        id: of the call.
        sha256: of the text that the model was given.
        is_error: whether the tool refused.
        seconds: the tool's own time.
        saved: paths of the documents it saved, from the outputs folder.
    """

    type: Literal["tool_result"] = "tool_result"
    at: datetime
    id: str
    sha256: str
    is_error: bool
    seconds: float
    saved: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Tokens:
    """What replies took.

    Attributes:
        input: tokens read; `output`, `cache_write` and `cache_read` as in `usage.Usage`.
        cost: in USD; None where a price is unknown.
        at_least: whether it may be more, as a reply was cut or never came, and nobody told.
    """

    type: str
    at: datetime
    input: int
    output: int
    cache_write: int
    cache_read: int
    cost: str | None
    at_least: bool = False


@dataclass(frozen=True, kw_only=True)
class UsageTold(_Tokens):
    """What one reply took."""

    type: Literal["usage"] = "usage"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to a question, whole, and why it stopped: a `Stop` of `events`."""

    type: Literal["answer"] = "answer"
    at: datetime
    text: str
    stop: str


@dataclass(frozen=True, kw_only=True)
class End(_Tokens):
    """The run is over: what all replies took, and how many they were; the last line."""

    type: Literal["end"] = "end"
    replies: int


Record = Start | Question | ToolCall | SavedDocument | ToolResult | UsageTold | Answer | End
