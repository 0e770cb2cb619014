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
