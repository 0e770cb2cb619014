"""What is told of one account at its end, from what the journal says of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from enterprise_sales.agent.each_events import NOT_ASKED, AccountEnded

if TYPE_CHECKING:
    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.journal import Journal
    from enterprise_sales.agent.journal_records import Done


def row(account: Account, done: Done, journal: Journal, *, earlier: bool = False) -> AccountEnded:
    """An account that was asked, with the documents of every run whose answers count.

    Args:
        account: which one.
        done: its end.
        journal: in which it stands.
        earlier: whether a run before this one has asked it.
    """
    return AccountEnded(
        account=account.id,
        name=account.name,
        stop=done.stop,
        earlier=earlier,
        text=done.text,
        saved=_saved(account, journal, done.saved),
        tokens=done.tokens,
        cost=None if done.cost is None else Decimal(done.cost),
        transcript=None if done.transcript is None else journal.whole(done.transcript),
        message=done.message,
        at_least=done.at_least,
    )


def not_asked(account: Account, journal: Journal, why: str) -> AccountEnded:
    """An account that was not asked in this run, and why; documents saved before are named."""
    saved = _saved(account, journal)
    return AccountEnded(account.id, account.name, NOT_ASKED, saved=saved, message=why)


def _saved(account: Account, journal: Journal, last: tuple[str, ...] = ()) -> tuple[str, ...]:
    known = journal.state.saved.get(account.id, ())
    return tuple(journal.whole(path) for path in dict.fromkeys((*known, *last)))
