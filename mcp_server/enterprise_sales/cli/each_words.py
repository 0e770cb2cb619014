"""What a question to many accounts tells on the terminal, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from enterprise_sales.agent.each_events import NOT_ASKED, AccountEnded, EachEnded, EachStarted
from enterprise_sales.agent.journal_records import ANSWERED
from enterprise_sales.cli.talk_words import dollars, tokens
from enterprise_sales.store.text import one_line

if TYPE_CHECKING:
    from enterprise_sales.agent.each_accounts import Account
    from enterprise_sales.agent.each_order import Plan

STOPS = {
    ANSWERED: "answered",
    NOT_ASKED: "not asked",
    "max_tokens": "cut: longest reply reached",
    "refusal": "refused by the model",
    "turns": "cut: too many rounds",
    "budget": "cut: budget spent",
    "timeout": "cut: took too long",
    "cancelled": "stopped",
    "failed": "failed",
}
"""Why an answer ended → what people read."""
NOTHING = "nothing to ask"
UNKNOWN = "unknown"
NO_LIMIT = "unknown: nothing limits them; give --budget"


def account_in_words(name: str, account: str) -> str:
    """`Acme Corp (acme)`."""
    return f"{one_line(name)} ({one_line(account)})"


def result_in_words(ended: AccountEnded) -> str:
    """Whether an account is answered, and if not why."""
    words = STOPS.get(ended.stop, ended.stop)
    return f"{words} before" if ended.earlier else words


def tokens_in_words(ended: AccountEnded) -> str:
    """`12,345`; empty where it was not asked, as the result says."""
    return "" if ended.tokens is None else tokens(ended.tokens, at_least=ended.at_least)


def cost_in_words(ended: AccountEnded) -> str:
    """In US dollars, unknown where a price is; empty where it was not asked."""
    return "" if ended.tokens is None else _price(ended)


def started_in_words(event: EachStarted) -> list[str]:
    """What is about to be done."""
    left = len(event.accounts) - len(event.earlier)
    first = f"{_accounts(len(event.accounts))} ({event.filter}), {left} to ask with {event.model}"
    lines = [first, event.message] if event.message else [first]
    if event.earlier:
        lines.append(f"Not asked again, as answered today: {', '.join(event.earlier)}")
    if event.taken:
        lines.append(f"Taken by runs before: {_taken(event.taken, event.budget)}")
    return lines


def ended_in_words(event: EachEnded) -> list[str]:
    """What all of it came to."""
    lines = [event.message] if event.message else []
    lines.append(f"{event.answered} of {_accounts(event.accounts)} answered")
    taken = tokens(event.tokens, at_least=event.at_least)
    lines.append(f"this run: {taken} tokens · {_price(event)}")
    if event.budget is not None or event.taken != event.tokens:
        lines.append(f"taken in all: {_taken(event.taken, event.budget)}")
    return lines


def plan_in_words(plan: Plan) -> list[str]:
    """Which accounts would be asked, and the most tokens that it may take."""
    lines = [plan.message] if plan.message else []
    whom = f"would ask {_accounts(len(plan.ask))} ({plan.filter}) with {plan.model}:"
    lines += [whom, *_listed(plan.ask)] if plan.ask else [NOTHING]
    if plan.earlier:
        lines += ["answered today, not asked again:", *_listed(plan.earlier)]
    most = NO_LIMIT if plan.most_tokens is None else f"{plan.most_tokens:,}"
    lines.append(f"most tokens: {most}")
    if plan.taken:
        lines.append(f"taken by runs before: {_taken(plan.taken, plan.budget)}")
    return lines


def _listed(accounts: Sequence[Account]) -> list[str]:
    return [f"  {account_in_words(one.name, one.id)}" for one in accounts]


def _accounts(count: int) -> str:
    return "1 account" if count == 1 else f"{count:,} accounts"


def _taken(taken: int, budget: int | None) -> str:
    return f"{taken:,} tokens" if budget is None else f"{taken:,} of {budget:,} tokens"


def _price(ended: AccountEnded | EachEnded) -> str:
    return UNKNOWN if ended.cost is None else dollars(ended.cost, at_least=ended.at_least)
