"""Which model an alias stands for, and what it costs; one place, which the user can override."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

Provider = Literal["anthropic", "bedrock", "vertex"]
PROVIDERS: tuple[Provider, ...] = ("anthropic", "bedrock", "vertex")
OWN = "models.yaml"
"""The user's own ids and prices, in the folder of the book."""


@dataclass(frozen=True)
class Rate:
    """USD for a million tokens of each kind; writing to the cache for five minutes."""

    input: Decimal
    output: Decimal
    cache_write: Decimal
    cache_read: Decimal


@dataclass(frozen=True)
class Prices(Rate):
    """The rate of a model, and another one for long prompts where it has one.

    Attributes:
        long_prompt: for every token of a request whose prompt is over `long_over` tokens.
        long_over: tokens, the cached ones among them.
    """

    long_prompt: Rate | None = None
    long_over: int | None = None

    def for_prompt(self, tokens: int) -> Rate:
        """The rate of a request whose prompt has so many tokens, the cached ones among them."""
        if self.long_prompt and self.long_over is not None and tokens > self.long_over:
            return self.long_prompt
        return self


@dataclass(frozen=True)
class Model:
    """A model as a provider knows it.

    Attributes:
        id: what requests name.
        alias: `sonnet`, `opus` or `haiku` where it was asked for so; else None.
        provider: whose id it is.
        prices: None where unknown, so that the cost is unknown too.
    """

    id: str
    alias: str | None
    provider: Provider
    prices: Prices | None


def provider_of(environment: Mapping[str, str]) -> Provider:
    """Who serves the model, by the switches that Claude Code reads.

    `CLAUDE_CODE_USE_BEDROCK` and `CLAUDE_CODE_USE_VERTEX`; the API of Anthropic without them.
    """
    raise NotImplementedError


def resolve(
    alias: str, provider: Provider, environment: Mapping[str, str], own: Path | None = None
) -> Model:
    """The model that an alias or an id stands for.

    The first that knows the alias says the id: the environment
    (`ANTHROPIC_DEFAULT_SONNET_MODEL`, `…OPUS…`, `…HAIKU…`, and `ANTHROPIC_MODEL` for `inherit`),
    the file `own`, references/models.yaml. A word that is no alias is an id and stays as it is.

    Args:
        alias: `sonnet`, `opus`, `haiku`, `inherit` or an id.
        provider: who serves it.
        environment: of the process.
        own: the user's `models.yaml`; a file that is not there says nothing.

    Raises:
        ModelsError: a file cannot be read; where, what is wrong, what to do.
    """
    raise NotImplementedError
