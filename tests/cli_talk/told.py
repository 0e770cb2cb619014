"""Events as a conversation would tell them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from rich.console import Console

from enterprise_sales.agent.events import (
    Ended,
    Event,
    Started,
    Stop,
    Text,
    ToolAnswered,
    ToolCalled,
    Used,
)
from enterprise_sales.agent.usage import Usage
from enterprise_sales.cli.talk_view import TalkView
from enterprise_sales.cli.talk_words import place

AGENT = "strategic-account-executive"
MODEL = "model-of-the-test"
DOCUMENT = f"enterprise-sales/{AGENT}/2026-06-30_090000_acme.md"
RECORD = f"enterprise-sales/{AGENT}/2026-06-30_090000_acme.jsonl"
FIRST, SECOND = Usage(input=1200, output=40), Usage(input=100, output=60, cache_read=1100)
PRICE = Decimal("0.0123")
HOME = Path("/home/ada/sales")


def called(name: str = "plan_renewal", call: str = "one", **arguments: object) -> ToolCalled:
    return ToolCalled(call, name, arguments)


def tool_done(name: str = "plan_renewal", call: str = "one", *saved: str) -> ToolAnswered:
    return ToolAnswered(call, name, 0.42, is_error=False, saved=saved)


def refused(message: str, name: str = "plan_renewal", call: str = "one") -> ToolAnswered:
    return ToolAnswered(call, name, 0.01, is_error=True, message=message)


def ended(text: str, stop: Stop = "end_turn", **more: object) -> Ended:
    plain: dict[str, object] = {"saved": (), "usage": FIRST + SECOND, "cost": PRICE * 2}
    return Ended(stop, text, **(plain | more))  # type: ignore[arg-type]


def answer(*pieces: str) -> list[Event]:
    """A question that is answered at once."""
    return [
        Started(AGENT, MODEL, "?"),
        *map(Text, pieces),
        Used(FIRST, PRICE),
        ended("".join(pieces), usage=FIRST, cost=PRICE),
    ]


def with_tool(said: str = "Продление 18 сентября.") -> list[Event]:
    """A question that one tool answers, whose document is saved."""
    return [
        Started(AGENT, MODEL, "?"),
        Text("Смотрю договор."),
        Used(FIRST, PRICE),
        called(account="Acme", as_of="2026-06-30"),
        tool_done("plan_renewal", "one", DOCUMENT),
        Text(said[:5]),
        Text(said[5:]),
        Used(SECOND, PRICE),
        ended(f"Смотрю договор.\n\n{said}", saved=(DOCUMENT,), transcript=RECORD),
    ]


def viewed(events: Iterable[Event], *, terminal: bool, width: int = 80) -> tuple[str, str]:
    """What both streams are written; on a terminal they are the same one."""
    written = io.StringIO(), io.StringIO()
    out = Console(
        file=written[0],
        force_terminal=terminal,
        width=width,
        height=20,
        highlight=False,
        color_system="truecolor" if terminal else None,
    )
    err = out if terminal else Console(file=written[1], width=width, highlight=False)
    view = TalkView(out, err, lambda path: place(path, HOME / "outputs", HOME))
    for event in events:
        view.show(event)
    view.close()
    return written[0].getvalue(), written[1].getvalue()
