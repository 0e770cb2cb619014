"""The document of a hand-over: five sections, both languages, whatever is known."""

from __future__ import annotations

import re

import pytest

from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.handover import hand_off
from enterprise_sales.playbook import load_playbook

from ..conftest import PLAYBOOKS
from ..documents.structure import (
    FORBIDDEN,
    document,
    empty_headings,
    headings,
    tokens,
    uneven_tables,
)
from ..documents.test_demo import ALLOWED, LATIN, words_of_the_book
from .test_packages import AS_OF, demo

FILES = LATIN.findall("json discovery outreach value-selling sales-coaching CRM Salesforce HubSpot")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("account", ["harbourline", "stalgor", "oakfield"])
def test_the_document_is_whole(account: str, language: str) -> None:
    playbook = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
    result = hand_off(context_of(demo(), playbook, AS_OF, account, language))
    text = document(result, language)
    assert [heading.level for heading in headings(text)].count(2) == 5
    assert empty_headings(text) == []
    assert uneven_tables(text) == []
    assert {token.type for token in tokens(text)} & FORBIDDEN == set()
    assert not re.search(r"\bNone\b|\n{3,}", text)
    if language == "ru":
        known = words_of_the_book() | {*ALLOWED, *FILES}
        assert set(LATIN.findall(text)) - known == set()


def test_nobody_to_hand_over_to_is_said() -> None:
    playbook = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
    text = document(hand_off(context_of(demo(), playbook, AS_OF, "oakfield", "en"), [], []), "en")
    assert "No package is handed over" in text
    assert "Nothing is handed over as an offer" in text
    assert "Import files are written" not in text


def handed_over(account: str, language: str = "en") -> str:
    playbook = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
    return document(hand_off(context_of(demo(), playbook, AS_OF, account, language)), language)


def section(text: str, title: str) -> list[str]:
    """The lines under a heading, up to the next."""
    lines = text.splitlines()
    begin = next(place for place, line in enumerate(lines) if line.endswith(f" {title}"))
    rest = lines[begin + 1 :]
    end = next((n for n, line in enumerate(rest) if line.startswith("#")), len(rest))
    return rest[:end]


def test_the_rhythm_of_contacts_takes_a_line_a_person() -> None:
    rows = section(handed_over("harbourline"), "Conversations with dates")
    own = [line for line in rows if "Peter Lindqvist" in line]
    assert len(own) == 1
    assert own[0].endswith("| 14 times from Jul 1, 2026 to Sep 30, 2026 |")
    assert "Each single day stands in the file .outreach.json." in rows


def test_what_the_subject_says_is_not_said_again() -> None:
    rows = section(handed_over("harbourline"), "Conversations with dates")
    study = next(line for line in rows if "study of the industry" in line)
    assert study.count("study of the industry") == 1
    assert "| — |" in study


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("harbourline", "2 opportunities are held back: their conditions do not hold yet."),
        ("stalgor", "are held back until health and their conditions allow it."),
    ],
)
def test_why_an_opportunity_is_held_back(account: str, told: str) -> None:
    assert told in handed_over(account)


def test_results_are_told_with_those_that_are_confirmed() -> None:
    rows = section(handed_over("harbourline"), "Success metrics")
    assert "| Results in the package, of the value window | 4 |" in rows
    assert "| Of them confirmed by the customer | 3 |" in rows
