"""What stands beside the steps of a sample plan: terms, history, people, value, calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.context import context_of
from enterprise_sales.analyses.defence import defend_account
from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.results import (
    ContractTerms,
    PlanSection,
    ResourceLine,
    YearEnd,
)
from enterprise_sales.analyses.results.engagement import CalendarEntry
from enterprise_sales.analyses.results.value import ObjectiveLine
from enterprise_sales.analyses.stakeholder_map import map_stakeholders
from enterprise_sales.analyses.value import track_value
from enterprise_sales.book import load_book
from enterprise_sales.language import assets_dir, references_dir
from enterprise_sales.playbook import load_playbook

D = date(2026, 6, 30)
_CONTEXT = context_of(
    load_book(Path(assets_dir()) / "demo_book"),
    load_playbook("strategic-12-month", D, root=references_dir() / "playbooks"),
    D,
    "oakfield",
    "ru",
)
NOTHING_BESIDE: dict[str, Any] = {
    "stakeholders": map_stakeholders(_CONTEXT),
    "value": track_value(_CONTEXT),
    "engagement": plan_engagement(_CONTEXT).model_copy(update={"calendar": ()}),
    "defence": None,
    "contracts": (),
    "arr_history": (YearEnd(day="2025-12-31", arr=None),),
    "resources": (
        ResourceLine(
            role="account_executive",
            title="ответственный за клиента",
            name=None,
            part="ведёт клиента",
            tasks=(),
            steps=Ratio(part=0, whole=0, value=None),
        ),
    ),
    "completeness": (
        PlanSection(
            code="actions",
            title="План действий",
            status="red",
            passed=0,
            of=1,
            to_do=("Договоритесь о первом действии.",),
        ),
    ),
}
"""Of an account of which a contract is all that is known."""
_OBJECTIVE = ObjectiveLine(
    objective="Снизить простои",
    owner="Анна Лебедева",
    metric="Часов простоя",
    target="не более 200",
    due="2026-12-31",
    status="open",
    overdue_days=0,
    outcomes=("Простои сократились",),
    proposed=("Отчёт за день",),
    our_contribution="Учёт простоев",
)
_ENTRY = CalendarEntry(
    uid="sever-qbr",
    date="2026-07-16",
    kind="qbr",
    code="qbr",
    stakeholder=None,
    level=None,
    format=("in_person",),
    subject="Бизнес-обзор (QBR)",
    content=(),
    owner="Екатерина Лаврова",
    why="Последний обзор прошёл 16 апреля.",
)
_TERMS = ContractTerms(
    contract_id="s-c1",
    product_name="Калдер Поток",
    business_unit="Комбинат",
    start="2025-11-26",
    end="2026-11-25",
    annual_value="31500000.00",
    seats=800,
    auto_renew=True,
    notice_days=60,
    uplift_cap_percent=8.0,
)
BESIDE: dict[str, Any] = {
    **NOTHING_BESIDE,
    "value": NOTHING_BESIDE["value"].model_copy(
        update={
            "objectives": (
                _OBJECTIVE,
                _OBJECTIVE.model_copy(
                    update={"owner": None, "metric": None, "due": None, "our_contribution": None}
                ),
            )
        }
    ),
    "engagement": NOTHING_BESIDE["engagement"].model_copy(update={"calendar": (_ENTRY,)}),
    "defence": defend_account(_CONTEXT),
    "contracts": (
        _TERMS,
        _TERMS.model_copy(update={"end": None, "seats": None, "auto_renew": None}),
        _TERMS.model_copy(update={"auto_renew": False, "uplift_cap_percent": None}),
        _TERMS.model_copy(update={"notice_days": None, "product_name": None}),
    ),
    "arr_history": (
        YearEnd(day="2024-12-31", arr=None),
        YearEnd(day="2025-12-31", arr="41000000.00"),
    ),
    "resources": (
        *NOTHING_BESIDE["resources"],
        ResourceLine(
            role=None,
            title="роль не указана",
            name="Павел Дроздов",
            part="выполняет шаги плана",
            tasks=("обучение",),
            steps=Ratio(part=1, whole=4, value=25.0),
        ),
    ),
    "completeness": (
        *NOTHING_BESIDE["completeness"],
        PlanSection(
            code="risks", title="Реестр рисков", status="amber", passed=1, of=2, to_do=("Оценить.",)
        ),
        PlanSection(code="value", title="Польза", status="green", passed=3, of=3, to_do=()),
    ),
}
"""Of the account of which all is known."""
