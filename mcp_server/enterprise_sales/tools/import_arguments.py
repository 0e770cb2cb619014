"""The arguments of import_book."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from enterprise_sales.tools.agents import EXECUTIVE, LANGUAGE, language_of, playbook_of
from enterprise_sales.tools.argument_types import Names, Text
from enterprise_sales.tools.arguments import BookArguments

OTHERS = "account-manager"
"""The agent that writes in the language asked for."""


def _answers(given: object) -> object:
    if isinstance(given, dict) and all(isinstance(one, str) for one in given.values()):
        return given
    raise PydanticCustomError("answers_expected", "not answers")


Answers = Annotated[dict[str, str], BeforeValidator(_answers)]


class ImportArguments(BookArguments):
    """What import_book takes."""

    paths: Names | SkipJsonSchema[None] = Field(
        None,
        description="Files, folders or ZIP archives with exports; the book's own folder of exports"
        " if left out.",
    )
    answers: Answers | SkipJsonSchema[None] = Field(
        None, description="Question id → the candidate chosen; ids are those of questions."
    )
    apply: bool = Field(
        False, description="Whether it is written; false only shows what it would do."
    )
    take_assumed: bool = Field(
        False, description="Whether open questions are settled by what is assumed."
    )
    refresh: bool = Field(
        False, description="Whether the queries of book.yaml are asked anew; paths may be left out."
    )
    agent: Text | SkipJsonSchema[None] = Field(
        None, description="For whom the report is saved; chosen by the language if left out."
    )
    save: bool | SkipJsonSchema[None] = Field(
        None,
        description="Whether the data quality report is saved; where it is written if left out.",
    )
    details: bool = Field(False, description="Returns all columns and the whole report.")
    undo: bool = Field(False, description="Takes the last import back; the rest is left out.")

    @property
    def chosen_language(self) -> str:
        """The language of the texts, which is the agent's own where it has one."""
        return language_of(self.agent, self.language) if self.agent else self.language or LANGUAGE

    @property
    def folder(self) -> str:
        """The agent whose folder the report stands in: none that writes in another language."""
        own = EXECUTIVE if self.chosen_language == LANGUAGE else OTHERS
        return self.agent or own

    @property
    def chosen_playbook(self) -> str:
        """The name of the playbook."""
        return self.playbook or playbook_of(self.folder)
