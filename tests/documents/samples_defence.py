"""Defences and negotiations made by hand: one of which all is known, one of which nothing is."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.common import Ratio
from enterprise_sales.analyses.results import Check, Step, ValueStatement, WarningLine
from enterprise_sales.analyses.results.defence import (
    Acknowledgement,
    ContestedDeal,
    DefendAccount,
    Escalation,
    Evidence,
    ExitCriterion,
    Offer,
    Pairing,
    Place,
    SavePlan,
    SaveStep,
    SwitchingCost,
    Threat,
    ValueToDefend,
)
from enterprise_sales.analyses.results.negotiation import (
    ConcessionLine,
    Frame,
    Limit,
    MitigationLine,
    Negotiation,
    Objection,
)

ROW = Evidence(file="tables/risks.csv", row=4, text="Сравнивают с «Потоком»")
OBJECTIONS = (
    Objection(
        code="price_increase",
        objection="Почему мы должны платить больше?",
        likely=True,
        possible=True,
        answer="8 % от 34 700 000 ₽ — это 2 776 000 ₽ в год.",
        evidence=("uplift", "value_documented"),
        missing=None,
    ),
    Objection(
        code="not_used",
        objection="Мы почти не пользуемся этим.",
        likely=False,
        possible=False,
        answer="Сначала посчитать, кто работает с продуктом.",
        evidence=(),
        missing="В данных нет мест по договорам.",
    ),
)
MITIGATIONS = (
    MitigationLine(
        code="executive_alignment",
        text="Заручиться поддержкой руководителя",
        needed=True,
        because=("нет отношений с первыми лицами",),
    ),
    MitigationLine(code="usage_optimization", text="Помочь клиенту", needed=False, because=()),
)
NEGOTIATION = Negotiation(
    anchor="Разговор начинается с подтверждённой пользы.",
    anchor_amount="37476000.00",
    frames=(
        Frame(code="value", title="Повышение и польза", possible=True, text="8 % — это немного."),
        Frame(code="roi", title="Окупаемость", possible=False, text="Пользы нет."),
    ),
    ladder=(
        ConcessionLine(give="Защита цены", get="многолетний срок", possible=True, detail="3 года."),
        ConcessionLine(give="Выгодные условия", get="расширение", possible=False, detail="Рано."),
    ),
    limits=(
        Limit(code="floor", text="Не ниже 34 700 000 ₽.", amount="34700000.00", day=None),
        Limit(code="deadline", text="До 26 сентября.", amount=None, day="2026-09-26"),
    ),
    walk_away="Ниже решает директор по продажам.",
    never=("Не извиняться за цену",),
)
BARE_NEGOTIATION = Negotiation(
    anchor="Вести переговоры не о чем.",
    anchor_amount=None,
    frames=(),
    ladder=(),
    limits=(),
    walk_away="Решает директор по продажам.",
    never=("Не извиняться за цену",),
)


def _threat(**changed: Any) -> Threat:
    values: dict[str, Any] = {
        "code": "competitor_inside",
        "who": "Поток",
        "text": "Конкурент Поток работает у клиента (Закупки: Платформа)",
        "places": (Place(business_unit="Закупки", product_id="flow", product_name="Платформа"),),
        "competitor_end_date": "2027-02-28",
        "since": "2026-05-19",
        "level": "critical",
        "likelihood": "high",
        "impact": "critical",
        "serious": True,
        "arr": "31500000.00",
        "contracts": ("s-c2",),
        "basis": "К этим подразделениям относится 1 договор.",
        "deals": (
            ContestedDeal(opportunity_id="o", amount="1900000.00", close_date="2026-10-30"),
            ContestedDeal(opportunity_id="p", amount=None, close_date=None),
        ),
        "evidence": (ROW,),
    }
    return Threat(**{**values, **changed})


UNPLACED = _threat(
    code="data_export_request",
    who=None,
    text="Необычный запрос выгрузки данных",
    places=(),
    competitor_end_date=None,
    since=None,
    level="high",
    arr=None,
    contracts=(),
    basis="Из данных не видно, о чём речь.",
    deals=(),
    evidence=(),
)
NAMED = _threat(code="competitor_named", who="Ветер", competitor_end_date=None, level="medium")


def _cost(code: str, text: str, **known: Any) -> SwitchingCost:
    values: dict[str, Any] = {"count": None, "of": None, "amount": None, "names": ()}
    return SwitchingCost(code=code, text=text, known=bool(known), **{**values, **known})


COSTS = (
    _cost("products", "Продукты", count=2, names=("Платформа", "Связь")),
    _cost("users", "Сотрудники", count=580),
    _cost("features", "Функции", count=31, of=67),
    _cost("value_lost", "Польза", amount="52000000.00"),
    _cost("years", "Сколько работаем вместе", names=("с 2021 года",)),
    _cost("contract_terms", "По договорам", count=1, names=("с-1: до 2026 года",)),
    _cost("money", "Стоимость перехода"),
)
STATEMENT = ValueStatement(
    outcome="Простои сократились",
    metric="Простои",
    unit="часов",
    before=310,
    after=236,
    change_percent=-23.9,
    worth="52000000.00",
    verified_by="Елена Зуева",
    date="2026-01-29",
)


def defence(common: dict[str, Any], health: Any, renewal: Any) -> DefendAccount:
    """A red account that a competitor attacks."""
    return DefendAccount(
        **common,
        competitor=None,
        competitors=("Поток",),
        arr="41000000.00",
        health=health,
        renewal=renewal,
        threats=(_threat(), UNPLACED, NAMED),
        judged=True,
        level="critical",
        arr_threatened="31500000.00",
        arr_unattributed=1,
        signals=(WARNING,),
        unjudged=("Пользователи не обучены",),
        save_plan=PLAN,
        switching_costs=COSTS,
        escalation=(
            Escalation(
                level="critical",
                who="директор по продажам",
                person=None,
                task="ведёт план",
                by="2026-07-01",
            ),
        ),
        pairs=(
            Pairing(
                ours="куратор",
                our_person="Игорь Самойлов",
                theirs="распорядитель бюджета",
                their_person=None,
                task="согласовать пользу",
            ),
        ),
        acknowledge=(
            Acknowledgement(
                code="competitor",
                text="Клиент сравнивает нас с другими",
                question="Что подтолкнуло вас к этому?",
                since=None,
                evidence=(ROW,),
            ),
        ),
        value=ValueToDefend(
            documented="52000000.00",
            roi=Ratio(part="52000000.00", whole="41000000.00", value=126.8),
            confirmed=(STATEMENT,),
            unverified=(STATEMENT.model_copy(update={"verified_by": None}),),
        ),
        proposal=(
            Offer(code="multi_year", text="Многолетний договор", allowed=True, detail="3 года."),
            Offer(code="discount", text="Скидка", allowed=False, detail="Она не поможет."),
        ),
        stance="Цена опирается на пользу",
        never=("Не ругать конкурента",),
        protection=(
            Check(code="early_warning", text="Признаки отслеживаются", ok=True, why="есть."),
            Check(code="deep_adoption", text="Используется глубоко", ok=None, why="не посчитано."),
        ),
        watch=("Сокращение бюджета",),
        notes=("План сжат.",),
    )


WARNING = WarningLine(
    code="competitor_evaluation",
    group="churn",
    text="Клиент изучает конкурентов",
    status="firing",
    origin="signal",
    evidence="Записано 19 мая.",
    since="2026-05-19",
    action="Начать защиту",
    owner="Екатерина Лаврова",
    deadline_days=3,
    due="2026-05-22",
    overdue_days=39,
    tables=(),
)
PLAN = SavePlan(
    begins="2026-06-30",
    agreed=False,
    steps=(
        SaveStep(
            code="acknowledge",
            due="2026-06-30",
            action="Поговорить с клиентом",
            detail="Просрочен отчёт",
            owner="Екатерина Лаврова",
            status="open",
        ),
        SaveStep(
            code="judge_exit",
            due="2026-07-30",
            action="Подвести итог",
            detail=None,
            owner="Екатерина Лаврова",
            status="done",
        ),
    ),
    promised=(
        Step(action="Сравнить затраты", owner=None, due=None, status="open", origin="actions"),
    ),
    exit=(
        ExitCriterion(code="health_not_red", text="Здоровье не красное", met=False, why="красное"),
        ExitCriterion(code="usage_stable", text="Спад закончился", met=None, why="не посчитано"),
    ),
    exit_reviews=2,
    review_days=7,
    next_review="2026-07-07",
    ends="2026-07-30",
)


def bare_defence(common: dict[str, Any], health: Any, renewal: Any) -> DefendAccount:
    """An account of which nothing is known, and which nothing threatens as far as one sees."""
    return DefendAccount(
        **common,
        competitor=None,
        competitors=(),
        arr=None,
        health=health,
        renewal=renewal,
        threats=(),
        judged=False,
        level=None,
        arr_threatened=None,
        arr_unattributed=0,
        signals=(),
        unjudged=(),
        save_plan=None,
        switching_costs=(_cost("money", "Стоимость перехода"),),
        escalation=(),
        pairs=(),
        acknowledge=(),
        value=ValueToDefend(
            documented="0.00",
            roi=Ratio(part=None, whole=None, value=None),
            confirmed=(),
            unverified=(),
        ),
        proposal=(),
        stance="Гибкие условия",
        never=("Не ругать конкурента",),
        protection=(Check(code="early_warning", text="Признаки", ok=None, why="сигналов нет."),),
        watch=("Сокращение бюджета",),
        notes=(),
    )
