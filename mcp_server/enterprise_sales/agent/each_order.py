"""From what a user writes to a run over many accounts, and what it would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from enterprise_sales.agent.asked_model import model_of
from enterprise_sales.agent.each_accounts import Account, accounts_of
from enterprise_sales.agent.each_resume import beginning, unwritten
from enterprise_sales.agent.each_run import Order
from enterprise_sales.agent.journal import place, read
from enterprise_sales.agent.journal_key import Key, book_digest
from enterprise_sales.agent.journal_state import State

if TYPE_CHECKING:
    from enterprise_sales.agent.each_filter import Filter
    from enterprise_sales.tools.workspace import Workspace

JOBS = 3
"""Answers at the same time where the user does not say; most keys allow so many requests."""


@dataclass(frozen=True)
class Wish:
    """What the user writes.

    Attributes:
        question: to be put to each account.
        agent: the name of one there is.
        wanted: which accounts.
        model: an alias or an id; None: that of the agent.
        jobs: answers at the same time; None: three.
        limit: at most so many accounts, the largest ARR first; None: all.
        budget: tokens of all runs whose answers count; None: no limit.
        again: whether answers of today are asked for anew.
    """

    question: str
    agent: str
    wanted: Filter
    model: str | None = None
    jobs: int | None = None
    limit: int | None = None
    budget: int | None = None
    again: bool = False


@dataclass(frozen=True)
class Plan:
    """What a run would do; nothing is asked for it.

    Attributes:
        question: as the user wrote it.
        agent: its name.
        model: the id of the model.
        filter: which accounts.
        ask: accounts that would be asked, in their order.
        earlier: accounts that are answered already.
        budget: tokens of all runs whose answers count; None: no limit.
        taken: tokens that runs before took, or may have taken.
        most_tokens: the most that this run may take; None where nothing limits it.
        message: for people, why earlier answers would not count; empty where they do.
    """

    question: str
    agent: str
    model: str
    filter: str
    ask: tuple[Account, ...]
    earlier: tuple[Account, ...]
    budget: int | None
    taken: int
    most_tokens: int | None
    message: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values, `type` first."""
        return {"type": "each_plan"} | asdict(self)


def order_of(wish: Wish, workspace: Workspace, environment: Mapping[str, str]) -> Order:
    """The run that a user wishes, today.

    Args:
        wish: what the user writes.
        workspace: book, outputs folder and clock.
        environment: of the process; it names provider and models.

    Raises:
        FilterError: no account fits.
        CallRefusedError: there is no book, or a value of the filter cannot be.
        LookupError: no such agent.
        ModelsError: the user's list of models cannot be read.
    """
    accounts = accounts_of(wish.wanted, wish.agent, workspace)[: wish.limit]
    model = model_of(wish.agent, environment, workspace.book, wish.model)
    day = workspace.now().date()
    key = Key(wish.question.strip(), wish.agent, model.id, str(wish.wanted), day)
    book, jobs = book_digest(wish.agent, workspace), wish.jobs or JOBS
    return Order(key, accounts, book, jobs, wish.budget, again=wish.again)


def plan_of(order: Order, workspace: Workspace) -> Plan:
    """What a run would do, as the journal stands; nothing is written.

    Raises:
        StoreError: the journal cannot be read.
    """
    key, path = order.key, place(order.key, workspace)
    state = read(path)
    begins = beginning(state, order.book, again=order.again)
    state = State() if begins.fresh else state
    known = {end.account for end in unwritten(state, path.parent)}
    earlier = tuple(one for one in order.accounts if state.answered(one.id) or one.id in known)
    ask = tuple(one for one in order.accounts if one not in earlier)
    return Plan(
        question=key.question,
        agent=key.agent,
        model=key.model,
        filter=key.filter,
        ask=ask,
        earlier=earlier,
        budget=order.budget,
        taken=state.taken,
        most_tokens=_most(order.budget, state.taken, ask),
        message=begins.why,
    )


def _most(budget: int | None, taken: int, ask: tuple[Account, ...]) -> int | None:
    if not ask:
        return 0
    return None if budget is None else max(0, budget - taken)
