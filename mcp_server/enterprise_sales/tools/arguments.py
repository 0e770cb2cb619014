"""The arguments of the tools; they are checked in `reading.py`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema, WithJsonSchema

from enterprise_sales.analyses.codes import BANDS, TIERS
from enterprise_sales.language import LANGUAGES
from enterprise_sales.tools.agents import EXECUTIVE, LANGUAGE, PLAYBOOKS, language_of, playbook_of
from enterprise_sales.tools.argument_types import Day, OneOf, Text

PAGE = 50
LONGEST_PAGE = 200

Language = Annotated[str, OneOf(*sorted(LANGUAGES, reverse=True))]
# Only the schema knows the names: what is unknown is refused where playbooks are read.
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

    owner: Text | SkipJsonSchema[None] = Field(
        None, description="Only the accounts of this owner, by name."
    )
    tier: Annotated[str, OneOf(*TIERS)] | SkipJsonSchema[None] = Field(
        None, description="Only the accounts of this tier of the playbook."
    )
    health_band: Annotated[str, OneOf(*BANDS, "unknown")] | SkipJsonSchema[None] = Field(
        None, description="Only the accounts of this health; unknown: those without a band."
    )
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = Field(
        PAGE, description="How many accounts a page holds."
    )
    cursor: Text | SkipJsonSchema[None] = Field(
        None, description="next_cursor of the page before; left out for the first page."
    )


class DocumentArguments(BookArguments):
    """What every tool that makes a document takes."""

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

    @property
    def options(self) -> dict[str, Any]:
        """What this tool takes beside what all tools that make documents take, by name."""
        common = {*DocumentArguments.model_fields, "account"}
        return {name: getattr(self, name) for name in type(self).model_fields if name not in common}


class AccountArguments(DocumentArguments):
    """What every tool for one account takes."""

    account: Annotated[Text, Field(min_length=1)] = Field(
        description="Name or id of the account; a miss answers with the nearest names."
    )


class DefendArguments(AccountArguments):
    """What defend_account takes."""

    competitor: Text | SkipJsonSchema[None] = Field(
        None,
        description="The competitor to defend against, by name; all on record if left out.",
    )


def in_order(model: type[BookArguments]) -> tuple[str, ...]:
    """The names of the arguments as people look for them: what must be given, then the rest."""
    fields = model.model_fields
    return tuple(sorted(fields, key=lambda name: (not fields[name].is_required(), name)))
