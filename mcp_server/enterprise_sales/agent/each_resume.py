"""Where a run over many accounts begins: anew, or where the one before stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enterprise_sales import __version__
from enterprise_sales.agent.each_recovered import recovered
from enterprise_sales.agent.journal_records import Done, Start

if TYPE_CHECKING:
    from enterprise_sales.agent.journal import Journal
    from enterprise_sales.agent.journal_key import Key
    from enterprise_sales.agent.journal_state import State

AGAIN = "All accounts are asked anew, as --again says."
BOOK = (
    "The book or its thresholds have changed since {at}, so all accounts are asked anew; the"
    " documents saved before stay."
)


@dataclass(frozen=True)
class Beginning:
    """What a run begins with.

    Attributes:
        fresh: whether earlier answers no longer count.
        why: for people, where there are earlier answers that no longer count; else empty.
    """

    fresh: bool
    why: str = ""


def beginning(state: State, book: str, *, again: bool) -> Beginning:
    """Whether a run goes on where another stopped.

    It does while book and thresholds are the same. Where the run itself has written into the book,
    as tools that keep facts do, a changed book is its own doing and changes nothing.
    """
    if state.start is None:
        return Beginning(fresh=True)
    if again:
        return Beginning(fresh=True, why=AGAIN)
    if state.start.book != book and not state.wrote:
        return Beginning(fresh=True, why=BOOK.format(at=f"{state.start.at:%Y-%m-%d %H:%M} UTC"))
    return Beginning(fresh=False)


def begin(journal: Journal, key: Key, book: str, at: datetime, *, again: bool) -> str:
    """Write the start of a run, and what a kill kept the run before from writing.

    Args:
        journal: of the question.
        key: of the journal.
        book: digest of book and thresholds.
        at: now, in UTC.
        again: whether the user wants to start over.

    Returns:
        For people, why earlier answers no longer count; empty where they do, or there are none.

    Raises:
        StoreError: the journal cannot be written.
    """
    begins = beginning(journal.state, book, again=again)
    start = Start(
        at=at,
        question=key.question,
        agent=key.agent,
        model=key.model,
        filter=key.filter,
        book=book,
        version=__version__,
        fresh=begins.fresh,
    )
    journal.write(start)
    for end in unwritten(journal.state, journal.path.parent):
        journal.write(end)
    return begins.why


def unwritten(state: State, folder: Path) -> list[Done]:
    """Ends of answers that a kill kept out of the journal, from the transcripts in `folder`."""
    found = (recovered(asked, folder) for asked in state.asked.values())
    return [end for end in found if end is not None]
