"""Comparisons of the accounts of the demo book."""

from __future__ import annotations

from datetime import date
from functools import cache

from enterprise_sales.analyses.comparison import compare_playbooks
from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.results import ComparePlaybooks
from enterprise_sales.book import Book, load_book
from enterprise_sales.playbook import load_playbook

from ..conftest import PLAYBOOKS, REPOSITORY

AS_OF = date(2026, 6, 30)
NAMES = ("strategic-12-month", "enterprise-180-day", "execution-120-day")
CHOSEN = ("harbourline", "stalgor", "oakfield")
"""One in the green, one in the red, one of which little is known."""


@cache
def demo() -> Book:
    return load_book(REPOSITORY / "assets" / "demo_book")


def demo_accounts() -> tuple[str, ...]:
    assert set(CHOSEN) <= set(demo().names)
    return CHOSEN


@cache
def compared(account: str, *names: str, language: str = "en") -> ComparePlaybooks:
    """An account under the named playbooks, or all three."""
    found = [load_playbook(name, AS_OF, root=PLAYBOOKS) for name in names or NAMES]
    ctx = context_of(demo(), found[0], AS_OF, account, language)
    return compare_playbooks(ctx, found)
