"""What is asked of the agent, and what the scripted model says to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from ..scripted.steps import Json, Reply, calls, says

PREFIX = "mcp__plugin_enterprise-sales_accounts__"
"""How the client names the tools of the server `accounts` of the plugin."""
CALL = "toolu_scripted"


@dataclass(frozen=True, eq=False)
class Errand:
    """A question, the one call that answers it, and the answer in words.

    Attributes:
        question: what the user types.
        tool: the name of the tool on the server.
        arguments: of the call.
        words: the result of the tool → the answer of the agent, with figures of the result.
    """

    question: str
    tool: str
    arguments: Json
    words: Callable[[Json], str]

    def played(self, body: Json, prefix: str = PREFIX) -> Reply:
        """The scripted model: call the tool, then quote what it gave.

        Args:
            body: the request.
            prefix: before the names of the tools, as the host gives them.
        """
        for result in results_in(body):
            if result.get("is_error"):
                raise RuntimeError(text_of(result))
            return says(self.words(json.loads(text_of(result))))
        name = prefix + self.tool
        if name not in tools_in(body):
            raise LookupError(f"the client offers no {name}")
        return calls(name, self.arguments, CALL)


def tools_in(body: Json) -> set[str]:
    """The names of the tools that a request offers."""
    return {tool["name"] for tool in body["tools"]}


def system_prompts_in(body: Json) -> list[str]:
    """The texts of the system prompt of a request."""
    return [block["text"] for block in body["system"]]


def results_in(body: Json) -> list[Json]:
    """What the tool of the errand gave, as the client passes it to the model."""
    contents = [message["content"] for message in body["messages"]]
    blocks = [block for content in contents if isinstance(content, list) for block in content]
    return [block for block in blocks if block.get("tool_use_id") == CALL]


def text_of(result: Json) -> str:
    """What a tool gave, as the model reads it: one host sends a text, the other its blocks."""
    content = result["content"]
    return content if isinstance(content, str) else "".join(block["text"] for block in content)


def _number(value: float) -> str:
    """A number as it is read: the client is written in JavaScript and makes 95 of 95.0."""
    return f"{value:g}"


def _renewal(result: Json) -> str:
    renewal = result["renewal"]
    low, high = (_number(renewal["probability"][bound]) for bound in ("low", "high"))
    return (
        f"{result['account_name']}: продление {renewal['date']}, осталось дней:"
        f" {renewal['days_left']}, вероятность {low}–{high} %,"
        f" ARR {result['arr']} {result['currency']}. План сохранён: {result['output']['path']}"
    )


def _plan(result: Json) -> str:
    whitespace = result["whitespace"]["totals"]
    score, low, high = (
        _number(result["profile"]["health"][key]) for key in ("score", "low", "high")
    )
    return (
        f"{result['account_name']}: здоровье {score} ({low}–{high}),"
        f" известный потенциал {whitespace['known']} {result['currency']}, ячеек без оценки:"
        f" {whitespace['unknown_cells']}. План сохранён: {result['output']['path']}"
    )


AS_OF = "2026-06-30"
RENEWAL = Errand(
    "подготовь план продления для Acme",
    "plan_renewal",
    {"account": "Acme Corp", "as_of": AS_OF},
    _renewal,
)
PLAN_ASKED_IN_ENGLISH = Errand(
    "Draw up the account plan for Harbourline Bank",
    "plan_account",
    {"account": "Harbourline Bank", "as_of": AS_OF},
    _plan,
)
