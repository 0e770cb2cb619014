"""The arguments of plan_engagement."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from enterprise_sales.tools.arguments import AccountArguments

SHORTEST, LONGEST = 1, 365


class EngagementArguments(AccountArguments):
    """What plan_engagement takes."""

    days: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] | SkipJsonSchema[None] = Field(
        None, description="Days ahead that the calendar covers; a quarter if left out."
    )
