"""The kinds of arguments: what is taken, and what a schema says of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LONGEST = 200
"""Characters of a name or id; longer is no name but a mistake."""
FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Month arithmetic must not leave what a date can hold."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class OneOf:
    """A text that must be one of a few."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check before the kind is checked."""
        return core_schema.no_info_before_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, *_: Any) -> JsonSchemaValue:
        """An enumeration."""
        return {"type": "string", "enum": list(self.names)}

    def _known(self, given: object) -> object:
        if isinstance(given, str) and given not in self.names:
            choices = {"names": ", ".join(self.names)}
            raise PydanticCustomError("choice_unknown", "unknown", choices)
        return given


def _day(given: object) -> date:
    """A day as people write it; numbers and week dates, which Python would take, are refused."""
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise PydanticCustomError("date_unreadable", "not a date")
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise PydanticCustomError("date_unreadable", "not a date") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"low": str(FIRST_YEAR), "high": str(LAST_YEAR)}
        raise PydanticCustomError("date_too_far", "too far", years)
    return day


def _names(given: object) -> object:
    """Names as a list; one alone, or several with commas, as people write them."""
    if isinstance(given, str):
        return [name.strip() for name in given.split(",") if name.strip()]
    if isinstance(given, list | tuple) and all(isinstance(name, str) for name in given):
        return given
    raise PydanticCustomError("list_expected", "not a list of names")


Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST)]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Names = Annotated[tuple[Text, ...], BeforeValidator(_names)]
