"""A budget in tokens that is never passed, shared by all that ask at the same time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio

LEAST_OUTPUT = 256
"""Tokens of answer under which a request is not worth its price: two sentences."""


class BudgetSpentError(Exception):
    """What is left of the budget is too little for one more request; its text is for people."""

    def __init__(self, total: int, spent: int, needed: int) -> None:
        super().__init__(
            f"The budget of {total:,} tokens is nearly spent: {spent:,} are gone, and the next"
            f" request may take {needed:,}. Give a larger budget, or ask a shorter question."
        )


class Budget:
    """Tokens that all requests together may take: input, output and both kinds of cache.

    A request is reserved at the most that it can take and settled at what it took. Requests at the
    same time hold their reservations together, so that no order of answers passes the total.
    Whoever finds too little left while others still hold some waits for them.

    Attributes:
        total: None where there is no limit.
        spent: by requests that are settled.
        held: by requests under way.
    """

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.spent = 0
        self.held = 0
        self._settled = anyio.Event()

    @property
    def left(self) -> int | None:
        """What nobody has taken or holds; None where there is no limit."""
        return None if self.total is None else max(0, self.total - self.spent - self.held)

    def has_room(self, most_input: int) -> bool:
        """Whether a request of so many tokens and a short answer fits into what is not spent."""
        return self.total is None or most_input + LEAST_OUTPUT <= self.total - self.spent

    @asynccontextmanager
    async def reserved(self, most_input: int, most_output: int) -> AsyncIterator[Reservation]:
        """Hold what a request can take while the block runs, then take what it settled.

        Args:
            most_input: the most tokens that the request can count.
            most_output: the longest answer wanted; the reservation has what there is left for.

        Raises:
            BudgetSpentError: there is not enough left, and nobody holds what could come back.
        """
        output = await self._room(most_input, most_output)
        reservation = Reservation(self, most_input, output)
        self.held += reservation.whole
        try:
            yield reservation
        finally:
            self.held -= reservation.whole
            self.spent += reservation.spent
            self._settled.set()
            self._settled = anyio.Event()

    async def _room(self, most_input: int, most_output: int) -> int:
        """The longest answer that there is room for, once there is."""
        # A limit on replies under the shortest answer is the user's own choice.
        least = min(LEAST_OUTPUT, most_output)
        while self.total is not None:
            free = self.total - self.spent - self.held - most_input
            if free >= least:
                return min(most_output, free)
            if not self.held or free + self.held < least:
                raise BudgetSpentError(self.total, self.spent, most_input + least)
            await self._settled.wait()
        return most_output


class Reservation:
    """Tokens held for one request.

    Attributes:
        input: the most that the request itself can count.
        output: the most that its answer may count: `max_tokens` of the request.
        spent: what it took; the whole until somebody knows better, as it may all be billed.
    """

    def __init__(self, budget: Budget, most_input: int, most_output: int) -> None:
        self.input = most_input
        self.output = most_output
        self.spent = self.whole
        self._budget = budget

    @property
    def whole(self) -> int:
        """The most that it can take."""
        return self.input + self.output

    def settle(self, tokens: int) -> None:
        """Tell what the request took: input, output, and what went through the cache."""
        self.spent = tokens

    def again(self) -> None:
        """The request is sent once more; what the try before it took, it has told.

        Raises:
            BudgetSpentError: there is no room for both, as the first may be billed.
        """
        budget, lost = self._budget, self.spent
        if budget.left is not None and budget.total is not None and budget.left < lost:
            raise BudgetSpentError(budget.total, budget.spent, self.whole)
        budget.spent += lost
        self.spent = self.whole
