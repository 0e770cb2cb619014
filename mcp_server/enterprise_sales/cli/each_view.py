"""How a question to many accounts is shown while it is being answered."""

from __future__ import annotations

from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from enterprise_sales.agent.each_events import (
    AccountEnded,
    EachEnded,
    EachEvent,
    EachStarted,
    OfAccount,
)
from enterprise_sales.agent.events import Ended, Retried, Started, ToolCalled
from enterprise_sales.agent.journal_records import ANSWERED
from enterprise_sales.cli import each_words as words
from enterprise_sales.cli.each_report import Place, report
from enterprise_sales.cli.talk_json import as_line
from enterprise_sales.store.text import one_line
from enterprise_sales.tools.visible import visible

STOPPING = "No more accounts are asked; the answers under way come to their end. Again: they stop."
CUTTING = "The answers under way are being stopped."


class EachView(Protocol):
    """Shows what happens."""

    def show(self, event: EachEvent) -> None:
        """Show one event."""

    def stopping(self, *, cutting: bool) -> None:
        """Say what an interruption does: no more accounts, or the answers stop too."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class JsonEach:
    """Every event as one JSON object a line, those of an answer with the id of its account."""

    def __init__(self, out: Console) -> None:
        self._out = out.file

    def show(self, event: EachEvent) -> None:
        """Write one event."""
        self._out.write(f"{as_line(event.as_json())}\n")
        self._out.flush()

    def stopping(self, *, cutting: bool) -> None:
        """The events say it."""

    def close(self) -> None:
        """There is nothing to put back."""


class PeopleEach:
    """A line for every account on `err`, below them a bar if it is a terminal.

    The answers and the table of results come at the end on `out`, in the order of the accounts,
    however they were answered.
    """

    def __init__(self, out: Console, err: Console, place: Place) -> None:
        self._out, self._err, self._place = out, err, place
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
        )
        self._bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
        self._task = self._bar.add_task("", total=None)
        self._names: dict[str, str] = {}
        self._busy: dict[str, str] = {}
        self._rows: dict[str, AccountEnded] = {}

    def show(self, event: EachEvent) -> None:
        """Show one event."""
        match event:
            case EachStarted():
                self._started(event)
            case OfAccount():
                self._of_account(event)
            case AccountEnded():
                self._account_ended(event)
            case EachEnded():
                self._ended(event)

    def stopping(self, *, cutting: bool) -> None:
        """Say what an interruption does."""
        self._line(CUTTING if cutting else STOPPING, "yellow")

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _started(self, event: EachStarted) -> None:
        self._names = {one.id: words.account_in_words(one.name, one.id) for one in event.accounts}
        for line in words.started_in_words(event):
            self._line(line, "dim")
        self._bar.update(self._task, total=len(event.accounts))
        self._bar.start()

    def _of_account(self, event: OfAccount) -> None:
        match event.event:
            case Started():
                self._busy[event.account] = ""
                self._line(f"… {self._names[event.account]}: asked", "dim")
            case ToolCalled():
                self._busy[event.account] = f": {one_line(event.event.name)}"
            case Retried():
                reason = one_line(event.event.reason)
                self._line(f"↻ {self._names[event.account]}: {reason}, trying again", "yellow")
            case Ended():
                self._busy.pop(event.account, None)
            case _:
                return
        busy = (f"{one_line(account)}{tool}" for account, tool in self._busy.items())
        self._bar.update(self._task, description=", ".join(busy))

    def _account_ended(self, event: AccountEnded) -> None:
        self._rows[event.account] = event
        self._busy.pop(event.account, None)
        self._bar.advance(self._task)
        if event.earlier:
            return
        good = event.stop == ANSWERED
        tokens = f"{words.tokens_in_words(event)} tokens"
        paid = [tokens, words.cost_in_words(event)] if event.tokens else []
        said = [words.result_in_words(event), *paid]
        mark = "✓" if good else "✗"
        name = words.account_in_words(event.name, event.account)
        self._line(f"{mark} {name}: {' · '.join(said)}", "green" if good else "red")
        for path in event.saved:
            self._line(f"  saved: {self._place(path)}", "cyan")
        if event.message:
            self._line(f"  {event.message}", "yellow")

    def _ended(self, event: EachEnded) -> None:
        self.close()
        report([self._rows[account] for account in self._names], self._out, self._place)
        for line in words.ended_in_words(event):
            self._line(line, "dim")

    def _line(self, text: str, style: str) -> None:
        """One line above the bar; not wrapped, as paths are there to be copied."""
        self._err.print(Text(visible(text), style), soft_wrap=True)
