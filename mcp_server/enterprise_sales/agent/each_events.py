"""What happens while a question is put to many accounts, beside the events of each answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.events import Event

NOT_ASKED = "not_asked"
"""The stop of an account that no request was sent for."""


class _Event:
    type: ClassVar[str]

    def as_json(self) -> dict[str, Any]:
        """Plain values, `type` first; an unknown cost is null."""
        values = asdict(self)  # type: ignore[call-overload]
        return {"type": self.type} | {name: _plain(value) for name, value in values.items()}


@dataclass(frozen=True)
class EachStarted(_Event):
    """The accounts are known, and what is answered already.

    Attributes:
        question: as the user wrote it.
        agent: its name.
        model: the id of the model that is asked.
        filter: which accounts.
        accounts: in the order in which they are asked.
        earlier: ids of those that are answered already and not asked again.
        budget: tokens of all runs whose answers count; None: no limit.
        taken: tokens that runs before took, if their answers count, or may have taken.
        journal: its path.
        message: for people, why what was answered today is asked again; empty where it is not.
    """

    type: ClassVar[str] = "each_started"
    question: str
    agent: str
    model: str
    filter: str
    accounts: tuple[Account, ...]
    earlier: tuple[str, ...]
    budget: int | None
    taken: int
    journal: str
    message: str = ""


@dataclass(frozen=True)
class OfAccount:
    """What happens in the answer about one account."""

    account: str
    event: Event

    def as_json(self) -> dict[str, Any]:
        """The event with the id of the account."""
        return {**self.event.as_json(), "account": self.account}


@dataclass(frozen=True)
class AccountEnded(_Event):
    """What came of one account; one for each, whether it was asked or not.

    Attributes:
        account: its id.
        name: as it stands in the book.
        stop: as `events.Ended` has it, or `not_asked`.
        earlier: whether a run before this one has answered it.
        text: the answer.
        saved: paths of its documents, those of runs before among them.
        tokens: of all replies to it; None where it was not asked.
        cost: of them in US dollars; None where it is not known.
        transcript: path of the record, or None.
        message: for people, what happened and what to do; empty where it is answered.
        at_least: whether tokens and cost may be more, as a reply was cut or never came.
    """

    type: ClassVar[str] = "account_ended"
    account: str
    name: str
    stop: str
    earlier: bool = False
    text: str = ""
    saved: tuple[str, ...] = ()
    tokens: int | None = None
    cost: Decimal | None = None
    transcript: str | None = None
    message: str = ""
    at_least: bool = False


@dataclass(frozen=True)
class EachEnded(_Event):
    """All is over.

    Attributes:
        answered: how many accounts have their answer, those of runs before among them.
        accounts: of how many.
        tokens: of this run.
        cost: of this run in US dollars; None where the cost of one reply is not known.
        taken: tokens of all runs whose answers count; a request that a kill left open at its most.
        budget: which `taken` never passes; None: no limit.
        message: for people, why no more accounts were asked; empty where all were.
        at_least: whether tokens and cost may be more, as a reply was cut or never came.
    """

    type: ClassVar[str] = "each_ended"
    answered: int
    accounts: int
    tokens: int
    cost: Decimal | None
    taken: int
    budget: int | None
    message: str = ""
    at_least: bool = False


EachEvent = EachStarted | OfAccount | AccountEnded | EachEnded


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
