"""The arguments of record_facts."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema, WithJsonSchema
from pydantic_core import PydanticCustomError

from enterprise_sales.tools.argument_types import Names, Text
from enterprise_sales.tools.arguments import BookArguments

MOST_ENTRIES = 200
"""Entries of one call; a technical limit."""


def _entries(given: object) -> object:
    """Entries as a list; one alone, as people write it."""
    listed = [given] if isinstance(given, dict) else given
    if not isinstance(listed, list | tuple) or len(listed) > MOST_ENTRIES:
        raise PydanticCustomError("entries_expected", "not entries")
    if not all(isinstance(one, dict) and all(isinstance(k, str) for k in one) for one in listed):
        raise PydanticCustomError("entries_expected", "not entries")
    return listed


def _schema(*names: str) -> WithJsonSchema:
    own: dict[str, Any] = {
        name: {"type": "integer" if name == "line" else "string"} for name in ("table", *names)
    }
    row = {"key": {"type": ["string", "object"]}, "set": {"type": "object"}}
    entry = {
        "type": "object",
        "properties": {**own, **row},
        "required": ["table", "set"],
        "additionalProperties": False,
    }
    return WithJsonSchema({"type": "array", "items": entry})


Entries = tuple[dict[str, Any], ...]
Facts = Annotated[
    Entries, BeforeValidator(_entries), _schema("said_by", "said_on", "file", "line", "quote")
]
Overrides = Annotated[Entries, BeforeValidator(_entries), _schema("reason", "author", "expires")]


class FactsArguments(BookArguments):
    """What record_facts takes."""

    account: Annotated[Text, Field(min_length=1)] = Field(
        description="Name or id of the account; a miss answers with the nearest names."
    )
    facts: Facts | SkipJsonSchema[None] = Field(
        None,
        description="Each {table, key: the row's id, set: {column: value}} with its source: said_by"
        " and said_on, or file, line and quote (the exact words). A key that is new makes a row.",
    )
    overrides: Overrides | SkipJsonSchema[None] = Field(
        None,
        description="Each {table, key, set} with reason, author and expires: a person's decision"
        " that stands above every source until that day.",
    )
    withdraw: Names | SkipJsonSchema[None] = Field(
        None, description="Ids of entries to take back, as in facts of an earlier answer."
    )
    apply: bool = Field(
        False, description="Whether it is written; false only shows the difference."
    )
