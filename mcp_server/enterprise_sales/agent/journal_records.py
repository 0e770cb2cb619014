"""What the journal of a question to many accounts records, one kind of line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

SCHEMA = 1
"""Raised when an old reader would misread a new line."""
ANSWERED = "end_turn"
"""The one stop after which an account is not asked again."""


@dataclass(frozen=True, kw_only=True)
class Start:
    """A run begins.

    Attributes:
        at: when, in UTC.
        question: as the user wrote it.
        agent: its name.
        model: the id that requests name.
        filter: which accounts, in one spelling.
        book: SHA-256 of the book and of the thresholds it is judged by.
        version: of this program.
        fresh: whether what stands before no longer counts.
        schema: of the journal.
    """

    at: datetime
    question: str
    agent: str
    model: str
    filter: str
    book: str
    version: str
    fresh: bool
    schema: int = SCHEMA
    type: Literal["start"] = "start"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question is about to be put; `text` as it is put, with the account."""

    at: datetime
    account: str
    text: str
    type: Literal["asked"] = "asked"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Tokens since the start that counts: of answered requests, and the most of open ones."""

    spent: int
    held: int
    type: Literal["taken"] = "taken"


@dataclass(frozen=True, kw_only=True)
class Wrote:
    """A tool is writing into the book for this account, so that the book is another one after."""

    account: str
    tool: str
    type: Literal["wrote"] = "wrote"


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A tool has saved documents; paths from the outputs folder."""

    account: str
    paths: tuple[str, ...]
    type: Literal["saved"] = "saved"


@dataclass(frozen=True, kw_only=True)
class Done:
    """An account is answered, or it is known why not.

    Attributes:
        at: when, in UTC.
        account: its id.
        stop: why it ended, as `events.Ended` has it.
        text: the answer.
        saved: paths of its documents from the outputs folder.
        tokens: of all replies to it.
        cost: in USD; None where a price is unknown.
        transcript: path of its record, or None.
        message: for people, where it is not answered.
        at_least: whether tokens and cost may be more, as a reply was cut or never came.
    """

    at: datetime
    account: str
    stop: str
    text: str = ""
    saved: tuple[str, ...] = ()
    tokens: int = 0
    cost: str | None = None
    transcript: str | None = None
    message: str = ""
    at_least: bool = False
    type: Literal["done"] = "done"


Record = Start | Asked | Taken | Wrote | Saved | Done
RECORD: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Field(discriminator="type")])
