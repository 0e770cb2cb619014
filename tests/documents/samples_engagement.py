"""Engagement plans made by hand: one with everything in it, one of which nothing is known."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.results import (
    CalendarEntry,
    Criterion,
    EngagementTrigger,
    ExecutiveTouchpoints,
    Invitee,
    LevelSummary,
    OverdueContact,
    PlanEngagement,
    ReferenceAsk,
    ReferenceOffer,
    References,
)

ANNA = Invitee(id="anna", name="Анна Лебедева")
LEVEL: dict[str, Any] = {
    "level": "c_level",
    "scope": "account",
    "times_min": 4,
    "times_max": 6,
    "per_days": None,
    "per_months": 3,
    "format": ("in_person", "video"),
    "content": ("strategic_alignment", "industry_insights"),
    "people": 1,
    "late": 1,
    "planned": 1,
    "note": None,
}
NOBODY = "Людей этого уровня в данных нет: выясните, с кем встречаться."
ENTRY: dict[str, Any] = {
    "uid": "1@enterprise-sales",
    "date": "2026-07-01",
    "kind": "contact",
    "code": "late",
    "stakeholder": ANNA,
    "level": "c_level",
    "format": ("in_person", "video"),
    "subject": "Анна Лебедева: личная встреча или видеовстреча",
    "content": ("сверка стратегий", "взгляд на отрасль"),
    "owner": "Пётр Орлов",
    "why": "Просрочено на 9 дней.",
}


def engagement(common: dict[str, Any]) -> PlanEngagement:
    """A plan with every kind of line."""
    return PlanEngagement(
        **common,
        until="2026-09-30",
        days=92,
        health_band="green",
        calendar=_calendar(),
        overdue=(_late("2026-03-21", "2026-06-21", 9),),
        untouched=(_late(None, "2026-06-30", None),),
        triggers=_triggers(),
        executive_touchpoints=ExecutiveTouchpoints(
            since="2026-04-01", held=3, target_min=4, target_max=6, to_book=1, planned=1
        ),
        levels=(
            LevelSummary(**LEVEL),
            LevelSummary.model_validate(
                {
                    **LEVEL,
                    "level": "vp",
                    "scope": "stakeholder",
                    "times_min": 1,
                    "times_max": 1,
                    "per_months": 1,
                    "people": 0,
                    "late": 0,
                    "planned": 0,
                    "note": NOBODY,
                }
            ),
        ),
        references=_references(),
        notes=("Сейчас ничего предлагать нельзя: ни на одной встрече не говорим о расширении.",),
    )


def bare_engagement(common: dict[str, Any]) -> PlanEngagement:
    """A plan of an account of which only the name is known."""
    unknown = Criterion(code="nps", title="NPS", status="unknown", actual=None, needed="> 50")
    return PlanEngagement(
        **common,
        until="2026-07-07",
        days=7,
        health_band=None,
        calendar=(),
        overdue=(),
        untouched=(),
        triggers=(),
        executive_touchpoints=ExecutiveTouchpoints(
            since="2026-04-01", held=None, target_min=None, target_max=None, to_book=None, planned=0
        ),
        levels=(LevelSummary.model_validate({**LEVEL, "people": 0, "late": 0, "note": NOBODY}),),
        references=References(
            ready=None, band=None, criteria=(unknown,), ask_for=(), offer=(), lacking=("NPS",)
        ),
        notes=(),
    )


def _calendar() -> tuple[CalendarEntry, ...]:
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"date": "2026-07-08", "code": "due", "why": "Ритм уровня: раз в 7 дней."},
        {"date": "2026-07-15", "code": "due", "why": "Ритм уровня: раз в 7 дней."},
        {
            "date": "2026-08-03",
            "kind": "qbr",
            "code": "qbr",
            "stakeholder": None,
            "level": None,
            "subject": "Бизнес-обзор (QBR)",
            "content": ("Достигнутая польза", "Участвуют: Анна Лебедева"),
            "why": "Бизнес-обзоров в данных нет.",
        },
        {
            "date": "2026-08-31",
            "kind": "plan_review",
            "code": "plan_review",
            "stakeholder": None,
            "level": None,
            "format": (),
            "subject": "Пересмотр плана по клиенту (наша команда)",
            "content": (),
            "why": "План пересматривают раз в 3 месяца.",
        },
    )
    return tuple(CalendarEntry.model_validate({**ENTRY, **change}) for change in changes)


def _late(last: str | None, due: str, days: int | None) -> OverdueContact:
    return OverdueContact(
        stakeholder=ANNA,
        level="c_level",
        last_contact=last,
        due=due,
        days=days,
        next="2026-07-01" if last else None,
    )


def _triggers() -> tuple[EngagementTrigger, ...]:
    return (
        EngagementTrigger(
            code="competitor_evaluation",
            date="2026-06-20",
            why="Клиент изучает конкурентов (20 июня 2026 г.)",
            action="Узнать, что подтолкнуло к сравнению",
            owner="Пётр Орлов",
            due="2026-06-23",
        ),
        EngagementTrigger(
            code="merger",
            date="2026-06-12",
            why="Слияние или поглощение",
            action=None,
            owner=None,
            due=None,
        ),
    )


def _references() -> References:
    return References(
        ready=True,
        band="green",
        criteria=(
            Criterion(
                code="health", title="Здоровье", status="met", actual="зелёное", needed="зелёное"
            ),
            Criterion(code="nps", title="NPS", status="not_met", actual="20", needed="> 50"),
        ),
        ask_for=(
            ReferenceAsk(code="testimonial", text="Отзыв", stakeholder=ANNA, done=True),
            ReferenceAsk(code="speaking", text="Выступление", stakeholder=None, done=False),
        ),
        offer=(
            ReferenceOffer(
                code="co_marketing",
                text="Совместное продвижение",
                fits=True,
                why="подходит: есть подтверждённый результат",
            ),
        ),
        lacking=("NPS",),
    )
