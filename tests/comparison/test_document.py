"""The document of a comparison: five sections, both languages, whatever is known."""

from __future__ import annotations

import re

import pytest

from enterprise_sales.analyses.plan_metrics import aim
from enterprise_sales.playbook import Target

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


def test_one_playbook_alone_is_not_said_to_agree() -> None:
    for language in ("en", "ru"):
        text = document(compared("harbourline", NAMES[0], language=language), language)
        assert empty_headings(text) == []
        assert text.count(ALONE[language]) == 7
    assert "agree" not in text
    assert "одинаков" not in text


ALONE = {
    "en": "Nothing is compared here: there is one playbook only.",
    "ru": "Сравнивать не с чем: плейбук только один.",
}


def test_playbooks_that_agree_are_said_to_agree() -> None:
    """Execution and the 180 days share the rhythm of contacts, and nothing is made up."""
    result = compared("harbourline", *NAMES[1:])
    assert "cadence" not in {one.area for one in result.differences}
    same = result.model_copy(update={"differences": (), "thresholds": ()})
    text = document(same, "en")
    assert text.count("Here the playbooks agree.") == 6
    assert "The playbooks have the same values." in text


def lines_of(account: str) -> list[str]:
    return document(compared(account, *NAMES), "en").splitlines()


def test_a_source_is_named_once_under_the_table() -> None:
    lines = lines_of("harbourline")
    sources = [line for line in lines if re.match(r"\d+\. (Strategic Account|Account M)", line)]
    assert len(sources) == len({line.split(". ", 1)[1] for line in sources}) > 20
    assert "2. Strategic Account Manager" in sources, "a section named like its document, once"
    rows = [line for line in lines if line.startswith("|")]
    assert not any("(Strategic Account" in row or "our judgement" in row for row in rows)
    assert any(row.startswith("| Accounts that one person serves | 8–12 ¹ |") for row in rows)


@pytest.mark.parametrize("account", ["harbourline", "stalgor"])
def test_no_cell_is_too_long_to_be_read(account: str) -> None:
    cells = [text for line in lines_of(account) if line.startswith("|") for text in line.split("|")]
    assert max(map(len, cells)) <= 210  # a source takes up to two signs, a step with its day more
    below = "least days for late steps".capitalize()
    assert f"#### {below}" in lines_of(account)


def test_the_least_days_name_their_step() -> None:
    rows = [line for line in lines_of("harbourline") if line.startswith("| 12 months before")]
    assert rows == ["| 12 months before the end | 10 days | no | no |"]


def test_health_is_told_once_where_its_bounds_are_the_score() -> None:
    names = [line.split("|")[1].strip() for line in lines_of("acme") if line.startswith("|")]
    assert "Health score" in names
    assert "Health, the lowest possible" not in names
    assert names.count("Target ARR") == 1
    assert "Target: ARR" not in names


def test_a_share_that_has_to_be_whole_is_not_told_as_a_lower_end() -> None:
    def say(value: float) -> str:
        return f"{value}%"

    whole = Target(at_least=100)
    assert aim("qbr_completion", whole, say) == "100%"
    assert aim("quota", whole, say) == "≥ 100%"
    assert aim("qbr_completion", Target(at_least=99), say) == "≥ 99%"
