"""The form of `models.yaml`: ids of models by alias, and prices by id."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from enterprise_sales.playbook.document import Document
from enterprise_sales.playbook.errors import EXCERPT_LENGTH, PlaybookError
from enterprise_sales.playbook.files import read_file, stamp_if_there

Alias = Literal["sonnet", "opus", "haiku"]
Provider = Literal["anthropic", "bedrock", "mantle", "vertex"]
"""Who serves a model; Amazon has two endpoints, `bedrock` being bedrock-runtime."""


class ModelsError(Exception):
    """A `models.yaml` cannot be used; for people: where, what is wrong, what to do."""


class _Sourced(BaseModel):
    """Something that a page vouches for; the program's own file names the page and the day."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    source: str | None = None
    checked: date | None = None
    note: str | None = None


class Id(_Sourced):
    """The id of a model."""

    id: str = Field(min_length=1)


class Price(_Sourced):
    """US dollars for a million tokens."""

    usd: Decimal = Field(ge=0, allow_inf_nan=False)


def _short(key: str) -> BeforeValidator:
    """A value written alone stands for a mapping that holds nothing else."""
    return BeforeValidator(lambda given: given if isinstance(given, dict) else {key: given})


_Id = Annotated[Id, _short("id")]
_Price = Annotated[Price, _short("usd")]


class RateEntry(BaseModel):
    """A price for each kind of token."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    input: _Price
    output: _Price
    cache_write: _Price
    cache_read: _Price


class LongPrompt(RateEntry):
    """What every token of a request costs whose prompt is longer."""

    over_tokens: int = Field(ge=0)


class PriceEntry(RateEntry):
    """What a model costs."""

    long_prompt: LongPrompt | None = None


class ModelsFile(BaseModel):
    """All that a `models.yaml` says; what it leaves out it says nothing of."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    default: Alias | None = None
    models: dict[Alias, dict[Provider, _Id]] = {}
    prices: dict[Provider, dict[str, PriceEntry]] = {}


def models_file(path: Path) -> ModelsFile:
    """What the file says; nothing where there is none.

    Raises:
        ModelsError: it cannot be read.
    """
    try:
        stamp = stamp_if_there(path)
        document = None if stamp is None else read_file(stamp)
    except PlaybookError as error:
        raise ModelsError(str(error)) from error
    if document is None or document.data is None:
        return ModelsFile()
    try:
        return ModelsFile.model_validate(document.data)
    except ValidationError as error:
        raise ModelsError(_told(document, error)) from None


def _told(document: Document, error: ValidationError) -> str:
    first: Any = error.errors(include_url=False)[0]
    line = document.line(first["loc"])
    excerpt = document.text.splitlines()[line - 1].strip()[:EXCERPT_LENGTH]
    where = ".".join(map(str, first["loc"]))
    return (
        f"{document.label}, line {line}\n    {excerpt}\n{where}: {first['msg']}."
        " Write it as references/models.yaml of the program shows, or take it away."
    )
