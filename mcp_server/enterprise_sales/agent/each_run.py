"""A run over many accounts, from its journal to its sums."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from enterprise_sales.agent.each import Asking, Open, Tell, ask_all
from enterprise_sales.agent.each_budget import JournaledBudget
from enterprise_sales.agent.each_events import (
    NOT_ASKED,
    AccountEnded,
    EachEnded,
    EachEvent,
    EachStarted,
)
from enterprise_sales.agent.each_resume import begin
from enterprise_sales.agent.each_rows import not_asked, row
from enterprise_sales.agent.journal import Journal, journal_of
from enterprise_sales.agent.journal_records import ANSWERED

if TYPE_CHECKING:
    from enterprise_sales.agent.budget import Budget
    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.each_brake import Brake
    from enterprise_sales.agent.journal_key import Key
    from enterprise_sales.tools.workspace import Workspace


@dataclass(frozen=True)
class Order:
    """What is wanted.

    Attributes:
        key: the question and what makes it the same one.
        accounts: in the order in which they are asked.
        book: digest of the book and its thresholds.
        jobs: how many answers at a time, at least 1.
        budget: tokens of all runs whose answers count; None: no limit.
        again: whether answers of today are asked for anew.
    """

    key: Key
    accounts: tuple[Account, ...]
    book: str
    jobs: int
    budget: int | None = None
    again: bool = False


async def run_each(
    order: Order,
    workspace: Workspace,
    talks: Callable[[Budget], Open],
    brake: Brake,
    tell: Tell,
) -> EachEnded:
    """Ask about every account that has no answer yet.

    Args:
        order: what is wanted.
        workspace: its outputs folder holds the journal.
        talks: within a budget, what opens a conversation.
        brake: stops it.
        tell: is told what happens: `EachStarted` first, one `AccountEnded` for each account,
            `EachEnded` last.

    Raises:
        StoreError: the outputs folder is refused, or another process asks the same.
    """
    with journal_of(order.key, workspace) as journal:
        why = begin(journal, order.key, order.book, workspace.now(), again=order.again)
        tell(_started(order, journal, why))
        seen = _Seen(tell)
        _tell_earlier(order.accounts, journal, seen)
        budget = JournaledBudget(order.budget, journal)
        asking = Asking(order.key.question, talks(budget), journal, brake, seen.tell, workspace.now)
        await _until_stopped(asking, seen.missing(order.accounts), order.jobs)
        for account in seen.missing(order.accounts):
            seen.tell(not_asked(account, journal, brake.reason))
        ended = seen.sums(order, journal.state.taken, brake.reason)
    tell(ended)
    return ended


async def _until_stopped(asking: Asking, accounts: Sequence[Account], jobs: int) -> None:
    try:
        await ask_all(asking, accounts, jobs)
    except asyncio.CancelledError:
        # All is written down; what is left is to say so.
        asking.brake.cut()
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()


def _tell_earlier(accounts: Sequence[Account], journal: Journal, seen: _Seen) -> None:
    for account in accounts:
        if done := journal.state.answered(account.id):
            seen.tell(row(account, done, journal, earlier=True))


def _started(order: Order, journal: Journal, why: str) -> EachStarted:
    answered = (one.id for one in order.accounts if journal.state.answered(one.id))
    return EachStarted(
        question=order.key.question,
        agent=order.key.agent,
        model=order.key.model,
        filter=order.key.filter,
        accounts=order.accounts,
        earlier=tuple(answered),
        budget=order.budget,
        taken=journal.state.taken,
        journal=str(journal.path),
        message=why,
    )


class _Seen:
    """Passes events on and keeps what the sums need."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._rows: dict[str, AccountEnded] = {}

    def tell(self, event: EachEvent) -> None:
        """Pass an event on."""
        if isinstance(event, AccountEnded):
            self._rows[event.account] = event
        self._tell(event)

    def missing(self, accounts: Sequence[Account]) -> list[Account]:
        """The accounts of which no end is told."""
        return [account for account in accounts if account.id not in self._rows]

    def sums(self, order: Order, taken: int, reason: str) -> EachEnded:
        """What all of it comes to."""
        asked = [one for one in self._rows.values() if not one.earlier and one.stop != NOT_ASKED]
        return EachEnded(
            answered=sum(one.stop == ANSWERED for one in self._rows.values()),
            accounts=len(order.accounts),
            tokens=sum(one.tokens or 0 for one in asked),
            cost=_sum([one.cost for one in asked]),
            taken=taken,
            budget=order.budget,
            message=reason,
            at_least=any(one.at_least for one in asked),
        )


def _sum(costs: Sequence[Decimal | None]) -> Decimal | None:
    """One unknown makes it unknown."""
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if len(known) == len(costs) else None
