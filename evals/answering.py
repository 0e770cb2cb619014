"""A case answered by the agent itself, in a folder of its own."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enterprise_sales.agent.ask import Limits, asked
from enterprise_sales.agent.asked_model import model_of
from enterprise_sales.agent.budget import Budget
from enterprise_sales.agent.client import client_of
from enterprise_sales.agent.events import Ended, Started
from enterprise_sales.tools import Workspace
from evals.case import Case
from evals.overheard import Overheard
from evals.record import Record
from evals.scripted import scripted, scripted_client
from evals.variants import made

if TYPE_CHECKING:
    from enterprise_sales.agent.conversation import Client

HOUR = 9
"""At which questions are asked, UTC."""
WRITERS = {"record_facts", "import_book"}
"""Tools that can change a book."""


@dataclass(frozen=True)
class Way:
    """How the cases are answered.

    Attributes:
        environment: of the process: key, address, provider and models.
        model: an alias or an id, else that of the agent.
        scripted: whether the script of the case stands in for the model, on this machine.
        with_tools: whether the model is given its tools.
        budget: in tokens, for all cases together.
        shelf: a folder for books that scripts only read, so that each is loaded once; none: every
            case has a book of its own, as nobody knows what a model will write.
    """

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    model: str | None = None
    scripted: bool = False
    with_tools: bool = True
    budget: Budget = field(default_factory=Budget)
    shelf: Path | None = None


async def answered(case: Case, folder: Path, way: Way) -> Record:
    """Ask the question of a case, over a book and outputs of its own.

    Args:
        case: the case.
        folder: empty; the book and the outputs are made in it.
        way: how it is answered.

    Raises:
        NoKeyError: nothing says how to reach a model.
        anthropic.APIError and others of the client: a defect, not an answer.
    """
    workspace = _workspace(case, folder, _book(case, folder, way))
    overheard = Overheard(with_tools=way.with_tools)
    begun = time.perf_counter()
    async with _client(case, workspace.book, way, overheard) as client:
        model, ended = await _events(case, workspace, way, client)
    return Record(
        question=case.question,
        today=case.as_of,
        answer=ended.text,
        calls=overheard.calls(),
        documents=_documents(workspace.outputs),
        stop=ended.stop,
        message=ended.message,
        model=model,
        tokens=vars(ended.usage),
        cost=None if ended.cost is None else str(ended.cost),
        seconds=round(time.perf_counter() - begun, 3),
    )


def _book(case: Case, folder: Path, way: Way) -> Path:
    writes = any(call.call in WRITERS for step in case.script for call in step.asked())
    if not way.scripted or way.shelf is None or writes:
        return made(case.book, folder / "book")
    shared = way.shelf / case.book
    return shared if shared.is_dir() else made(case.book, shared)


def _workspace(case: Case, folder: Path, book: Path) -> Workspace:
    now = datetime(case.as_of.year, case.as_of.month, case.as_of.day, HOUR, tzinfo=UTC)
    return Workspace(book, folder / "outputs", lambda: now, project=folder, imports=(folder, book))


async def _events(case: Case, workspace: Workspace, way: Way, client: Client) -> tuple[str, Ended]:
    events = asked(
        case.question,
        case.agent,
        workspace,
        {} if way.scripted else way.environment,
        model=way.model,
        limits=Limits(budget=way.budget),
        client=client,
        record=False,
    )
    model, last = "", None
    async for event in events:
        if isinstance(event, Started):
            model = event.model
        elif isinstance(event, Ended):
            last = event
    if last is None:
        raise RuntimeError(f"{case.id}: the conversation did not end")
    return model, last


@asynccontextmanager
async def _client(case: Case, book: Path, way: Way, overheard: Overheard) -> AsyncIterator[Client]:
    if not way.scripted:
        model = model_of(case.agent, way.environment, book, way.model)
        client = client_of(way.environment, model)
        async with client.with_options(middleware=[overheard]) as heard:
            yield heard
        return
    with scripted(case, with_tools=way.with_tools) as api:
        async with scripted_client(api.url, overheard) as heard:
            yield heard
    if api.refused:
        raise RuntimeError(f"{case.id}: {'; '.join(api.refused)}")


def _documents(outputs: Path) -> dict[str, str]:
    found = sorted(outputs.rglob("*.md")) if outputs.is_dir() else []
    return {
        path.relative_to(outputs).as_posix(): path.read_text(encoding="utf-8") for path in found
    }
