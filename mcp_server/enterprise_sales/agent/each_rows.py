"""What is told of one account at its end, from what the journal says of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from enterprise_sales.agent.each_events import NOT_ASKED, AccountEnded

if TYPE_CHECKING:
    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.journal_records import Done
    from enterprise_sales.agent.journal_state import State


def row(account: Account, done: Done, state: State, *, earlier: bool = False) -> AccountEnded:
    """An account that was asked, with the documents of every run of the day.

    Args:
        account: which one.
        done: its end.
        state: what the journal says.
        earlier: whether a run before this one has asked it.
    """
    known = state.saved.get(account.id, ())
    return AccountEnded(
        account=account.id,
        name=account.name,
        stop=done.stop,
        earlier=earlier,
        text=done.text,
        saved=tuple(dict.fromkeys((*known, *done.saved))),
        tokens=done.tokens,
        cost=None if done.cost is None else Decimal(done.cost),
        transcript=done.transcript,
        message=done.message,
    )


def not_asked(account: Account, state: State, why: str) -> AccountEnded:
    """An account that was not asked in this run, and why; documents saved before are named."""
    saved = state.saved.get(account.id, ())
    return AccountEnded(account.id, account.name, NOT_ASKED, saved=saved, message=why)
