"""The document of a comparison: five sections, both languages, whatever is known."""

from __future__ import annotations

import re

import pytest

from ..documents.structure import (
    FORBIDDEN,
    document,
    empty_headings,
    headings,
    tokens,
    uneven_tables,
)
from ..documents.test_demo import ALLOWED, LATIN, words_of_the_book
from .support import NAMES, compared, demo_accounts


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("account", demo_accounts())
def test_the_document_is_whole(account: str, language: str) -> None:
    result = compared(account, *NAMES, language=language)
    text = document(result, language)
    assert [heading.level for heading in headings(text)].count(2) == 5
    assert empty_headings(text) == []
    assert uneven_tables(text) == []
    assert {token.type for token in tokens(text)} & FORBIDDEN == set()
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|\n{3,}", text)
    if language == "ru":
        cited = " ".join(f"{v.document} {v.section}" for t in result.thresholds for v in t.values)
        known = words_of_the_book() | {*ALLOWED, *LATIN.findall(cited)}
        assert set(LATIN.findall(text)) - known == set()


def test_playbooks_that_agree_are_said_to_agree() -> None:
    """Execution and the 180 days share the rhythm of contacts, and nothing is made up."""
    result = compared("harbourline", *NAMES[1:])
    assert "cadence" not in {one.area for one in result.differences}
    same = result.model_copy(update={"differences": (), "thresholds": ()})
    text = document(same, "en")
    assert text.count("Here the playbooks agree.") == 6
    assert "The playbooks have the same values." in text
