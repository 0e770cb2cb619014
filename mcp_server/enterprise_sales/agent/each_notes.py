"""What is written down while one account is answered."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from enterprise_sales.agent.each_rows import row
from enterprise_sales.agent.events import Ended, Event, ToolAnswered, ToolCalled, Used
from enterprise_sales.agent.journal_records import Asked, Done, Saved, Wrote
from enterprise_sales.agent.usage import Spent
from enterprise_sales.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.each_events import AccountEnded
    from enterprise_sales.agent.journal import Journal

APPLY = "apply"
"""The argument with which a tool writes into the book; without it, it only shows."""


class Notes:
    """The lines of one account in the journal."""

    def __init__(self, account: Account, journal: Journal, now: Callable[[], datetime]) -> None:
        self._account, self._journal, self._now = account, journal, now
        self._spent = Spent()
        self._end: Done | None = None

    def asked(self, text: str) -> None:
        """Write that the question is about to be put.

        Raises:
            StoreError: the journal cannot be written; nothing must be asked then.
        """
        self._journal.write(Asked(at=self._at, account=self._account.id, text=text))

    def note(self, event: Event) -> None:
        """Write what the event changes for a run after this one.

        Raises:
            StoreError: the journal cannot be written.
        """
        match event:
            case ToolCalled() if event.arguments.get(APPLY) is True:
                self._journal.write(Wrote(account=self._account.id, tool=event.name))
            case ToolAnswered() if event.saved:
                self._journal.write(self._saved(event.saved))
            case Used():
                spent, more = self._spent, event.at_least
                self._spent = spent.reply(event.usage, event.cost, at_least=more)
            case Ended():
                self._write(self._told(event))
            case _:
                pass

    def broke_off(self, stop: str, message: str) -> None:
        """Write the end of an answer that came to none, unless it did.

        What its replies took is known; where the journal cannot be written, it is told all the
        same.
        """
        if self._end is not None:
            return
        with suppress(StoreError):
            self._write(self._done(stop, message))

    def ended(self) -> AccountEnded:
        """What came of the account; it has ended or broken off."""
        if self._end is None:
            raise AssertionError(self._account)
        return row(self._account, self._end, self._journal)

    @property
    def _at(self) -> datetime:
        return self._now().astimezone(UTC)

    def _write(self, end: Done) -> None:
        self._end = end
        self._journal.write(end)

    def _saved(self, paths: tuple[str, ...]) -> Saved:
        return Saved(account=self._account.id, paths=self._inside(paths))

    def _inside(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._journal.inside(path) for path in paths)

    def _told(self, event: Ended) -> Done:
        return Done(
            at=self._at,
            account=self._account.id,
            stop=event.stop,
            text=event.text,
            saved=self._inside(event.saved),
            tokens=event.usage.total,
            cost=None if event.cost is None else str(event.cost),
            transcript=event.transcript and self._journal.inside(event.transcript),
            message=event.message,
            at_least=event.at_least,
        )

    def _done(self, stop: str, message: str) -> Done:
        cost = self._spent.cost
        return Done(
            at=self._at,
            account=self._account.id,
            stop=stop,
            tokens=self._spent.usage.total,
            cost=None if cost is None else str(cost),
            message=message,
            at_least=self._spent.at_least,
        )
