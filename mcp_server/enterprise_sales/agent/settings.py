"""Within what bounds a question is answered, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from enterprise_sales.agent.budget import Budget

if TYPE_CHECKING:
    from anthropic import (
        AsyncAnthropic,
        AsyncAnthropicBedrock,
        AsyncAnthropicBedrockMantle,
        AsyncAnthropicVertex,
    )

    from enterprise_sales.agent.models import Model

Client: TypeAlias = (
    "AsyncAnthropic | AsyncAnthropicBedrock | AsyncAnthropicBedrockMantle | AsyncAnthropicVertex"
)


@dataclass(frozen=True)
class Settings:
    """Within what bounds a question is answered.

    Attributes:
        model: that is asked.
        max_tokens: the longest reply.
        max_turns: replies to one question, those that ask for tools included.
        budget: of all replies; one object may be shared by conversations at the same time.
        reply_seconds: until a reply must be whole, waiting for a busy API included.
        silent_seconds: without a byte after which a connection counts as cut.
        total_seconds: until a question must be answered, its tools included.
        retries: how often a request that failed, or a reply that was cut, is sent again.
    """

    model: Model
    max_tokens: int = 16_000
    max_turns: int = 24
    budget: Budget = field(default_factory=Budget)
    reply_seconds: float = 600
    silent_seconds: float = 120
    total_seconds: float = 1800
    retries: int = 4
