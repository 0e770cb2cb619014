"""The demo accounts from the book to the document, and books from which a table is missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.common import AccountResult
from enterprise_sales.analyses.context import Context, context_of
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book import Book, load_book
from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.documents.unlocks import UNLOCKS, _figure
from enterprise_sales.language import assets_dir, references_dir
from enterprise_sales.playbook import Playbook, load_playbook, playbook_names

from .structure import (
    FORBIDDEN,
    diagrams,
    document,
    empty_headings,
    headings,
    tokens,
    uneven_tables,
)

AS_OF = date(2026, 6, 30)
BOOK = assets_dir() / "demo_book"
PLAYBOOKS = references_dir() / "playbooks"
JOBS: dict[str, Callable[[Context], AccountResult]] = {
    "profile": profile_account,
    "whitespace": analyze_whitespace,
    "qbr": prepare_qbr,
    "renewal": plan_renewal,
    "plan": plan_account,
}
ACCOUNTS = sorted(load_book(BOOK).names)
LATIN = re.compile(r"[A-Za-z]{2,}")
ALLOWED = LATIN.findall(
    "ARR NRR GRR QBR NPS CSAT ROI CIO CTO CFO CEO UTC strategic-account-executive churned csv md"
)
"""Abbreviations of the trade, the agent, and the status to write where a contract was lost."""
DIAGRAM = re.compile(
    r"```mermaid|^gantt$|^ *(dateFormat|axisFormat|todayMarker) .*$|^ *(title|section) "
    r"| :[^:\n]*\d{4}-\d\d-\d\d.*$",
    re.MULTILINE,
)
"""What the language of the diagrams asks for."""


@cache
def playbook(name: str) -> Playbook:
    return load_playbook(name, AS_OF, root=PLAYBOOKS)


@cache
def book() -> Book:
    return load_book(BOOK)


def made(job: str, account: str, language: str, rules: str, source: Book) -> AccountResult:
    return JOBS[job](context_of(source, playbook(rules), AS_OF, account, language))


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Every job in both languages; under the other playbooks the plan, which holds them all."""
    for account in ACCOUNTS:
        for job in JOBS:
            for language in ("ru", "en"):
                yield job, account, language, "strategic-12-month"
        for rules in playbook_names(PLAYBOOKS):
            yield "plan", account, "ru", rules


@cache
def words_of_the_book() -> frozenset[str]:
    """Latin words that people have written into the demo book, and the names of its columns."""
    files = [path for path in sorted(BOOK.rglob("*")) if path.is_file()]
    texts = [path.read_text(encoding="utf-8") for path in files]
    names = [name for table in MODELS for name in (table, *columns_of(table))]
    return frozenset(LATIN.findall(" ".join([*texts, *names])))


def _laws(text: str, language: str) -> None:
    assert [h.level for h in headings(text)].count(2) == 5
    assert headings(text)[-1].words in ("Чего не хватает в данных", "What is missing in the data")
    assert empty_headings(text) == []
    assert uneven_tables(text) == []
    assert {token.type for token in tokens(text)} & FORBIDDEN == set()
    assert not re.search(r"\bNone\b|\n{3,}|[ \t]\n|(?<!\.)\.\.(?!\.)", text)
    if language == "ru":
        found = set(LATIN.findall(DIAGRAM.sub("", text)))
        assert found - words_of_the_book() - set(ALLOWED) == set()


@pytest.mark.parametrize(("job", "account", "language", "rules"), sorted(set(cases())))
def test_a_document_of_the_demo_book(job: str, account: str, language: str, rules: str) -> None:
    result = made(job, account, language, rules, book())
    _laws(document(result, language), language)
    assert _without_words(result) == set()


def _without_words(result: AccountResult) -> set[str]:
    """Codes of what a gap unlocks for which there are no words."""
    return {c for gap in result.missing for c in gap.unlocks if _figure(c) not in UNLOCKS}


def test_words_of_the_program_are_russian_in_a_russian_document() -> None:
    with pytest.raises(AssertionError, match="Extra items in the left set"):
        _laws(document(made("plan", "acme", "ru", "strategic-12-month", book()), "en"), "ru")


@pytest.mark.parametrize("absent", [*sorted(set(MODELS) - {"accounts"}), "all"])
def test_a_document_of_a_book_that_lacks_a_table(absent: str, tmp_path: Path) -> None:
    """Only the accounts are required."""
    shutil.copytree(BOOK, tmp_path / "book")
    for path in (tmp_path / "book" / "tables").iterdir():
        if path.stem == absent or (absent == "all" and path.stem != "accounts"):
            path.unlink()
    source = load_book(tmp_path / "book")
    for account in ("stalgor", "oakfield"):
        result = made("plan", account, "ru", "strategic-12-month", source)
        _laws(document(result), "ru")
        assert _without_words(result) == set()


def test_a_red_account_is_saved_before_it_is_sold_more() -> None:
    result = made("plan", "pinecrest", "ru", "strategic-12-month", book())
    assert isinstance(result, PlanAccount)
    assert result.save_plan
    text = document(result)
    assert "**Это план спасения.**" in text
    assert "### Возможности на будущее" in text
    assert "можно предлагать сейчас" not in text


def test_what_goes_to_the_customer_names_no_risk_of_the_register() -> None:
    for account in ACCOUNTS:
        profile: Any = made("profile", account, "ru", "strategic-12-month", book())
        text = document(made("qbr", account, "ru", "strategic-12-month", book()))
        start, end = text.index("### Для встречи"), text.index("### Только для нашей команды")
        meeting = text[start:end]
        internal = [r.text for r in profile.risks] + [c.note for c in profile.health.caps if c.note]
        assert [words for words in internal if words in meeting] == []
        assert not re.search(r"здоров|риск|🔴|🟡|🟢", meeting)


def test_the_same_book_gives_the_same_document() -> None:
    again = load_book(BOOK)
    for job in JOBS:
        first, second = (
            document(made(job, "harbourline", "ru", "strategic-12-month", source))
            for source in (book(), again)
        )
        assert first == second


def test_a_renewal_ahead_is_drawn_and_a_lapsed_one_is_not() -> None:
    drawn = {
        account: bool(
            diagrams(document(made("renewal", account, "ru", "strategic-12-month", book())))
        )
        for account in ACCOUNTS
    }
    assert {account for account, seen in drawn.items() if not seen} == {"oakfield", "volgastroy"}
