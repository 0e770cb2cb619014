"""One question put to many accounts: some at a time, within one budget, each answered once."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from enterprise_sales.agent.about_account import about
from enterprise_sales.agent.each_events import AccountEnded, EachEvent, OfAccount
from enterprise_sales.agent.each_notes import Notes
from enterprise_sales.agent.events import Event
from enterprise_sales.store import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import datetime

    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.each_brake import Brake
    from enterprise_sales.agent.journal import Journal

FAILED_IN_A_ROW = 3
"""Accounts that fail one after another until no more are asked: the fault is then not theirs."""
FAILING = "{count} accounts in a row failed, so no more were asked; the last said: {message}"
DEFECT = "A defect in the program stopped this answer: {problem}"
CUT = "The answer was stopped before its end; ask again."
_log = logging.getLogger(__name__)


class Talk(Protocol):
    """What is needed of a conversation."""

    def ask(self, question: str) -> AsyncGenerator[Event, None]:
        """Answer a question; the events end with exactly one `Ended`."""

    def cancel(self) -> None:
        """Stop the answer under way."""


Open = Callable[[str], AbstractAsyncContextManager[Talk]]
"""A new conversation for a question; it asks nothing yet."""
Tell = Callable[[EachEvent], None]


@dataclass(frozen=True)
class Asking:
    """With what accounts are asked.

    Attributes:
        question: as the user wrote it.
        talk: opens a conversation.
        journal: where it is written down.
        brake: says whether one more may be asked.
        tell: is told what happens, after it is written down.
        now: the clock.
    """

    question: str
    talk: Open
    journal: Journal
    brake: Brake
    tell: Tell
    now: Callable[[], datetime]


async def ask_all(asking: Asking, accounts: Sequence[Account], jobs: int) -> None:
    """Ask about each account, `jobs` of them at a time, in their order, until the brake stops it.

    When the task is cancelled, the answers under way are written down as cancelled.

    Args:
        asking: with what.
        accounts: those that have no answer yet.
        jobs: at least 1.
    """
    waiting, failed = deque(accounts), list[str]()

    async def work() -> None:
        while waiting and not asking.brake.reason:
            ended = await _one(asking, waiting.popleft())
            _look(ended, failed, asking.brake)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(jobs, len(waiting))):
            group.create_task(work())


async def _one(asking: Asking, account: Account) -> AccountEnded:
    """Ask about one account, write down what came of it, and tell it."""
    notes = Notes(account, asking.journal, asking.now)
    try:
        await _answer(asking, account, notes)
    except StoreError as error:
        # What cannot be written down must not be paid for.
        asking.brake.stop(str(error))
        notes.broke_off("failed", str(error))
    except Exception as error:
        _log.exception("the answer about %s stopped", account.id)
        notes.broke_off("failed", DEFECT.format(problem=f"{type(error).__name__}: {error}"))
    finally:
        # Left so far without an end where the task is cancelled.
        notes.broke_off("cancelled", CUT)
        asking.tell(notes.ended())
    return notes.ended()


async def _answer(asking: Asking, account: Account, notes: Notes) -> None:
    put = about(asking.question, account.id, account.name)
    notes.asked(put)
    async with asking.talk(put) as talk, aclosing(talk.ask(put)) as events:
        with asking.brake.holds(talk):
            async for event in events:
                notes.note(event)
                asking.tell(OfAccount(account.id, event))
                if asking.brake.cutting:
                    talk.cancel()


def _look(ended: AccountEnded, failed: list[str], brake: Brake) -> None:
    """Stop where one more account could only fail."""
    if ended.stop == "budget":
        brake.stop(ended.message)
    if ended.stop != "failed":
        failed.clear()
        return
    failed.append(ended.message)
    if len(failed) >= FAILED_IN_A_ROW:
        brake.stop(FAILING.format(count=len(failed), message=failed[-1]))
