"""Which model an alias stands for, and what it costs; one place, which the user can override."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import get_args

from enterprise_sales.agent.definition import INHERIT
from enterprise_sales.agent.models_file import (
    Alias,
    ModelsError,
    ModelsFile,
    PriceEntry,
    Provider,
    RateEntry,
    models_file,
)
from enterprise_sales.language import references_dir

__all__ = ["ALIASES", "OWN", "Model", "ModelsError", "Prices", "Provider", "Rate", "resolve"]

OWN = "models.yaml"
"""The user's own ids and prices, in the folder of the book."""
ALIASES: tuple[Alias, ...] = get_args(Alias)
_LONG_CONTEXT = "[1m]"


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
    alias: Alias | None
    provider: Provider
    prices: Prices | None


def resolve(
    alias: str, provider: Provider, environment: Mapping[str, str], own: Path | None = None
) -> Model:
    """The model that an alias or an id stands for.

    The first that knows the alias says the id: the environment
    (`ANTHROPIC_DEFAULT_SONNET_MODEL`, `…OPUS…`, `…HAIKU…`, and `ANTHROPIC_MODEL` for `inherit`,
    as code.claude.com/docs/en/model-config says), the file `own`, references/models.yaml. A word
    that is no alias is an id and stays as it is.

    Args:
        alias: `sonnet`, `opus`, `haiku`, `inherit` or an id.
        provider: who serves it.
        environment: of the process.
        own: the user's `models.yaml`; a file that is not there says nothing.

    Raises:
        ModelsError: a file cannot be read; where, what is wrong, what to do.
    """
    files = [models_file(path) for path in (own, references_dir() / OWN) if path is not None]
    named = _named(alias, environment, files)
    known = next((each for each in ALIASES if each == named), None)
    found = named if known is None else _id(known, provider, environment, files)
    return Model(found, known, provider, _prices(found, provider, files))


def _named(alias: str, environment: Mapping[str, str], files: list[ModelsFile]) -> str:
    """The alias or id that is meant."""
    if alias != INHERIT:
        return _plain(alias)
    defaults = (file.default for file in files if file.default)
    return _plain(environment.get("ANTHROPIC_MODEL") or next(defaults))


def _id(
    alias: Alias, provider: Provider, environment: Mapping[str, str], files: list[ModelsFile]
) -> str:
    set_by_user = environment.get(f"ANTHROPIC_DEFAULT_{alias.upper()}_MODEL")
    written = (file.models.get(alias, {}).get(provider) for file in files)
    return _plain(set_by_user or next(entry.id for entry in written if entry))


def _plain(model: str) -> str:
    """Without the mark by which Claude Code asks for a long context; no request takes it."""
    return model.strip().removesuffix(_LONG_CONTEXT)


def _prices(model: str, provider: Provider, files: list[ModelsFile]) -> Prices | None:
    written = (file.prices.get(provider, {}).get(model) for file in files)
    entry = next((each for each in written if each), None)
    return None if entry is None else _read(entry)


def _read(entry: PriceEntry) -> Prices:
    long = entry.long_prompt
    return Prices(
        *_rate(entry),
        long_prompt=None if long is None else Rate(*_rate(long)),
        long_over=None if long is None else long.over_tokens,
    )


def _rate(entry: RateEntry) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    return entry.input.usd, entry.output.usd, entry.cache_write.usd, entry.cache_read.usd
