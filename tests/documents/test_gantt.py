"""The renewal as a diagram: what it shows, and that Mermaid itself reads it."""

from __future__ import annotations

import pytest

from enterprise_sales.analyses.results import PlanRenewal
from enterprise_sales.documents.escape import diagram_label
from enterprise_sales.documents.gantt import gantt
from enterprise_sales.documents.voice import Voice
from enterprise_sales.language import translator

from ..mermaid import Mermaid
from .samples import BARE_RENEWAL, LAPSED_RENEWAL, RENEWAL_PLAN, milestone
from .structure import diagrams, document

VOICE = Voice(translator("ru"), "RUB")
NASTY = (
    "section: x",
    "title",
    "a : crit, 2026-01-01, 1d",
    "%% comment",
    "click x call y()",
    "```",
    "x; y # z",
    "%%{init: {}}%%",
    "end\n    section z",
    "",
)


def test_every_date_stands_once_the_late_ones_with_their_new_date() -> None:
    lines = [line.strip() for line in gantt(RENEWAL_PLAN, VOICE).splitlines()]
    assert lines == [
        "gantt",
        "title Продление — АО «Север»",
        "dateFormat YYYY-MM-DD",
        "axisFormat %d.%m.%y",
        "todayMarker off",
        "section Решающие даты",
        "Подготовка продления :active, 2025-11-25, 2026-11-25",
        "Дата данных :milestone, 2026-06-30, 0d",
        "Крайний срок отказа от продления :crit, milestone, 2026-09-26, 0d",
        "Окончание договора :crit, milestone, 2026-11-25, 0d",
        "section Шаги по плейбуку",
        "Подписать договор 1 :done, milestone, 2025-11-25, 0d",
        "Подписать договор 1 :active, milestone, 2026-06-30, 0d",
        "Подписать договор 1 :milestone, 2026-10-25, 0d",
        "section Перенесённые сроки",
        "Подписать договор 1 :milestone, 2026-07-20, 0d",
    ]


@pytest.mark.parametrize("result", [BARE_RENEWAL, LAPSED_RENEWAL])
def test_without_a_renewal_ahead_there_is_no_diagram(result: PlanRenewal) -> None:
    assert gantt(result, VOICE) == ""
    assert diagrams(document(result)) == []


def test_a_step_that_is_late_and_keeps_its_date_is_critical() -> None:
    late = RENEWAL_PLAN.model_copy(
        update={"milestones": (milestone("m", "2026-01-31", "overdue"),)}
    )
    assert ":crit, milestone, 2026-01-31, 0d" in gantt(late, VOICE)
    assert "Новые сроки" not in gantt(late, VOICE)


def _named(words: str) -> PlanRenewal:
    lines = tuple(line.model_copy(update={"text": words}) for line in RENEWAL_PLAN.milestones)
    return RENEWAL_PLAN.model_copy(update={"account_name": words, "milestones": lines})


@pytest.mark.client
def test_mermaid_finds_every_step_whatever_the_labels_say(mermaid: Mermaid) -> None:
    renewals = [RENEWAL_PLAN, *map(_named, NASTY)]
    texts = [diagrams(document(renewal))[0] for renewal in renewals]
    raw = "gantt\n    dateFormat YYYY-MM-DD\n    section a\n    {} :milestone, 2026-01-01, 0d\n"
    *found, refused, lost = mermaid("gantt", [*texts, raw.format("click x"), raw.format("%%")])
    plan = [("Шаги по плейбуку", day) for day in ("2025-11-25", "2026-06-30", "2026-10-25")]
    for tasks, words in zip(found, ["Подписать: договор; #1", *NASTY], strict=True):
        label = diagram_label(words)
        assert tasks is not None
        assert [(task[0], task[2]) for task in tasks if task[1] == label] == [
            *plan,
            ("Перенесённые сроки", "2026-07-20"),
        ]
        assert len(tasks) == 8
    assert (refused, lost) == (None, [])
