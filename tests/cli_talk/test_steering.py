"""What may steer a terminal, and what never does."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from enterprise_sales.agent.events import Event, Retried, Started, Text
from enterprise_sales.cli.talk_start import PipedConsole
from enterprise_sales.cli.talk_view import TalkView

from .screen import shown
from .told import (
    AGENT,
    called,
    ended,
    refused,
    tool_done,
    viewed,
    with_tool,
)

EVIL = "a\x1b[2J\x1b]0;title\x07\x9b31m\x08\r\u202eb\u2028c\u200b"


@pytest.mark.parametrize("terminal", [True, False])
def test_nothing_that_is_said_steers_the_terminal(terminal: bool) -> None:
    document = f"x{EVIL}.md"
    events: list[Event] = [
        Started(AGENT, f"model{EVIL}", EVIL),
        Text(f"{EVIL}\n\n[{EVIL}](http://x/{EVIL}) `{EVIL}`\n\n```{EVIL}\n{EVIL}\n```\n&#x202e;"),
        Retried(1, None, EVIL),
        called(f"tool{EVIL}", "one", **{f"key{EVIL}": EVIL, "list": [EVIL, {EVIL: EVIL}]}),
        refused(f"{EVIL}\n{EVIL}", f"tool{EVIL}"),
        called("fine", "two"),
        tool_done("fine", "two", document),
        ended(f"{EVIL}", "failed", message=EVIL, cost=None, transcript=document),
    ]
    for written in viewed(events, terminal=terminal):
        plain = shown(written)
        for sign in EVIL:
            assert sign.isprintable() or sign not in plain


def test_a_terminal_that_knows_no_controls_gets_none() -> None:
    written = io.StringIO()
    dumb = Console(file=written, force_terminal=True, width=80, _environ={"TERM": "dumb"})
    view = TalkView(dumb, dumb, str)
    for event in with_tool("Всё **хорошо**."):
        view.show(event)
    assert "\x1b" not in written.getvalue()
    assert "Всё **хорошо**." in written.getvalue()


def test_no_color_is_obeyed() -> None:
    written = io.StringIO()
    plain = Console(
        file=written,
        force_terminal=True,
        width=80,
        color_system="truecolor",
        _environ={"NO_COLOR": "1", "TERM": "xterm"},
    )
    view = TalkView(plain, plain, str)
    for event in with_tool("Всё `хорошо`."):
        view.show(event)
    styles = set(re.findall(r"\x1b\[([\d;]*)m", written.getvalue()))
    assert styles <= {"", "0", "1", "2", "1;2", "3"}


class Left(io.StringIO):
    """A pipe whose reader has left."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def test_a_reader_that_leaves_is_told_as_other_programs_do() -> None:
    with pytest.raises(BrokenPipeError):
        PipedConsole(file=Left()).print("answer")
