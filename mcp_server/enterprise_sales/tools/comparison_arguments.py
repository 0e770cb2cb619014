"""The arguments of compare_playbooks."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema, WithJsonSchema

from enterprise_sales.tools.agents import PLAYBOOKS
from enterprise_sales.tools.argument_types import Names
from enterprise_sales.tools.arguments import AccountArguments

SHIPPED = tuple(dict.fromkeys(PLAYBOOKS.values()))


class ComparisonArguments(AccountArguments):
    """What compare_playbooks takes; `playbook` is the one that the others are held against."""

    playbooks: (
        Annotated[
            Names,
            WithJsonSchema({"type": "array", "items": {"type": "string", "enum": list(SHIPPED)}}),
        ]
        | SkipJsonSchema[None]
    ) = Field(
        None,
        description="Two or three to compare, the first being what the others are held against;"
        " all if left out.",
    )

    @property
    def chosen_playbook(self) -> str:
        """The playbook that the others are held against."""
        if self.playbook or not self.playbooks:
            return super().chosen_playbook
        return self.playbooks[0]

    @property
    def named(self) -> ComparisonArguments:
        """The same with every playbook to compare named."""
        return self.model_copy(update={"playbooks": self.chosen})

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names to compare as they were given, the first one first, or all of them."""
        first = self.chosen_playbook
        if self.playbooks:
            given = list(self.playbooks)
            if first in given:
                given.remove(first)
            return (first, *given)
        return (first, *(name for name in SHIPPED if name != first))
