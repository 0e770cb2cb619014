"""A model by script in a process of its own: it asks for a tool so often, then it is done.

scripted_model.py TOOL ARGUMENTS CALLS; prints its address, ends when its input closes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from tests.scripted import api as scripted
from tests.scripted.steps import Json, Script, Step, calls, says

ANSWER = "Three accounts renew this quarter, and one of them needs a plan. " * 8


def main(tool: str, given: str, often: int) -> None:
    """Serve until the input closes."""
    # A benchmark asks longer than any test.
    scripted.MOST_REQUESTS = sys.maxsize
    with scripted.ScriptedApi(script_of(tool, json.loads(given), often)) as api:
        print(api.url, flush=True)
        sys.stdin.read()


def script_of(tool: str, given: Json, often: int) -> Script:
    """Ask for a tool so often, then answer."""

    def script(body: Json) -> Step:
        done = results_in(body)
        return calls(tool, given, key=f"toolu_{done}") if done < often else says(ANSWER)

    return script


def results_in(body: Json) -> int:
    """How often the tool has answered."""
    blocks = [block for message in body["messages"] for block in message["content"]]
    return sum(block["type"] == "tool_result" for block in blocks)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
