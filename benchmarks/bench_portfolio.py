"""Reviewing a large book: the whole review and the scorecard alone, in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from big_book import AS_OF
from big_folder import book_of
from enterprise_sales.analyses.portfolio import review_portfolio
from enterprise_sales.book import Book
from enterprise_sales.language import translator
from enterprise_sales.playbook import Playbook, load_playbook
from servers import ROOT

TURNS = 9
PLAYBOOK = "strategic-12-month"
KEPT = import_module("enterprise_sales.scorecard.scores")
"""The module that keeps scorecards between calls: a fresh one is made for every round."""
Sides = Mapping[str, Callable[[], object]]


def _fresh(work: Callable[[Book, Playbook], object], book: Book, playbook: Playbook) -> object:
    # Nothing may be left of the round before.
    KEPT._CACHE.clear()
    return work(book, playbook)


def _scorecard(book: Book, playbook: Playbook) -> object:
    return KEPT.scores(book, playbook, AS_OF)


def _review(book: Book, playbook: Playbook) -> object:
    return review_portfolio(book, playbook, AS_OF, translator("en"))


@pytest.fixture(scope="module")
def sides(request: pytest.FixtureRequest) -> Sides:
    """Both sides on the same book in memory; each has run once."""
    book = book_of(Path(request.config.getoption("--plain-book")))
    playbook = load_playbook(PLAYBOOK, AS_OF, root=ROOT / "references" / "playbooks")
    works = {"review": _review, "scorecard": _scorecard}
    found = {side: partial(_fresh, work, book, playbook) for side, work in works.items()}
    for run in found.values():
        run()
    return found


@pytest.mark.benchmark(group="portfolio")
@pytest.mark.parametrize("side", ["review", "scorecard"] * TURNS)
def test_review(benchmark: Any, sides: Sides, side: str) -> None:
    benchmark.pedantic(sides[side])
