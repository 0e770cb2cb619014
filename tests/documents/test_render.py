"""Whole documents: the template, both languages, whatever the data holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from pydantic import BaseModel

from enterprise_sales.analyses.common import AccountResult
from enterprise_sales.analyses.results import (
    LevelSummary,
    Person,
    RiskLine,
    Scenario,
    Step,
    WhitespaceCell,
    WhitespaceOpportunity,
)
from enterprise_sales.documents import environment, render_document, title_of
from enterprise_sales.language import translator

from . import samples
from .samples import SAMPLES
from .structure import (
    FORBIDDEN,
    Heading,
    diagrams,
    document,
    empty_headings,
    headings,
    tokens,
    uneven_tables,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
SECTIONS = {
    "ru": (
        "Профиль аккаунта",
        "Анализ возможностей",
        "Карта стейкхолдеров",
        "Стратегия развития",
        "Метрики успеха",
    ),
    "en": (
        "Account profile",
        "Opportunity analysis",
        "Stakeholder map",
        "Growth strategy",
        "Success metrics",
    ),
}
LAST = {"ru": "Чего не хватает в данных", "en": "What is missing in the data"}
LANGUAGES = pytest.mark.parametrize("language", ["ru", "en"])
EVERY = pytest.mark.parametrize("name", SAMPLES)


@EVERY
@LANGUAGES
def test_the_whole_document(name: str, language: str, same_as: Callable[[str, Path], None]) -> None:
    same_as(document(SAMPLES[name], language), SNAPSHOTS / f"{name}.{language}.md")


@EVERY
@LANGUAGES
def test_the_sections_stand_in_the_order_of_the_template(name: str, language: str) -> None:
    found = headings(document(SAMPLES[name], language))
    assert [h.level for h in found].count(1) == 1
    assert found[0].level == 1
    assert tuple(h.words for h in found if h.level == 2) == SECTIONS[language]
    assert found[-1] == Heading(3, LAST[language])


@EVERY
def test_the_head_is_that_of_the_template(name: str) -> None:
    lines = [line for line in document(SAMPLES[name]).splitlines() if line]
    assert lines[0].startswith("# ")
    assert lines[1] == "**Дата**: 30 июня 2026\u202fг., 09:15\u00a0UTC"
    assert lines[2:4] == ["**Агент**: strategic-account-executive", "## Профиль аккаунта"]


@EVERY
@LANGUAGES
def test_no_section_is_empty_and_every_table_is_even(name: str, language: str) -> None:
    text = document(SAMPLES[name], language)
    assert empty_headings(text) == []
    assert uneven_tables(text) == []
    assert "None" not in text
    assert not re.search(r"\n{3,}|[ \t]\n|\.\.(?!\.)", text)
    assert text.endswith("\n")


ALLOWED = set(
    re.findall(
        r"\w+", "ARR NRR GRR QBR NPS CSAT ROI CIO CTO CFO CEO UTC strategic account executive"
    )
)
TABLES = re.compile(r"\b(contracts|positions|business_units|products|use_cases|stakeholders)\b")
COLUMNS = re.compile(
    r"\b(end_date|active_users|business_unit|objectives|actions|risks|touchpoints|tables|csv)\b"
)


@EVERY
def test_a_russian_document_holds_no_english_words(name: str) -> None:
    text = re.sub(r"```mermaid.*?```", "", document(SAMPLES[name]), flags=re.DOTALL)
    text = COLUMNS.sub("", TABLES.sub("", text))
    found = {word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in ALLOWED}
    assert found == set()


@EVERY
@LANGUAGES
def test_no_code_leaks_into_the_text(name: str, language: str) -> None:
    text = TABLES.sub("", document(SAMPLES[name], language))
    found = set(re.findall(r"\b[a-z]+_[a-z_]+\b", text)) - {
        "end_date",
        "active_users",
        "business_unit",
    }
    assert found == set()


def _strings(value: Any, change: Callable[[str, str], str], name: str = "") -> Any:
    """A result with its free texts changed; codes, dates and amounts stay."""
    if isinstance(value, BaseModel):
        fields = {
            field: _strings(getattr(value, field), change, field)
            for field in type(value).model_fields
            if (type(value), field) not in CODES
        }
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(_strings(each, change, name) for each in value)
    return change(name, value) if isinstance(value, str) and name in FREE else value


FREE = set(
    re.findall(
        r"\w+",
        """
        account_name industry segment region country owner name title internal_owner business_unit
        product_name competitor reason use_case champion text mitigation outcome metric unit
        verified_by content action note notes statement basis where excerpt wrong remedy products
        use_cases person who why needed actual target contracts next_action internal_sponsor stance
        rules contract_id task detail question objection answer anchor walk_away never because
        give get ours our_person theirs their_person competitors watch unjudged missing
        reports_to_name counterpart from_whom function subject
        evidence headline objective vouched_by priority priority_owner proposed office_name ask
        escalate_to
        """,
    )
)
CODES = {
    (LevelSummary, "content"),
    (Scenario, "name"),
    (WhitespaceCell, "basis"),
    (WhitespaceOpportunity, "basis"),
}
"""Fields of these names that hold a code."""
NASTY = (
    "| a | b |\n|---|---|",
    "# Глава\n\n## Метрики успеха",
    "```mermaid\ngantt\n```",
    "<script>alert(1)</script><!-- ",
    "[сюда](javascript:x) ![i](x) <http://x>",
    "---\ntitle: x\n---",
    "1. один\n- два\n> три",
    "&lt;b&gt; \\| \\",
)


@EVERY
@LANGUAGES
@pytest.mark.parametrize("nasty", NASTY)
def test_text_of_the_data_cannot_change_the_document(name: str, language: str, nasty: str) -> None:
    _unchanged(SAMPLES[name], language, nasty)


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1), st.sampled_from(sorted(SAMPLES)))
def test_nor_can_any_text_at_all(text: str, name: str) -> None:
    _unchanged(SAMPLES[name], "ru", text)


def _unchanged(result: AccountResult, language: str, text: str) -> None:
    plain = document(_strings(result, lambda _, value: "слово"), language)
    found = document(_strings(result, lambda _, value: f"слово {text}"), language)
    assert _shape(found) == _shape(plain)
    assert uneven_tables(found) == []
    assert {token.type for token in tokens(found)} & FORBIDDEN == set()
    assert [d.count("\n") for d in diagrams(found)] == [d.count("\n") for d in diagrams(plain)]


def _shape(text: str) -> list[str]:
    """The blocks and the emphasis of a document, without words."""
    ignored = {"text", "text_special", "softbreak"}
    return [token.type for token in tokens(text) if token.type not in ignored]


def test_the_part_for_the_meeting_holds_nothing_internal() -> None:
    result = samples.QBR
    text = document(result)
    start, end = text.index("### Для встречи"), text.index("### Только для нашей команды")
    meeting, rest = text[start:end], text[:start] + text[end:]
    secrets = [
        "план удержания",
        result.checks[1].why.capitalize(),
        result.asks[1].text,
        "Среди тех, кого можно ждать, нет внутреннего сторонника.",
        "просрочено",
        "Отчёт за день",
    ]
    assert [secret for secret in secrets if secret in meeting] == []
    assert "Простои сократились" in meeting
    assert "Среди тех, кого можно ждать, нет внутреннего сторонника." in rest
    assert "**Внутренний документ.**" in text[:start]


def test_a_title_is_plain_text() -> None:
    result = samples.PROFILE.model_copy(update={"account_name": "A|B"})
    assert title_of(result, translator("ru")) == "A|B: профиль аккаунта"
    assert document(result).startswith("# A\\|B: профиль аккаунта\n")


def test_the_same_result_gives_the_same_document() -> None:
    assert document(samples.PLAN) == document(samples.PLAN.model_copy(deep=True))


def test_the_time_is_told_in_utc() -> None:
    zone = timezone(timedelta(hours=3))
    t = translator("en")
    told = [
        render_document(samples.PROFILE, t, agent="x", created_at=at)
        for at in (
            datetime(2026, 6, 30, 9, 15, tzinfo=UTC),
            datetime(2026, 6, 30, 12, 15, tzinfo=zone),
        )
    ]
    assert told[0] == told[1]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        render_document(
            samples.PROFILE,
            translator("ru"),
            agent="x",
            created_at=datetime(2026, 6, 30),  # noqa: DTZ001 - what is tested
        )


def test_a_result_without_a_document_is_refused() -> None:
    result = AccountResult(**samples.COMMON)
    with pytest.raises(KeyError):
        document(result)


def test_a_template_that_asks_for_too_much_fails() -> None:
    with pytest.raises(UndefinedError, match="title"):
        environment.render("account.md.j2", translator("ru"), {})


def test_a_template_prints_text_only() -> None:
    with pytest.raises(TypeError, match="prints text, not 7"):
        environment._printed(7)


def test_a_playbook_of_the_user_keeps_its_name() -> None:
    result = samples.PROFILE.model_copy(update={"playbook": "own-rules"})
    assert "плейбук «own-rules»" in document(result)


def test_nothing_documented_is_unknown_only_where_nobody_told() -> None:
    told = samples.BARE_PROFILE.model_copy(update={"missing": ()})
    assert "| Подтверждённая польза | подтверждённой пока нет |" in document(told)
    assert "| Подтверждённая польза | неизвестно |" in document(samples.BARE_PROFILE)


def test_the_samples_hold_what_a_person_could_type() -> None:
    """Every free text field of the parts is among those that the tests make nasty."""
    for model, fields in {
        Person: {"name", "title", "business_unit", "next_action", "internal_owner"},
        RiskLine: {"text", "mitigation", "owner"},
        Step: {"action", "owner"},
        WhitespaceCell: {"business_unit", "product_name", "competitor", "reason"},
    }.items():
        assert fields <= set(model.model_fields)
        assert fields <= FREE
