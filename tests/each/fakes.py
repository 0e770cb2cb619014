"""A model that answers by a script, paid from a real budget; and what is needed around it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from enterprise_sales.agent.budget import Budget, BudgetSpentError
from enterprise_sales.agent.each import Open
from enterprise_sales.agent.each_accounts import Account
from enterprise_sales.agent.each_brake import Brake
from enterprise_sales.agent.each_events import AccountEnded, EachEnded, EachEvent
from enterprise_sales.agent.each_run import Order, run_each
from enterprise_sales.agent.events import Ended, Event, Started, ToolAnswered, ToolCalled, Used
from enterprise_sales.agent.journal_key import Key
from enterprise_sales.agent.usage import Usage
from enterprise_sales.tools.workspace import Workspace

AGENT = "account-manager"
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
TODAY = NOW.date()
BOOK = "b" * 64
ACCOUNTS = tuple(Account(name, name.title()) for name in ("acme", "birch", "cedar", "dogwood"))


@dataclass(frozen=True)
class Reply:
    """One reply: what it is reserved at and takes, and whether it was cut; what its tools save."""

    read: int = 100
    written: int = 50
    most_read: int = 100
    most_written: int = 200
    saved: tuple[str, ...] = ()
    applies: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Script:
    """What the model does about one account, and how that ends."""

    replies: tuple[Reply, ...] = (Reply(),)
    stop: str = "end_turn"
    message: str = ""
    raises: Exception | None = None


def account_in(question: str) -> str:
    """The id that the question is put with."""
    return question.rpartition("account_id: ")[2]


@dataclass
class Model:
    """Answers every account by its script; the first of several, then the next at the next asking.

    Attributes:
        scripts: account → its scripts; the rest answers with one plain reply.
        paid: the account of every reply, in the order of their ends.
        most: how many answers were under way at the same time.
        gate: awaited before every reply, where a test holds the model back.
        on_reply: called after every reply.
        outputs: where documents are saved; that of the run.
    """

    scripts: dict[str, list[Script]] = field(default_factory=dict)
    paid: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    running: int = 0
    most: int = 0
    gate: Callable[[str], AsyncIterator[None]] | None = None
    on_reply: Callable[[str], None] = lambda account: None
    outputs: Path = field(default_factory=Path)

    def talks(self, budget: Budget) -> Open:
        @asynccontextmanager
        async def opened(question: str) -> AsyncIterator[Talk]:
            account = account_in(question)
            scripts = self.scripts.get(account, [])
            talk = Talk(self, budget, account, scripts.pop(0) if scripts else Script())
            yield talk

        return opened


class Talk:
    """One conversation with the model."""

    def __init__(self, model: Model, budget: Budget, account: str, script: Script) -> None:
        self.model, self.budget, self.account, self.script = model, budget, account, script
        self.cancelled = asyncio.Event()
        self.usage = Usage()
        self.under_way = False

    def cancel(self) -> None:
        """As a real one: nothing where no answer is under way."""
        if self.under_way:
            self.cancelled.set()

    async def ask(self, question: str) -> AsyncGenerator[Event, None]:
        model = self.model
        model.asked.append(self.account)
        model.running += 1
        self.under_way = True
        model.most = max(model.most, model.running)
        try:
            yield Started(AGENT, "model-1", question)
            async for event in self._replies():
                yield event
        finally:
            model.running -= 1

    async def _replies(self) -> AsyncIterator[Event]:
        saved: list[str] = []
        for number, reply in enumerate(self.script.replies):
            try:
                yield await self._reply(reply)
            except BudgetSpentError as spent:
                yield self._end("budget", saved, str(spent))
                return
            if self.cancelled.is_set():
                yield self._end("cancelled", saved, "stopped")
                return
            if reply.saved or reply.applies:
                yield ToolCalled(f"c{number}", "plan_account", {"apply": reply.applies})
                paths = tuple(self._save(path) for path in reply.saved)
                saved += paths
                yield ToolAnswered(f"c{number}", "plan_account", 0.1, False, saved=paths)
        if self.script.raises:
            raise self.script.raises
        yield self._end(self.script.stop, saved, self.script.message)

    async def _reply(self, reply: Reply) -> Used:
        async with self.budget.reserved(reply.most_read, reply.most_written) as held:
            if self.model.gate:
                async for _ in self.model.gate(self.account):
                    pass
            else:
                await asyncio.sleep(0)
            usage = Usage(reply.read, min(reply.written, held.output))
            held.settle(usage.total)
            self.model.paid.append(self.account)
            self.model.on_reply(self.account)
        self.usage += usage
        return Used(usage, Decimal("0.01"), at_least=reply.cut)

    def _save(self, path: str) -> str:
        """What a tool does: the file is there before anybody hears of it."""
        file = self.model.outputs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.account)
        return str(file)

    def _end(self, stop: str, saved: Sequence[str], message: str) -> Ended:
        text = f"About {self.account}."
        cost = Decimal("0.01")
        return Ended(stop, text, tuple(saved), self.usage, cost, None, message)  # type: ignore[arg-type]


@dataclass
class Run:
    """A run and what it told."""

    ended: EachEnded
    events: list[EachEvent]
    brake: Brake

    @property
    def rows(self) -> dict[str, AccountEnded]:
        return {one.account: one for one in self.events if isinstance(one, AccountEnded)}

    @property
    def stops(self) -> dict[str, str]:
        return {account: row.stop for account, row in self.rows.items()}


def workspace_in(folder: Path, now: Callable[[], datetime] = lambda: NOW) -> Workspace:
    (folder / "outputs").mkdir(parents=True, exist_ok=True)
    return Workspace(folder / "book", folder / "outputs", now)


def key_of(question: str = "What is urgent?", day: date = TODAY) -> Key:
    return Key(question, AGENT, "model-1", "all", day)


def run(
    folder: Path,
    model: Model,
    accounts: Iterable[Account] = ACCOUNTS,
    *,
    key: Key | None = None,
    book: str = BOOK,
    jobs: int = 1,
    budget: int | None = None,
    again: bool = False,
    brake: Brake | None = None,
    tell: Callable[[EachEvent], None] = lambda event: None,
    talks: Callable[[Budget], Open] | None = None,
) -> Run:
    """One run; its events go into the list before `tell` hears them."""
    events: list[EachEvent] = []
    model.outputs = folder / "outputs"

    def heard(event: EachEvent) -> None:
        events.append(event)
        tell(event)

    brake = brake or Brake()
    order = Order(key or key_of(), tuple(accounts), book, jobs, budget, again=again)
    opened = talks or model.talks
    ended = asyncio.run(run_each(order, workspace_in(folder), opened, brake, heard))
    return Run(ended, events, brake)
