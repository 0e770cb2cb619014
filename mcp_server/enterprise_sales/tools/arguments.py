"""The arguments of the tools (DESIGN §8); they are checked in `reading.py`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema, WithJsonSchema
from pydantic_core import PydanticCustomError

from enterprise_sales.language import LANGUAGES
from enterprise_sales.tools.agents import EXECUTIVE, LANGUAGE, PLAYBOOKS, language_of, playbook_of

LONGEST = 200
"""Characters of an account's name or id; longer is no name but a mistake."""
PAGE = 50
LONGEST_PAGE = 200
FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Month arithmetic must not leave what a date can hold."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(given: object) -> date:
    """A day as people write it; numbers and week dates, which Python would take, are refused."""
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise PydanticCustomError("date_unreadable", "not a date")
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise PydanticCustomError("date_unreadable", "not a date") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("date_too_far", "too far")
    return day


def _language(given: object) -> object:
    if isinstance(given, str) and given not in LANGUAGES:
        raise PydanticCustomError("language_unknown", "unknown")
    return given


Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST)]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Language = Annotated[
    str,
    BeforeValidator(_language),
    WithJsonSchema({"type": "string", "enum": sorted(LANGUAGES, reverse=True)}),
]
PlaybookName = Annotated[
    Text, WithJsonSchema({"type": "string", "enum": sorted(set(PLAYBOOKS.values()))})
]


class BookArguments(BaseModel):
    """What every tool takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: Day | SkipJsonSchema[None] = Field(
        None, description="The date of every figure, YYYY-MM-DD; today (UTC) if left out."
    )
    playbook: PlaybookName | SkipJsonSchema[None] = Field(
        None, description="The thresholds to judge by; the agent's own if left out."
    )
    language: Language | SkipJsonSchema[None] = Field(
        None, description=f"Of the texts for people; {LANGUAGE} if left out."
    )

    @property
    def chosen_language(self) -> str:
        """The language of the texts."""
        return self.language or LANGUAGE

    @property
    def chosen_playbook(self) -> str:
        """The name of the playbook."""
        return self.playbook or playbook_of(EXECUTIVE)


class ListArguments(BookArguments):
    """What list_accounts takes."""

    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = Field(
        PAGE, description="How many accounts a page holds."
    )
    cursor: Text | SkipJsonSchema[None] = Field(
        None, description="next_cursor of the page before; left out for the first page."
    )


class AccountArguments(BookArguments):
    """What every tool for one account takes."""

    account: Annotated[Text, Field(min_length=1)] = Field(
        description="Name or id of the account; a miss answers with the nearest names."
    )
    agent: Text = Field(
        EXECUTIVE,
        description=(
            "For whom: names the folder of the document and chooses playbook and language."
            f" {EXECUTIVE} always writes in Russian; name another agent, such as account-manager"
            " or strategic-account-planner, to have another language."
        ),
    )
    save: bool = Field(True, description="Whether the document is saved in the outputs folder.")

    @property
    def chosen_language(self) -> str:
        """The language of the texts."""
        return language_of(self.agent, self.language)

    @property
    def chosen_playbook(self) -> str:
        """The name of the playbook."""
        return self.playbook or playbook_of(self.agent)
