"""A conversation as a person reads it: the answer on one stream, everything else on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.padding import Padding
from rich.status import Status
from rich.text import Text

from enterprise_sales.agent import events
from enterprise_sales.cli import talk_words as words
from enterprise_sales.store.text import one_line
from enterprise_sales.tools.visible import visible

if TYPE_CHECKING:
    from enterprise_sales.cli.answer_stream import AnswerStream


class View(Protocol):
    """Shows the events of a conversation."""

    def show(self, event: events.Event) -> None:
        """Show one event."""

    def close(self) -> None:
        """Leave the terminal as it was, whatever was going on."""


class TalkView:
    """Answers as they are written where `out` is a terminal, whole at their end where it is not.

    A line for every tool call, the paths of saved documents, what went wrong and what was used go
    to `err`. Nothing that a model or a tool says steers the terminal.
    """

    def __init__(self, out: Console, err: Console, place: Callable[[str], str]) -> None:
        """The two streams, and how the path of a saved document is shown."""
        self._out = out
        self._err = err
        self._place = place
        self._drawn = out.is_terminal and not out.is_dumb_terminal
        self._stream: AnswerStream | None = None
        self._busy: Status | None = None
        self._calls: dict[str, events.ToolCalled] = {}
        self._model = ""
        self._saved: set[str] = set()
        self._record: str | None = None

    def show(self, event: events.Event) -> None:
        """Show one event."""
        match event:
            case events.Started():
                self._model = event.model
                self._wait("thinking")
            case events.Text():
                self._text(event.text)
            case events.ToolCalled():
                self._close_text()
                self._calls[event.id] = event
                self._wait_for_tools()
            case events.ToolAnswered():
                self._tool(event)
                self._wait_for_tools()
            case events.Retried():
                self._retried(event)
            case events.Ended():
                self._ended(event)
            case events.Used():
                # The end tells what all replies took together.
                pass

    def close(self) -> None:
        """Stop what moves on the terminal."""
        self._quiet()
        self._close_text()

    def _text(self, text: str) -> None:
        if self._drawn:
            self._quiet()
            self._stream = self._stream or _stream_on(self._out)
            self._stream.add(text)

    def _close_text(self) -> None:
        if self._stream is not None and self._stream.end():
            self._out.print()

    def _tool(self, event: events.ToolAnswered) -> None:
        """One line for the call, and what came of it below."""
        self._quiet()
        call = self._calls.pop(event.id, None)
        mark, style = ("✗", "red") if event.is_error else ("✓", "green")
        line = Text.assemble((mark, style), " ", (one_line(event.name), "bold"))
        given = words.arguments_in_words(call.arguments) if call else ""
        line.append(f"  {given}" if given else "", "dim")
        line.append(f"  {words.seconds_in_words(event.seconds)}", "cyan")
        self._say(line)
        self._documents(event.saved, "  ")
        for said in words.message_lines(event.message) if event.is_error else ():
            self._say(Text(said, "red"), indent=2)

    def _retried(self, event: events.Retried) -> None:
        self._quiet()
        if self._stream is not None and event.void:
            self._stream.drop()
        self._close_text()
        wait = f" in {event.seconds:g} s" if event.seconds else ""
        lost = "; the reply begins anew" if event.void else ""
        reason = one_line(event.reason)
        self._say(Text(f"↻ {reason}, trying again{wait}{lost}", "yellow"))
        self._wait("thinking")

    def _ended(self, event: events.Ended) -> None:
        self.close()
        self._calls.clear()
        if not self._drawn and event.text:
            self._out.file.write(f"{visible(event.text).rstrip()}\n")
            self._out.file.flush()
        # A tool whose answer nobody waited for may have saved one, too.
        self._documents(event.saved, "")
        if event.message:
            self._say(Text(visible(event.message), "yellow"))
        used = words.usage_in_words(event.usage, event.cost, self._model, at_least=event.at_least)
        self._say(Text(used, "dim"))
        if event.transcript and event.transcript != self._record:
            # Of a conversation it is the same for every answer.
            self._record = event.transcript
            self._name(f"record: {self._place(event.transcript)}", "dim")

    def _documents(self, paths: tuple[str, ...], indent: str) -> None:
        """The paths that have not been told yet."""
        for path in map(self._place, paths):
            if path not in self._saved:
                self._saved.add(path)
                self._name(f"{indent}saved: {path}", "cyan")

    def _say(self, text: Text, indent: int = 0) -> None:
        """Words, broken where the terminal ends; a file has lines as long as they are."""
        if self._err.is_terminal:
            self._err.print(Padding.indent(text, indent))
        else:
            self._err.print(Text(" " * indent) + text, soft_wrap=True)

    def _name(self, path: str, style: str) -> None:
        """A path, on one line however narrow the terminal: it is there to be copied."""
        self._err.print(Text(path, style), soft_wrap=True)

    def _wait_for_tools(self) -> None:
        names = ", ".join(one_line(call.name) for call in self._calls.values())
        self._wait(names or "thinking")

    def _wait(self, text: str) -> None:
        self._quiet()
        if self._err.is_terminal and not self._err.is_dumb_terminal:
            self._busy = Status(Text(text, "dim"), console=self._err)
            self._busy.start()

    def _quiet(self) -> None:
        if self._busy is not None:
            self._busy.stop()
            self._busy = None


def _stream_on(out: Console) -> AnswerStream:
    # What draws markdown is loaded while the model is already at work.
    from enterprise_sales.cli.answer_stream import AnswerStream

    return AnswerStream(out)
