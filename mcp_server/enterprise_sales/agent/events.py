"""What happens while a question is answered, one event at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

if TYPE_CHECKING:
    from enterprise_sales.agent.usage import Usage

Stop = Literal[
    "end_turn", "max_tokens", "refusal", "turns", "budget", "timeout", "cancelled", "failed"
]
"""Why an answer ended; only `end_turn` is the whole answer."""


class _Event:
    """Shared by all: how an event is written as JSON."""

    type: ClassVar[str]

    def as_json(self) -> dict[str, Any]:
        """Plain values: `type` first, then the fields; an unknown cost is null."""
        return {"type": self.type} | {name: _plain(value) for name, value in vars(self).items()}


@dataclass(frozen=True)
class Started(_Event):
    """A question has been taken.

    Attributes:
        agent: the name of the agent.
        model: the id of the model that is asked.
        question: as it was put.
    """

    type: ClassVar[str] = "started"
    agent: str
    model: str
    question: str


@dataclass(frozen=True)
class Text(_Event):
    """A piece of the answer, as it comes; `Retried` with `void` takes pieces back."""

    type: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True)
class ToolCalled(_Event):
    """The model has asked for a tool, and the tool is now at work."""

    type: ClassVar[str] = "tool_called"
    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class ToolAnswered(_Event):
    """A tool is done.

    Attributes:
        id: of the call.
        name: of the tool.
        seconds: that the tool took.
        is_error: whether it refused; `message` then says why, in its words.
        saved: paths of the documents that it saved.
        message: empty where it did not refuse.
    """

    type: ClassVar[str] = "tool_answered"
    id: str
    name: str
    seconds: float
    is_error: bool
    saved: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True)
class Retried(_Event):
    """The API did not answer and is asked again.

    Attributes:
        attempt: the first try that failed is 1.
        seconds: that the API asked to wait; None where it did not say.
        reason: in one short phrase.
        void: whether pieces of text since the last reply no longer count, as the reply was cut.
    """

    type: ClassVar[str] = "retried"
    attempt: int
    seconds: float | None
    reason: str
    void: bool = False


@dataclass(frozen=True)
class Used(_Event):
    """What one reply took.

    Attributes:
        usage: in tokens.
        cost: in US dollars; None where the price of the model is not known.
        at_least: whether it may be more, as the reply was cut or never came, and nobody told.
    """

    type: ClassVar[str] = "used"
    usage: Usage
    cost: Decimal | None
    at_least: bool = False


@dataclass(frozen=True)
class Ended(_Event):
    """The last event of every question.

    Attributes:
        stop: why it ended.
        text: the whole of what the model said, replies separated by an empty line.
        saved: paths of the documents saved since the question was put, in their order.
        usage: of all replies to the question.
        cost: of all of them in US dollars, or None where it is not known.
        transcript: path of the record, or None where none is kept.
        message: for people, what happened and what to do; empty where `stop` is `end_turn`.
        at_least: whether usage and cost may be more, as a reply was cut or never came.
    """

    type: ClassVar[str] = "ended"
    stop: Stop
    text: str
    saved: tuple[str, ...]
    usage: Usage
    cost: Decimal | None
    transcript: str | None = None
    message: str = field(default="")
    at_least: bool = False


Event = Started | Text | ToolCalled | ToolAnswered | Retried | Used | Ended


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value  # type: ignore[call-overload]
