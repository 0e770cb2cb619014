"""What a journal says when it is read from its beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from enterprise_sales.agent.journal_records import (
    ANSWERED,
    Asked,
    Done,
    Record,
    Saved,
    Start,
    Taken,
    Wrote,
)


@dataclass
class State:
    """Where a question to many accounts stands.

    Attributes:
        start: the run that began last; None before the first.
        done: account → its last end.
        asked: account → how it was asked, where no end is known since.
        saved: account → every document saved for it, however it ended, in their order.
        wrote: whether the run itself has written into the book.
        taken: tokens that may have been paid for; what a kill left open counts at its most.
    """

    start: Start | None = None
    done: dict[str, Done] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    saved: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wrote: bool = False
    taken: int = 0

    def answered(self, account: str) -> Done | None:
        """The end of an account that has its answer, else None."""
        end = self.done.get(account)
        return end if end and end.stop == ANSWERED else None

    def add(self, record: Record) -> State:
        """This state after one more line."""
        match record:
            case Start():
                return self._begun(record)
            case Asked():
                self.asked[record.account] = record
            case Saved():
                known = self.saved.get(record.account, ())
                self.saved[record.account] = (*known, *record.paths)
            case Done():
                self._ended(record)
            case Wrote():
                self.wrote = True
            case Taken():
                self.taken = record.spent + record.held
        return self

    def _begun(self, start: Start) -> State:
        if start.fresh:
            return State(start)
        self.start = start
        return self

    def _ended(self, end: Done) -> None:
        self.done[end.account] = end
        self.asked.pop(end.account, None)


def state_of(records: Iterable[Record]) -> State:
    """What the lines say together."""
    state = State()
    for record in records:
        state = state.add(record)
    return state
