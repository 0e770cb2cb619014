"""The arguments of hand_off."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from pydantic.json_schema import WithJsonSchema

from enterprise_sales.analyses.codes import CRMS, RECEIVERS
from enterprise_sales.tools.argument_types import Names
from enterprise_sales.tools.arguments import AccountArguments


def _some_of(names: tuple[str, ...]) -> dict[str, Any]:
    """Only the schema knows the names: an unknown one is told of, and the rest is handed over."""
    return {"type": "array", "items": {"type": "string", "enum": list(names)}}


class HandOffArguments(AccountArguments):
    """What hand_off takes."""

    to: Annotated[Names, WithJsonSchema(_some_of(RECEIVERS))] = Field(
        RECEIVERS, description="The agents that receive a package."
    )
    crm: Annotated[Names, WithJsonSchema(_some_of(CRMS))] = Field(
        CRMS, description="The systems for which import files are written."
    )
