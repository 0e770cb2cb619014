"""An answer in markdown, shown on a terminal while it is being written."""

from __future__ import annotations

from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.live import Live
from rich.markdown import Heading, Markdown
from rich.segment import SegmentLines

from enterprise_sales.tools.visible import visible

KEPT_FREE = 2
"""Lines of the terminal that the unfinished block leaves free."""
_READER = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["strikethrough", "table"])
    # A definition of a link would vanish from what is shown.
    .disable("reference")
)


class _LeftHeading(Heading):
    """On a wide terminal a title in the middle stands far from its text."""

    LEVEL_ALIGN: ClassVar[dict[str, JustifyMethod]] = {}


class _Drawn(Markdown):
    """Markdown that has been read with care."""

    elements: ClassVar = {**Markdown.elements, "heading_open": _LeftHeading}

    def __init__(self, text: str) -> None:
        super().__init__("", hyperlinks=False)
        self.markup = text
        self.parsed = [_harmless(token) for token in _READER.parse(text)]


class AnswerStream:
    """Blocks that are finished are printed for good; the last one is drawn anew as it grows.

    Nothing of the text steers the terminal: escapes and invisible characters are taken away, HTML
    is shown as it stands, and links are shown with their addresses.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._open = ""
        self._written = False
        self._live: Live | None = None

    def add(self, text: str) -> None:
        """Show more of the answer."""
        # Cleaned at once: some invisible characters end a line, and lines are counted below.
        self._open += visible(text)
        if "\n" in text:
            self._print(finished(self._open))
        if self._live is None:
            self._live = Live(
                console=self._console,
                get_renderable=lambda: Tail(self._open),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._live.start()

    def end(self) -> bool:
        """The answer, or this part of it, is whole.

        Returns:
            Whether anything of it was printed.
        """
        self._stop()
        self._print(len(self._open))
        written, self._written = self._written, False
        return written

    def drop(self) -> None:
        """What is unfinished does not count: it was cut, and will be written again."""
        self._open = ""
        self.end()

    def _print(self, length: int) -> None:
        """Print so many characters for good, set apart from what stands before."""
        block, self._open = self._open[:length], self._open[length:]
        if self._live is not None:
            # Else the old end of the text is drawn once more below the block.
            self._live.refresh()
        if block.strip():
            self._console.print()
            self._console.print(_Trimmed(shown(block.strip("\n"))))
            self._written = True

    def _stop(self) -> None:
        if self._live is not None:
            # What is unfinished is printed after it, or not at all.
            self._live.stop()
            self._live = None


class _Trimmed:
    """A block without the empty lines that rich draws around some of them, such as tables."""

    def __init__(self, block: Markdown) -> None:
        self._block = block

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = console.render_lines(self._block, options.update(height=None), pad=False)
        seen = [row for row, line in enumerate(lines) if any(part.text.strip() for part in line)]
        if seen:
            yield SegmentLines(lines[seen[0] : seen[-1] + 1], new_lines=True)


class Tail:
    """The end of the unfinished block, as much of it as the terminal holds."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = console.render_lines(shown(self._text), options.update(height=None), pad=False)
        yield SegmentLines(lines[-max(1, console.height - KEPT_FREE) :], new_lines=True)


def shown(text: str) -> Markdown:
    """Markdown as rich draws it, with nothing in it that steers a terminal."""
    return _Drawn(text)


def finished(text: str) -> int:
    """How many characters belong to blocks that later text cannot change: all but the last one."""
    starts = [
        token.map[0] for token in _READER.parse(text) if token.level == 0 and token.map is not None
    ]
    return sum(len(line) + 1 for line in text.split("\n")[: starts[-1]]) if starts else 0


def _harmless(token: Token) -> Token:
    """The token, cleaned once more: `&#x202e;` becomes a character only when it is read."""
    return token.copy(
        content=visible(token.content),
        attrs={name: visible(value) for name, value in token.attrs.items()},
        children=None if token.children is None else [_harmless(one) for one in token.children],
    )
