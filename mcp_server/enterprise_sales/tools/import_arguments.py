"""The arguments of import_book."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from enterprise_sales.tools.argument_types import Names
from enterprise_sales.tools.arguments import BookArguments


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
    undo: bool = Field(False, description="Takes the last import back; the rest is left out.")
