"""What stands beside the whitespace of a sample: occasions, readiness, ways, prices."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.results import (
    CapacityMonth,
    ExpansionStep,
    GateCondition,
    PathStep,
    Pilot,
    PilotCriterion,
    PipelineCover,
    PriceTier,
    Readiness,
    SalesPath,
    StageAmount,
    Trigger,
    VectorLine,
)

from .samples_common import UNKNOWN


def trigger(code: str, **update: Any) -> Trigger:
    """An occasion of the whole account that holds now."""
    base: dict[str, Any] = {
        "business_unit": None,
        "product_id": None,
        "product_name": None,
        "start": "2026-06-16",
        "end": "2026-08-15",
        "status": "now",
        "counts": True,
        "evidence": "Последний бизнес-обзор прошёл 16 апреля 2026 г.",
        "unknown": None,
    }
    return Trigger(code=code, **{**base, **update})


CELL = {"business_unit": "Комбинат", "product_id": "flow", "product_name": "Калдер Поток"}
TRIGGERS = (
    trigger("qbr"),
    trigger(
        "capacity",
        **CELL,
        end=None,
        counts=False,
        evidence="92 из 100 (92 %) за июнь 2026 г.",
        months=(CapacityMonth(month="2026-06-01", share=Ratio(part=92, whole=100, value=92.0)),),
    ),
    trigger("competitor_contract", **CELL, status="upcoming", evidence="Договор до 31 марта."),
    trigger("budget_cycle", status="unknown", evidence=None, unknown="Месяц не указан."),
    trigger("product_launch", status="absent"),
    trigger("after_launch", **CELL, status="passed"),
)
READINESS = Readiness(
    gate="conditional",
    band="yellow",
    conditions=(
        GateCondition(
            code="green_health", status="unmet", required=True, evidence="Здоровье жёлтое."
        ),
        GateCondition(
            code="active_champion", status="met", required=True, evidence="Есть: Борис Ким."
        ),
        GateCondition(
            code="usage_not_declining", status="unknown", required=False, evidence="Нет данных."
        ),
    ),
)


def path_step(code: str, **update: Any) -> PathStep:
    """An open step."""
    base: dict[str, Any] = {
        "text": "Согласовать пилот",
        "owner": "Екатерина Лаврова",
        "due": "2026-08-18",
        "status": "open",
        "evidence": None,
    }
    return PathStep(code=code, **{**base, **update})


PATHS = (
    SalesPath(
        rank=1,
        motion="cross_sell",
        business_unit="Логистика",
        product_name="Калдер Поток",
        introduced_by="Борис Ким",
        steps=(
            path_step("map_whitespace", status="done", evidence="На карте: 7 200 000 ₽ в год."),
            path_step("pilot_with_criteria"),
        ),
        pilot=Pilot(
            start="2026-08-18",
            end="2026-11-16",
            criteria=(
                PilotCriterion(
                    text="Шаг к цели «Снизить простои»",
                    metric="Простои",
                    target="не более 200 часов",
                    due="2026-12-31",
                    origin="objective",
                ),
            ),
            ask=None,
        ),
    ),
    SalesPath(
        rank=2,
        motion="upsell",
        business_unit=None,
        product_name=None,
        introduced_by=None,
        steps=(path_step("track_capacity", status="overdue"),),
        pilot=None,
    ),
    SalesPath(
        rank=3,
        motion="cross_sell",
        business_unit="Склад",
        product_name="Калдер Поле",
        introduced_by=None,
        steps=(path_step("convert_pilot"),),
        pilot=Pilot(
            start="2026-08-18", end="2026-11-16", criteria=(), ask="Что измерим к 16 ноября?"
        ),
    ),
)
TIERS = (
    PriceTier(
        product_id="flow",
        product_name="Калдер Поток",
        edition="standard",
        pricing="per_user",
        unit_price="45000.00",
        upgrades=(),
        seats=800,
        paid_per_seat="39375.00",
        evidence="Место стоит клиенту 39 375 ₽, по прайс-листу — 45 000 ₽.",
    ),
    PriceTier(
        product_id="link",
        product_name="Калдер Связь",
        edition=None,
        pricing=None,
        unit_price=None,
        upgrades=(),
        seats=None,
        paid_per_seat=None,
        evidence="Цены в прайс-листе нет.",
    ),
)


def vector(code: str, **update: Any) -> VectorLine:
    """A direction with nothing in it."""
    base: dict[str, Any] = {
        "potential_value": None,
        "cells": 0,
        "unknown_cells": 0,
        "use_cases": 0,
        "deals": 0,
        "deals_value": None,
        "why": "В этом направлении всё продано.",
    }
    return VectorLine(vector=code, **{**base, **update})


EXPANSION: dict[str, Any] = {
    "map_missing": None,
    "vectors": (
        vector("user", potential_value="18500000.00", cells=1, why=None),
        vector("product", cells=2, unknown_cells=1, potential_value="900000.00", why=None),
        vector("use_case", use_cases=1, why="Его цена учтена в ячейке продукта."),
        vector("professional_services", deals=1, deals_value="1900000.00"),
    ),
    "readiness": READINESS,
    "triggers": TRIGGERS,
    "paths": PATHS,
    "expansion_steps": (
        ExpansionStep(
            code="success_foundation",
            text="Довести первое внедрение до явного успеха",
            status="unmet",
            evidence="Здоровье жёлтое.",
        ),
    ),
    "price_tiers": TIERS,
    "cover": PipelineCover(
        growth="16400000.00",
        pipeline="1900000.00",
        coverage=Ratio(part="1900000.00", whole="16400000.00", value=11.6),
        gap="14500000.00",
        by_stage=(
            StageAmount(stage="обследование", deals=1, amount="1900000.00"),
            StageAmount(stage=None, deals=2, amount=None),
        ),
        statement="На 14 500 000 ₽ роста сделок пока нет.",
    ),
}
NO_EXPANSION: dict[str, Any] = {
    "map_missing": "Карту не построить: не указаны ни подразделения, ни продукты.",
    "vectors": (vector("user"),),
    "readiness": Readiness(
        gate="conditional",
        band=None,
        conditions=(
            GateCondition(
                code="green_health", status="unknown", required=True, evidence="Данных мало."
            ),
        ),
    ),
    "triggers": (),
    "paths": (),
    "expansion_steps": (
        ExpansionStep(
            code="usage_monitoring", text="Следить за внедрением", status="unknown", evidence="Нет."
        ),
    ),
    "price_tiers": (),
    "cover": PipelineCover(
        growth=None,
        pipeline=None,
        coverage=UNKNOWN,
        gap=None,
        by_stage=(),
        statement="ARR нет, поэтому и цели по росту нет.",
    ),
}
