"""`call`: one tool, its result as JSON."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from enterprise_sales.tools import CallRefusedError, Workspace
from enterprise_sales.tools.arguments import in_order
from enterprise_sales.tools.catalogue import TOOLS, Tool, tool_named

REFUSED = 1
NEAR = 20
"""Characters shown on each side of what is no JSON; presentation only."""


def run_call(options: Namespace, workspace: Workspace, usage: ArgumentParser) -> int:
    """Call the tool that the options name and print its result.

    Returns:
        0, or 1 where the tool refuses; wrong usage ends the process with 2.
    """
    if options.list:
        sys.stdout.write(listed())
        return 0
    tool = _tool(options.tool, usage)
    given = _arguments(options.arguments, usage)
    from enterprise_sales.tools.call import call

    try:
        result = call(tool, given, workspace)
    except CallRefusedError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"{json.dumps(result, ensure_ascii=False, indent=2)}\n")
    sys.stdout.flush()
    return 0


def listed() -> str:
    """The tools with their arguments, and when to call them."""
    return "".join(_line(tool) for tool in TOOLS.values())


def _line(tool: Tool) -> str:
    when, _, _ = tool.description.partition("\n")
    names = ", ".join(in_order(tool.arguments))
    return f"{tool.name}\n  {when}\n  arguments: {names}\n\n"


def _tool(name: str | None, usage: ArgumentParser) -> Tool:
    if name is None:
        usage.error("call needs the name of a tool; call --list shows them")
    try:
        return tool_named(name)
    except LookupError as error:
        usage.error(str(error))


def _arguments(text: str, usage: ArgumentParser) -> dict[str, Any]:
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        usage.error(_not_json(text, error))
    if not isinstance(found, dict):
        usage.error("""the arguments must be one JSON object, such as '{"account": "Acme"}'""")
    return found


def _not_json(text: str, error: Exception) -> str:
    at = getattr(error, "pos", 0)
    near = text[max(0, at - NEAR) : at + NEAR]
    problem = getattr(error, "msg", "it is nested too deep")
    return f"""the arguments are not JSON: {problem} at character {at + 1}, near {near!r}.
  what to do: write names and texts in double quotes and the whole in single quotes, or give - and
  pass it through standard input"""
