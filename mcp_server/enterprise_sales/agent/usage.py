"""Tokens that replies used, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from enterprise_sales.agent.models import Model

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True)
class Usage:
    """Tokens of one reply or of many.

    Attributes:
        input: read, neither from nor into the cache.
        output: written by the model.
        cache_write: read and put into the cache.
        cache_read: read from the cache.
    """

    input: int = 0
    output: int = 0
    cache_write: int = 0
    cache_read: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input + other.input,
            self.output + other.output,
            self.cache_write + other.cache_write,
            self.cache_read + other.cache_read,
        )

    @property
    def prompt(self) -> int:
        """All that was read, wherever from."""
        return self.input + self.cache_write + self.cache_read

    @property
    def total(self) -> int:
        """All four."""
        return self.prompt + self.output


def usage_of(told: Any) -> Usage:
    """What the API tells of a reply (`message.usage`); a count that it leaves out is 0 tokens."""
    return Usage(
        told.input_tokens or 0,
        told.output_tokens or 0,
        told.cache_creation_input_tokens or 0,
        told.cache_read_input_tokens or 0,
    )


def cost(usage: Usage, model: Model) -> Decimal | None:
    """The cost of ONE reply in USD; None where a price is unknown.

    Of one reply, as a price may depend on how long the prompt of a request was: the cost of a
    run is the sum over its replies, which `Spent` keeps.
    """
    if model.prices is None:
        return None
    rate = model.prices.for_prompt(usage.prompt)
    parts = (
        usage.input * rate.input,
        usage.output * rate.output,
        usage.cache_write * rate.cache_write,
        usage.cache_read * rate.cache_read,
    )
    return sum(parts, Decimal(0)) / _MILLION


@dataclass(frozen=True)
class Spent:
    """The running account of a run.

    Attributes:
        usage: of all replies.
        cost: in USD; None as soon as the cost of one reply is unknown.
        replies: how many there were, those among them that were cut or never came.
        at_least: whether it may be more, as of one of them nobody told how long it became.
    """

    usage: Usage = Usage()
    cost: Decimal | None = Decimal(0)
    replies: int = 0
    at_least: bool = False

    def reply(self, usage: Usage, price: Decimal | None, *, at_least: bool = False) -> Spent:
        """This account and one more reply, with its `cost`."""
        whole = None if self.cost is None or price is None else self.cost + price
        more = self.at_least or at_least
        return Spent(self.usage + usage, whole, self.replies + 1, more)
