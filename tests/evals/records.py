"""A question, a result and a document by hand, for the tests of the graders."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from evals.case import EXECUTIVE, Case
from evals.record import Record, ToolRun

TODAY = date(2026, 6, 30)
PATH = f"enterprise-sales/{EXECUTIVE}/2026-06-30_090000_profile-account-northwind.md"
RESULT = {
    "account_id": "northwind",
    "account_name": "Northwind Traders",
    "as_of": "2026-06-30",
    "language": "ru",
    "currency": "USD",
    "arr": "1234567.00",
    "health": {"score": 71.25, "low": 60.0, "high": 85.5, "band": "yellow"},
    "renewal": {
        "date": "2026-12-31",
        "days_left": 184,
        "opt_out_date": "2026-12-01",
        "probability": {"low": 35.0, "high": 55.0},
    },
    "growth": {"nrr": {"part": "1234567.00", "whole": "760000.00", "value": 162.4}},
    "change_percent": -12.5,
    "components": [{"code": "usage", "weight": 30.0}],
    "risks": [{"text": "Не подписано 3 договора на 48 000 $"}, {"text": "Падает использование"}],
    "people": [{"name": "Priya Raman", "next_action": "Plan the Mortgage Servicing discovery"}],
    "contract": "northwind-c3",
    "output": {"path": PATH, "uri": "file:///x", "sha256": "0" * 64, "files": []},
}
DOCUMENT = """---
title: 'Northwind Traders: профиль аккаунта'
tool: profile_account
---

# Northwind Traders

## Профиль аккаунта

Клиент в жёлтой зоне.

## Анализ возможностей

### Потенциал

Сейчас растить нечего.

## Карта стейкхолдеров

Знаем одного человека.

## Стратегия развития

Сначала спасти.

## Метрики успеха

Здоровье.
"""


def case(question: str = "Как дела у Northwind?", agent: str = EXECUTIVE, **expect: Any) -> Case:
    """A case with what is expected."""
    return Case.model_validate(
        {
            "id": "by-hand",
            "about": "By hand.",
            "question": question,
            "agent": agent,
            "as_of": TODAY,
            "expect": expect,
            "script": [{"say": "…"}],
            "without": "…",
        }
    )


def call(name: str = "profile_account", *, refused: bool = False, **arguments: Any) -> ToolRun:
    """A call with the result above, or a refusal."""
    text = "Нет такого клиента." if refused else json.dumps(RESULT, ensure_ascii=False)
    return ToolRun(name, arguments or {"account": "Northwind"}, text, refused)


def record(answer: str, **more: Any) -> Record:
    """An answer after one call that saved a document."""
    made = Record("Как дела у Northwind?", TODAY, answer, (call(),), {PATH: DOCUMENT})
    return replace(made, **more)
