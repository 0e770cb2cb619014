"""The picture of a conversation in the README: the real program and tools, a scripted model."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from anthropic import AsyncAnthropic
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from enterprise_sales.agent.ask import AGENT, conversation_of
from enterprise_sales.agent.events import Event, ToolAnswered
from enterprise_sales.cli.chat import Chat
from enterprise_sales.cli.chat_prompt import MARK
from enterprise_sales.cli.chatting import talked, welcome
from enterprise_sales.cli.talk_view import TalkView
from enterprise_sales.cli.talk_words import place
from enterprise_sales.tools import Workspace

from ..cli_talk.screen import Screen
from ..scripted.api import ScriptedApi
from .chat_script import QUESTIONS, script

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "assets" / "chat.svg"
NOW = datetime(2026, 6, 30, 9, tzinfo=UTC)
WIDTH = 117
TITLE = "enterprise-sales chat (the model is scripted, the tools are real)"
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
SIGN = 12.2
"""Width of a sign in the picture, as rich draws it."""
SPACED = re.compile(r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*>)((?:&#160;)+)(?=[^<])')
SECONDS = re.compile(r">(\d+\.\d)&#160;s<")


@dataclass
class Typed:
    """Questions as a user types them at the prompt."""

    console: Console
    rest: Iterator[str]
    by_hand: bool = True

    async def following(self) -> str | None:
        text = next(self.rest, None)
        if text is not None:
            prompt = Text.assemble(*((part, style) for style, part in MARK), (text, ""))
            self.console.print(prompt)
        return text


@dataclass
class Timed:
    """A view that shows these times in place of those that were measured, as long as there are."""

    view: TalkView
    seconds: Iterator[float]

    def show(self, event: Event) -> None:
        if isinstance(event, ToolAnswered):
            event = replace(event, seconds=next(self.seconds, event.seconds))
        self.view.show(event)

    def close(self) -> None:
        self.view.close()


def picture(folder: Path, seconds: Sequence[float] = ()) -> str:
    """The conversation as an image.

    Args:
        folder: an empty one; documents are saved in it.
        seconds: shown as the times of the tools; without them, those that are measured now.
    """
    screen = Text.from_ansi(_written(folder, seconds).rstrip("\n"))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(screen)
    drawn = console.export_svg(title=TITLE, theme=SVG_EXPORT_THEME, unique_id="chat")
    # The fonts of the reader's own machine: a picture in a README asks nobody for anything.
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"font-family: [^;]+;", f"font-family: {FONTS};", drawn)
    drawn = SPACED.sub(_moved, drawn)
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines()).strip() + "\n"


def _moved(found: re.Match[str]) -> str:
    """A text without the spaces at its beginning, which some viewers drop, moved by their width."""
    x, y, length, rest, spaces = found.groups()
    wide = SIGN * (len(spaces) // len("&#160;"))
    x, length = (f"{float(one):.5g}" for one in (float(x) + wide, float(length) - wide))
    return f'x="{x}" y="{y}" textLength="{length}"{rest}'


def seconds_in(drawn: str) -> list[float]:
    """The times of the tools that a picture shows."""
    return [float(found) for found in SECONDS.findall(drawn)]


def _written(folder: Path, seconds: Sequence[float]) -> str:
    """What the terminal shows at the end."""
    written = io.StringIO()
    console = Console(
        file=written,
        force_terminal=True,
        color_system="truecolor",
        width=WIDTH,
        height=60,
        highlight=False,
        _environ={},
    )
    with ScriptedApi(script) as api, redirect_stderr(written):
        asyncio.run(_talk(api, folder, console, iter(seconds)))
    assert api.refused == []
    return Screen(written.getvalue(), WIDTH).styled()


async def _talk(api: ScriptedApi, folder: Path, console: Console, seconds: Iterator[float]) -> None:
    workspace = Workspace(ROOT / "assets" / "demo_book", folder / "outputs", lambda: NOW)
    client = AsyncAnthropic(api_key="word", base_url=api.url)

    def opened(agent: str, question: str) -> object:
        return conversation_of(agent, workspace, {}, question=question, client=client)

    def shown(path: str) -> str:
        return place(path, workspace.outputs, folder)

    view = Timed(TalkView(console, console, shown), seconds)
    console.print(Text("$ enterprise-sales chat --book assets/demo_book", "bold"))
    console.print(welcome(AGENT, workspace), end="", markup=False)
    async with client, Chat(AGENT, opened, view, shown) as chat:  # type: ignore[arg-type]
        await talked(chat, Typed(console, iter(QUESTIONS)))
