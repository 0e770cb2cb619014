"""The tools as `tools/list` shows them."""

from __future__ import annotations

from functools import cache

from mcp_types import Tool as ListedTool
from mcp_types import ToolAnnotations

from enterprise_sales.tools.catalogue import TOOLS, Tool
from enterprise_sales.tools.schemas import input_schema, output_schema

RESULT_CHARACTERS = 500_000
"""The longest result that Claude Code then hands to the model whole.

Without it a result above 25,000 tokens, the plan of a large account, is cut. 500,000 is the most
that the client takes.
"""


@cache
def listed() -> list[ListedTool]:
    """Every tool, in the order of the catalogue."""
    return [_listed(tool) for tool in TOOLS.values()]


def _listed(tool: Tool) -> ListedTool:
    return ListedTool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=input_schema(tool.arguments),
        output_schema=output_schema(tool.result()),
        annotations=ToolAnnotations(
            title=tool.title,
            read_only_hint=not tool.writes,
            # A document is always a new file; calling twice makes two.
            destructive_hint=False,
            idempotent_hint=not tool.writes,
            # Databases that a book names are asked where it is told to.
            open_world_hint=tool.reaches,
        ),
        _meta={"anthropic/maxResultSizeChars": RESULT_CHARACTERS},
    )
