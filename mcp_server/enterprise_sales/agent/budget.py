"""A budget in tokens that is never passed, shared by all that ask at the same time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


class BudgetSpentError(Exception):
    """What is left of the budget is too little for one more request; its text is for people."""


@dataclass
class Reservation:
    """Tokens held for one request.

    Attributes:
        input: the most that the request itself can count.
        output: the most that its answer may count: `max_tokens` of the request.
        spent: what it took; the whole until somebody knows better.
    """

    input: int
    output: int
    spent: int

    def settle(self, tokens: int) -> None:
        """Tell what the request took: input, output, and what went through the cache."""
        self.spent = tokens


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

    @property
    def left(self) -> int | None:
        """What nobody has taken or holds; None where there is no limit."""
        return None if self.total is None else max(0, self.total - self.spent - self.held)

    @asynccontextmanager
    async def reserved(self, most_input: int, most_output: int) -> AsyncIterator[Reservation]:
        """Hold what a request can take while the block runs, then take what it settled.

        Args:
            most_input: the most tokens that the request can count.
            most_output: the longest answer wanted; the reservation has what there is left for.

        Raises:
            BudgetSpentError: there is not enough left, and nobody holds what could come back.
        """
        raise NotImplementedError
        yield Reservation(most_input, most_output, 0)
