"""Value, early warnings and parts made by hand: one account about which all is known, one bare."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.results import HealthPart, StatusCount, TrackValue, UserFigure
from enterprise_sales.analyses.results.risks import WarningLine
from enterprise_sales.analyses.results.value import (
    ExecutiveLine,
    Measurement,
    ObjectiveLine,
    OutcomeLine,
    Proof,
    ProofLine,
    Served,
    Unverified,
    ValuePoint,
)

from .samples_common import UNKNOWN

CFO = "Елена Зуева, финансовый директор"
WARNINGS = (
    WarningLine(
        code="qbr_missed",
        group="churn",
        text="Бизнес-обзор пропущен",
        status="firing",
        origin="signal",
        evidence="Записано 21 апреля.",
        since="2026-04-21",
        action="Назначить новую дату",
        owner="Екатерина Лаврова",
        deadline_days=5,
        due="2026-04-26",
        overdue_days=65,
        tables=(),
    ),
    WarningLine(
        code="executive_dissatisfaction",
        group="churn",
        text="Недовольство первых лиц",
        status="firing",
        origin="rule",
        evidence="Недовольство: Елена Зуева.",
        since=None,
        action="Лично встретиться с руководителем",
        owner="Игорь Самойлов",
        deadline_days=2,
        due=None,
        overdue_days=0,
        tables=(),
    ),
    WarningLine(
        code="champion_left",
        group="churn",
        text="Ушёл внутренний сторонник",
        status="unknown",
        origin=None,
        evidence="Внутренний сторонник не записан.",
        since=None,
        action="Найти нового внутреннего сторонника",
        owner="Екатерина Лаврова",
        deadline_days=5,
        due=None,
        overdue_days=0,
        tables=("stakeholders",),
    ),
    WarningLine(
        code="low_usage",
        group="adoption",
        text="Низкое использование",
        status="clear",
        origin=None,
        evidence="Оценка использования: 85.",
        since=None,
        action="Согласовать план возврата пользователей",
        owner="менеджер по успеху клиента",
        deadline_days=10,
        due=None,
        overdue_days=0,
        tables=(),
    ),
)
PARTS = (
    HealthPart(
        kind="business_unit",
        code="Комбинат",
        name="Комбинат",
        usage_score=41.5,
        low=41.5,
        high=41.5,
        trend="down",
        gap=30.5,
        weak=True,
        month="2026-06-01",
        users=Ratio(part=308, whole=900, value=34.2),
        features=Ratio(part=8, whole=20, value=40.0),
        arr="18500000.00",
        positions=(StatusCount(status="deployed", count=1), StatusCount(status="pilot", count=2)),
    ),
    HealthPart(
        kind="business_unit",
        code="Закупки",
        name="Закупки",
        usage_score=None,
        low=0.0,
        high=100.0,
        trend=None,
        gap=None,
        weak=False,
        month=None,
        users=UNKNOWN,
        features=UNKNOWN,
        arr=None,
        positions=(),
    ),
    HealthPart(
        kind="product",
        code="flow",
        name="Поток",
        usage_score=80.0,
        low=56.0,
        high=86.0,
        trend="flat",
        gap=-8.0,
        weak=False,
        month="2026-06-01",
        users=Ratio(part=549, whole=800, value=68.6),
        features=UNKNOWN,
        arr="31500000.00",
        positions=(StatusCount(status="competitor", count=1),),
    ),
)
USERS = (
    UserFigure(source="positions", active=580, month=None),
    UserFigure(source="usage", active=587, month="2026-06-01"),
)


def outcome(name: str, **changes: Any) -> OutcomeLine:
    """An outcome that is confirmed and counts."""
    known: dict[str, Any] = {
        "outcome": name,
        "metric": "Незапланированные простои",
        "unit": "часов в месяц",
        "baseline": 310.0,
        "current": 236.0,
        "change": -74.0,
        "change_percent": -23.9,
        "direction": "improved",
        "annual_value": "52000000.00",
        "verified_by": CFO,
        "date": "2026-01-29",
        "counted": True,
        "not_counted": None,
        "counts_until": "2027-01-28",
        "serves": Served(objective=None, basis=None),
        "ask": (),
    }
    return OutcomeLine.model_validate({**known, **changes})


def objective(name: str, **changes: Any) -> ObjectiveLine:
    """An objective that nothing serves yet."""
    known: dict[str, Any] = {
        "objective": name,
        "owner": CFO,
        "metric": "Простои",
        "target": "не более 200",
        "due": "2026-12-31",
        "status": "open",
        "overdue_days": 0,
        "outcomes": (),
        "proposed": (),
        "our_contribution": None,
    }
    return ObjectiveLine.model_validate({**known, **changes})


def value(common: dict[str, Any]) -> TrackValue:
    """All of it is there."""
    waiting = outcome(
        "Отчёт за день",
        baseline=None,
        change=None,
        change_percent=None,
        direction="unknown",
        annual_value=None,
        verified_by=None,
        counted=False,
        not_counted="unverified",
        counts_until=None,
        ask=("Какой была величина до начала работы?", "Кто может это подтвердить?"),
    )
    old = outcome(
        "Меньше бумаги", counted=False, not_counted="older_than_window", counts_until=None
    )
    return TrackValue(
        **common,
        outcomes=(outcome("Простои сократились"), waiting, old),
        window_from="2025-07-01",
        documented_value="52000000.00",
        roi=Ratio(part="52000000.00", whole="41000000.00", value=126.8),
        unverified=Unverified(
            total="4100000.00", without_amount=1, outcomes=("Отчёт за день", "Меньше ошибок")
        ),
        objectives=(
            objective("Снизить простои", outcomes=("Простои сократились",), status="reached"),
            objective("Сократить расходы", status="overdue", overdue_days=21, due="2026-06-09"),
            objective("Единый стандарт", proposed=("Отчёт за день",), owner=None, due=None),
        ),
        measurements=(
            Measurement(
                subject="Простои", last="2026-01-29", next_due="2026-04-29", overdue_days=62
            ),
            Measurement(subject="Отчёт", last="2026-06-20", next_due="2026-09-20", overdue_days=0),
        ),
        history=(
            ValuePoint(date="2026-03-30", documented="0.00"),
            ValuePoint(date="2026-06-30", documented="52000000.00"),
        ),
        executives=(
            ExecutiveLine(
                office="ceo",
                office_name="генеральный директор",
                people=(),
                focus=("стратегическое видение", "положение на рынке"),
                outcomes=(),
                goals=("Снизить простои",),
            ),
            ExecutiveLine(
                office="cfo",
                office_name="финансовый директор",
                people=("Елена Зуева",),
                focus=("окупаемость вложений",),
                outcomes=("Простои сократились", "Меньше бумаги"),
                goals=(),
            ),
        ),
        proof=Proof(
            headline="1 результат приносит 52 000 000 ₽ в год.",
            lines=(
                ProofLine(
                    text="Простои сократились.",
                    vouched_by=CFO,
                    priority="Снизить простои",
                    priority_owner="Виктор Соколов",
                    priority_confirmed=True,
                ),
                ProofLine(
                    text="Отчёт готов за день.",
                    vouched_by=CFO,
                    priority="Единый стандарт",
                    priority_owner=None,
                    priority_confirmed=False,
                ),
            ),
            roi="Это 126,8 % годовой стоимости договоров.",
            vouched_by=(CFO,),
        ),
        notes=("Всё подтвердил один человек.",),
    )


def bare_value(common: dict[str, Any]) -> TrackValue:
    """Nothing of it is known."""
    return TrackValue(
        **common,
        outcomes=(),
        window_from="2025-07-01",
        documented_value=None,
        roi=UNKNOWN,
        unverified=Unverified(total=None, without_amount=0, outcomes=()),
        objectives=(),
        measurements=(),
        history=(),
        executives=(
            ExecutiveLine(
                office="ceo",
                office_name="генеральный директор",
                people=(),
                focus=("стратегическое видение",),
                outcomes=(),
                goals=(),
            ),
        ),
        proof=Proof(
            headline="Подтверждённых вами результатов пока нет.", lines=(), roi=None, vouched_by=()
        ),
        notes=(),
    )
