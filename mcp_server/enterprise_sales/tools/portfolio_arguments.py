"""The arguments of review_portfolio."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from enterprise_sales.tools.argument_types import Text
from enterprise_sales.tools.arguments import LONGEST_PAGE, DocumentArguments


class PortfolioArguments(DocumentArguments):
    """What review_portfolio takes."""

    owner: Text | SkipJsonSchema[None] = Field(
        None, description="Only the accounts of this owner, by name; the whole book if left out."
    )
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] | SkipJsonSchema[None] = Field(
        None, description="How many actions of the week; as the playbook says if left out."
    )
