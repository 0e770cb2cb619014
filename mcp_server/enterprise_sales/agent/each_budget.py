"""The budget of a question to many accounts: over a stop, too, it is never passed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from enterprise_sales.agent.budget import Budget, Reservation
from enterprise_sales.agent.journal_records import Reserved, Settled

if TYPE_CHECKING:
    from enterprise_sales.agent.journal import Journal


class JournaledBudget(Budget):
    """A budget that writes down every request before it is sent and after it is answered.

    What an earlier run took counts; of a request that a kill left open, the most it could take.

    Args:
        total: of all runs of this journal together; None: no limit.
        journal: where it stands.
    """

    def __init__(self, total: int | None, journal: Journal) -> None:
        super().__init__(total)
        self.spent = journal.state.taken
        self._journal = journal

    @asynccontextmanager
    async def reserved(self, most_input: int, most_output: int) -> AsyncIterator[Reservation]:
        """As `Budget.reserved`; the journal holds the request before the block runs.

        Raises:
            BudgetSpentError: there is not enough left.
            StoreError: the journal cannot be written; nothing is sent then.
        """
        async with super().reserved(most_input, most_output) as held:
            request = self._journal.state.requests + 1
            self._journal.write(Reserved(request=request, tokens=held.input + held.output))
            try:
                yield held
            finally:
                self._journal.write(Settled(request=request, tokens=held.spent))
