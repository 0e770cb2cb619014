"""The shape of one parameter as it stands in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from enterprise_sales.playbook.document import Document, Key
from enterprise_sales.playbook.errors import Notice
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.words import described

NonBlank = Field(min_length=1)
Leaf = TypeVar("Leaf", bound=BaseModel)


class CitedSource(BaseModel):
    """`source` of a parameter: who vouches for it, and when that was last checked."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    document: str = NonBlank
    section: str | None = None
    checked: date


class GivenValues(BaseModel):
    """A parameter as one playbook gives it: its values, their source, a note."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    values: dict[date | str, Any] = NonBlank
    source: CitedSource
    note: str | None = None


class DeclaredParameter(BaseModel):
    """A parameter as the base declares it; without values each playbook must give its own.

    Attributes:
        description: what it is, in one sentence.
        unit: name of a unit.
        choices: the codes it may hold, where they have no wording of their own.
        wording: the kind of wording that its codes have.
        values: date from which a value holds → value.
        source: who vouches for the values.
        note: a reason, or what the sources leave open.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    description: str = NonBlank
    unit: str = NonBlank
    choices: list[str] | None = None
    wording: str | None = None
    values: dict[date | str, Any] | None = None
    source: CitedSource | None = None
    note: str | None = None


LEAF_KEYS = frozenset(DeclaredParameter.model_fields)


def leaves(document: Document) -> Iterator[tuple[str, Key, Any]]:
    """Every parameter of a file, as dotted path, place and content; groups are walked through."""
    yield from _walk(document.data, ())


def _walk(node: Any, at: Key) -> Iterator[tuple[str, Key, Any]]:
    if isinstance(node, dict) and not (at and LEAF_KEYS & node.keys()):
        for key, part in node.items():
            yield from _walk(part, (*at, key))
    elif node is not None or at:
        yield ".".join(str(part) for part in at), at, node


def read_leaf(
    model: type[Leaf], document: Document, path: str, at: Key, content: Any
) -> tuple[Leaf | None, list[Notice]]:
    """One parameter, or what is wrong with its shape."""
    if not isinstance(content, dict):
        values = {"where": path or "The file", "found": described(content)}
        return None, [document.problem("mapping_expected", at, **values)]
    try:
        return model.model_validate(content), []
    except ValidationError as error:
        return None, [_problem(part, model, document, path, at) for part in error.errors()]


def _problem(error: Any, model: type[BaseModel], document: Document, path: str, at: Key) -> Notice:
    inner = tuple(error["loc"])
    place, key = (*at, *inner), str(inner[-1])
    within = CitedSource if inner[0] == "source" and len(inner) > 1 else model
    where = f"{path}, source" if within is CitedSource else path
    allowed = tuple(within.model_fields)
    if error["type"] == "extra_forbidden":
        found = {"nearest": hint(key, allowed), "allowed": ", ".join(allowed)}
        return document.problem("key_unknown", place, where=where, key=key, **found)
    if error["type"] == "missing":
        return document.problem("key_missing", place, where=where, key=key)
    problem = error["msg"].removeprefix("Input ")
    return document.problem("key_wrong", place, where=where, key=key, problem=problem)
