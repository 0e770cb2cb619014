"""The budget of a question to many accounts: over a stop, too, it is never passed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from enterprise_sales.agent.budget import Budget
from enterprise_sales.agent.journal_records import Taken
from enterprise_sales.store import StoreError

if TYPE_CHECKING:
    from enterprise_sales.agent.journal import Journal


class JournaledBudget(Budget):
    """A budget that is written down before a request is sent, and as soon as one is answered.

    What earlier runs took counts; of a request that a kill left open, the most it could take.

    Args:
        total: of all runs of this journal together; None: no limit.
        journal: where it stands.
    """

    def __init__(self, total: int | None, journal: Journal) -> None:
        self._journal: Journal | None = None
        self._spent: int = 0
        self._held: int = 0
        super().__init__(total)
        self.spent = journal.state.taken
        self._journal = journal

    @property
    def spent(self) -> int:
        """Tokens of requests that are settled."""
        return self._spent

    @spent.setter
    def spent(self, tokens: int) -> None:
        self._spent = tokens
        if self._journal is not None:
            # If this cannot be written, the journal goes on saying the most that it can be.
            with suppress(StoreError):
                self._journal.write(Taken(spent=tokens, held=self._held))

    @property
    def held(self) -> int:
        """Tokens of requests under way, at their most."""
        return self._held

    @held.setter
    def held(self, tokens: int) -> None:
        # More is written down before it is sent. Less is not: until it is known what was spent
        # instead, the journal rather says too much.
        if self._journal is not None and tokens > self._held:
            self._journal.write(Taken(spent=self._spent, held=tokens))
        self._held = tokens
