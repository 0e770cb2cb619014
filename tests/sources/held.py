"""Whether a field of a tool, named as the home of something, holds anything over the demo book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from pydantic import BaseModel

from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.defence import defend_account
from enterprise_sales.analyses.handover import hand_off
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.book import Book, load_book
from enterprise_sales.language import translator
from enterprise_sales.playbook import Playbook, load_playbook

from .homes import NAMES, PLAYBOOKS, PROJECT

AS_OF = date(2026, 6, 30)
PARTS = {
    "profile_account": "profile",
    "analyze_whitespace": "whitespace",
    "prepare_qbr": "qbr",
    "plan_renewal": "renewal",
    "map_stakeholders": "stakeholders",
    "track_value": "value",
    "plan_engagement": "engagement",
}
"""Tool → the part of the account plan that is its result: each is computed once an account."""
ALONE: Mapping[str, Callable[[Context], BaseModel]] = {
    "hand_off": hand_off,
    "defend_account": defend_account,
}


def holds(target: str) -> bool:
    """Whether a field such as `plan_account.profile.arr` is filled for some account."""
    tool, _, path = target.partition(".")
    return any(
        filled(value)
        for name in NAMES
        for result in results(tool, name)
        for value in _values(result, path.split("."))
    )


@cache
def results(tool: str, name: str) -> tuple[BaseModel, ...]:
    """What a tool answers under a playbook: once for the book, or for each account of it."""
    book, rules = _book(), _rules(name)
    if tool == "review_portfolio":
        return (review_portfolio(book, rules, AS_OF, translator("en")),)
    if tool in PARTS:
        return tuple(getattr(plan, PARTS[tool]) for plan in _plans(name))
    if tool == "plan_account":
        return _plans(name)
    return tuple(ALONE[tool](ctx) for ctx in _contexts(name))


def filled(value: object) -> bool:
    """A figure or a text; zero and no are answers, nothing and an empty list are none."""
    return value is not None and value not in ("", (), {}, [])


def _values(value: object, path: list[str]) -> Iterator[object]:
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one, path)
    elif not path:
        yield value
    elif value is not None:
        yield from _values(getattr(value, path[0], None), path[1:])


@cache
def _plans(name: str) -> tuple[PlanAccount, ...]:
    return tuple(plan_account(ctx) for ctx in _contexts(name))


@cache
def _contexts(name: str) -> tuple[Context, ...]:
    book, rules = _book(), _rules(name)
    return tuple(context_of(book, rules, AS_OF, account, "en") for account in book.names)


@cache
def _book() -> Book:
    return load_book(PROJECT / "assets" / "demo_book")


@cache
def _rules(name: str) -> Playbook:
    return load_playbook(name, AS_OF, root=PLAYBOOKS)
