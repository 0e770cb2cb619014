"""Results made by hand: one account about which all is known, one about which nothing is."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.common import AccountResult, FindingOut, Missing, Ratio
from enterprise_sales.analyses.results import (
    AgendaLine,
    AnalyzeWhitespace,
    Ask,
    Audience,
    Cap,
    Check,
    Component,
    Engage,
    Goal,
    Growth,
    Health,
    Metric,
    MilestoneLine,
    Penetration,
    Person,
    PlanAccount,
    PlanRenewal,
    PrepareQbr,
    PresumedRenewal,
    PriceCase,
    ProfileAccount,
    Range,
    Relationships,
    RenewalSummary,
    RiskLine,
    RoadmapStep,
    Scenario,
    Step,
    Tier,
    Unmet,
    ValueStatement,
    WhitespaceCell,
    WhitespaceOpportunity,
    WhitespaceTotals,
)
from enterprise_sales.analyses.results.plan import NextStep

from .samples_common import COMMON, UNKNOWN
from .samples_defence import (
    BARE_NEGOTIATION,
    MITIGATIONS,
    NEGOTIATION,
    OBJECTIONS,
    bare_defence,
    defence,
)
from .samples_engagement import bare_engagement, engagement
from .samples_expansion import EXPANSION, NO_EXPANSION
from .samples_people import BARE_MAP, MAP
from .samples_plan import BESIDE, NOTHING_BESIDE
from .samples_value import PARTS, USERS, WARNINGS, bare_value, value

FINDINGS = (
    FindingOut(
        code="date_unreadable",
        severity="warning",
        where="tables/contracts.csv, строка 7",
        excerpt="31.02.2026",
        wrong="в ячейке end_date не дата.",
        remedy="Запишите её в виде ГГГГ-ММ-ДД.",
        count=1,
        left_out=0,
    ),
    FindingOut(
        code="end_before_start",
        severity="error",
        where="tables/contracts.csv, строка 9",
        excerpt=None,
        wrong="дата окончания раньше даты начала.",
        remedy="Поменяйте даты местами.",
        count=1,
        left_out=1,
    ),
    FindingOut(
        code="mostly_empty",
        severity="info",
        where="tables/tickets.csv",
        excerpt=None,
        wrong="столбец csat почти пуст.",
        remedy="Заполните его.",
        count=4,
        left_out=0,
    ),
)
MISSING = (
    Missing(
        field="renewal.date",
        table="contracts",
        columns=("end_date",),
        unlocks=("renewal_date", "days_left"),
        reason="в договорах нет срока окончания.",
    ),
    Missing(
        field="users",
        table="positions",
        columns=("active_users",),
        unlocks=("penetration_user_part", "penetration_user_whole"),
        reason="В positions столбец active_users пуст.",
    ),
    Missing(
        field="health.trend",
        table=None,
        columns=(),
        unlocks=("health_trend",),
        reason="Сравнить не с чем.",
    ),
)

ANNA = Person(
    stakeholder_id="anna",
    name="Анна Лебедева",
    title="Финансовый директор",
    level="c_level",
    team="buying",
    business_unit=None,
    buying_role="economic_buyer",
    strength=4,
    sentiment="advocate",
    last_contact="2026-06-10",
    next_action="Сверить расчёт экономии",
    next_action_date="2026-07-14",
    internal_owner="Игорь Самойлов",
    active=True,
    left=False,
)
BORIS = ANNA.model_copy(
    update={
        "stakeholder_id": "boris",
        "name": "Борис Ким",
        "title": "Директор по ИТ",
        "level": "vp",
        "buying_role": "champion",
        "business_unit": "Дирекция по ИТ",
        "strength": 2,
        "sentiment": "neutral",
        "next_action": None,
        "internal_owner": "Екатерина Лаврова",
        "active": False,
    }
)
GONE = ANNA.model_copy(
    update={"stakeholder_id": "gone", "name": "Виктор Орлов", "title": None, "left": True}
)
STRANGER = Person(
    stakeholder_id="stranger",
    name="Глеб Ли",
    title=None,
    level="individual",
    team=None,
    business_unit=None,
    buying_role=None,
    strength=None,
    sentiment=None,
    last_contact=None,
    next_action="Познакомиться",
    next_action_date=None,
    internal_owner=None,
    active=None,
    left=False,
)
RELATIONSHIPS = Relationships(
    people=(ANNA, GONE, BORIS, STRANGER),
    active=1,
    c_level=1,
    advocates=1,
    unclear=1,
    internal_sponsor="Игорь Самойлов",
    gaps=("single_champion", "stale_contacts"),
)
NOBODY = Relationships(
    people=(),
    active=None,
    c_level=None,
    advocates=None,
    unclear=0,
    internal_sponsor=None,
    gaps=(),
)
HEALTH = Health(
    score=62.5,
    low=58.0,
    high=71.25,
    band="yellow",
    coverage=85.5,
    trend="down",
    before=70.0,
    components=(
        Component(code="usage", weight=30, score=55.0, low=55.0, high=55.0),
        Component(code="support", weight=15, score=None, low=0.0, high=100.0),
    ),
    caps=(
        Cap(signal="champion_left", date="2026-05-02", band="yellow", note=None),
        Cap(signal="formal_complaint", date="2026-06-12", band="red", note="письмо директора"),
    ),
)
UNSCORED = Health(
    score=None,
    low=0.0,
    high=100.0,
    band=None,
    coverage=0.0,
    trend=None,
    before=None,
    components=(),
    caps=(),
)
RENEWAL = RenewalSummary(
    date="2026-11-25",
    days_left=148,
    lapsed=False,
    value="34700000.50",
    opt_out_date="2026-09-26",
    probability=Range(low=70, high=85),
    presumed_renewed=(),
)
NO_RENEWAL = RenewalSummary(
    date=None,
    days_left=None,
    lapsed=False,
    value=None,
    opt_out_date=None,
    probability=None,
    presumed_renewed=(),
)
LAPSED = RenewalSummary(
    date="2026-03-31",
    days_left=-91,
    lapsed=True,
    value=None,
    opt_out_date=None,
    probability=None,
    presumed_renewed=(
        PresumedRenewal(contract_id="s-c1", annual_value="3600000.00", end_date="2027-03-31"),
    ),
)
RISKS = (
    RiskLine(
        code="register",
        text="Закупки ведут тендер",
        likelihood="medium",
        impact="critical",
        mitigation="Показать экономию",
        owner="Екатерина Лаврова",
        due="2026-06-15",
        origin="register",
        score=8,
        level="high",
        overdue_days=15,
        escalate=("level", "overdue"),
        escalate_to="Игорь Самойлов",
    ),
    RiskLine(
        code="champion_left",
        text="Ушёл сторонник",
        likelihood=None,
        impact=None,
        mitigation=None,
        owner=None,
        due=None,
        origin="signal",
    ),
)

PROFILE = ProfileAccount(
    **COMMON,
    findings=FINDINGS,
    missing=MISSING,
    industry="Металлургия",
    segment="крупный бизнес",
    region="Урал",
    country="Россия",
    owner="Екатерина Лаврова",
    customer_since="2021-11-26",
    products=("Поток", "Связь"),
    use_cases=("Наряды-допуски",),
    users=Ratio(part=549, whole=3000, value=18.3),
    arr="41000000.00",
    tier=Tier(
        code="growth",
        unmet=(
            Unmet(
                tier="strategic",
                criterion="arr",
                status="unmet",
                actual="410 000 $",
                needed="от 1 000 000 $",
            ),
            Unmet(
                tier="strategic",
                criterion="potential",
                status="unknown",
                actual=None,
                needed="больше 5 000 000 $",
            ),
        ),
    ),
    health=HEALTH,
    renewal=RENEWAL,
    growth=Growth(
        nrr=Ratio(part="41000000.00", whole="43500000.00", value=94.3),
        grr=Ratio(part="40000000.00", whole="43500000.00", value=92.0),
    ),
    relationships=RELATIONSHIPS,
    value_documented="52000000.00",
    roi=Ratio(part="52000000.00", whole="41000000.00", value=126.8),
    risks=RISKS,
    warnings=WARNINGS,
    parts=PARTS,
    user_figures=USERS,
)
BARE_PROFILE = ProfileAccount(
    **COMMON,
    missing=(MISSING[0].model_copy(update={"unlocks": ("value_documented", "roi")}),),
    industry=None,
    segment=None,
    region=None,
    country=None,
    owner=None,
    customer_since=None,
    products=(),
    users=UNKNOWN,
    arr="0.00",
    tier=Tier(code=None, unmet=()),
    health=UNSCORED,
    renewal=NO_RENEWAL,
    growth=Growth(nrr=UNKNOWN, grr=UNKNOWN),
    relationships=NOBODY,
    value_documented="0.00",
    roi=UNKNOWN,
    risks=(),
)


def cell(unit: str, product: str, status: str, **changes: Any) -> WhitespaceCell:
    """A cell in which nothing is known but its status."""
    names = {"flow": "Поток", "link": "Связь", "field": "Обход"}
    nothing: dict[str, Any] = dict.fromkeys(WhitespaceCell.model_fields)
    known = {
        "business_unit": unit,
        "product_id": product,
        "product_name": names[product],
        "status": status,
        "basis": "unknown",
    }
    return WhitespaceCell.model_validate({**nothing, **known, **changes})


def opportunity(rank: int, **changes: Any) -> WhitespaceOpportunity:
    """An opportunity that may be offered at once."""
    known: dict[str, Any] = {
        "rank": rank,
        "vector": "user",
        "business_unit": "Комбинат",
        "product_id": "flow",
        "product_name": "Поток",
        "use_case": None,
        "potential_value": "18500000.00",
        "basis": "given",
        "gate": "open",
        "conditions": (),
        "trigger": "capacity",
        "earliest": "2026-06-30",
        "champion": "Борис Ким",
    }
    return WhitespaceOpportunity.model_validate({**known, **changes})


CELLS = (
    cell(
        "Комбинат",
        "flow",
        "deployed",
        vector="user",
        potential_value="18500000.00",
        basis="given",
        active_users=308,
        potential_users=900,
        gate="conditional",
    ),
    cell("Комбинат", "link", "blocked", reason="Запрещено службой | безопасности"),
    cell("Комбинат", "field", "not_applicable"),
    cell(
        "Логистика",
        "flow",
        "competitor",
        vector="business_unit",
        competitor="Тендер-Поток",
        competitor_end_date="2027-03-31",
        potential_value="7200000.00",
        basis="estimated",
    ),
    cell("Логистика", "link", "unknown"),
    cell("Логистика", "field", "pilot", vector="user", active_users=12, basis="unknown"),
    cell("Склад", "flow", "not_sold", vector="business_unit"),
    cell("Склад", "link", "not_applicable", reason="Склад без сети"),
    cell(
        "Склад",
        "field",
        "proposed",
        vector="product",
        potential_value="900000.00",
        basis="estimated",
    ),
)
PENETRATION = Penetration(
    product=Ratio(part=2, whole=3, value=66.7),
    user=Ratio(part=549, whole=3000, value=18.3),
    use_case=UNKNOWN,
    business_unit=Ratio(part=1, whole=3, value=33.3),
    geography=Ratio(part=1, whole=1, value=100.0),
    value_realization=Ratio(part=31, whole=67, value=46.3),
)
WHITESPACE = AnalyzeWhitespace(
    **COMMON,
    findings=FINDINGS[:1],
    missing=MISSING[1:2],
    cells=CELLS,
    totals=WhitespaceTotals(
        known="26600000.00",
        unknown_cells=2,
        by_vector={"user": "18500000.00", "business_unit": "7200000.00", "product": "900000.00"},
        by_business_unit={
            "Комбинат": "18500000.00",
            "Логистика": "7200000.00",
            "Склад": "900000.00",
        },
        by_product={"flow": "25700000.00", "link": "0.00", "field": "900000.00"},
    ),
    penetration=PENETRATION,
    opportunities=(
        opportunity(1, gate="conditional", conditions=("yellow_health", "active_champion")),
        opportunity(
            2,
            vector="business_unit",
            business_unit="Логистика",
            potential_value="7200000.00",
            basis="estimated",
            gate="conditional",
            conditions=("requires:link", "competitor_contract"),
            trigger="expansion_interest",
            earliest="2027-03-31",
            decide_by="2026-12-31",
            required_products=("Калдер Связь",),
        ),
        opportunity(
            3,
            vector="use_case",
            business_unit=None,
            use_case="Отгрузочные документы",
            potential_value=None,
            basis="unknown",
            trigger=None,
            earliest=None,
            champion=None,
        ),
        opportunity(
            4, gate="closed", conditions=("red_health",), product_name=None, product_id=None
        ),
    ),
    pipeline="1900000.00",
    gap="24700000.00",
    **EXPANSION,
)
BARE_WHITESPACE = AnalyzeWhitespace(
    **COMMON,
    cells=(),
    totals=WhitespaceTotals(
        known="0.00", unknown_cells=0, by_vector={}, by_business_unit={}, by_product={}
    ),
    penetration=Penetration(**dict.fromkeys(Penetration.model_fields, UNKNOWN)),
    opportunities=(),
    pipeline="0.00",
    gap="0.00",
    **NO_EXPANSION,
)

STEPS = (
    Step(
        action="Сравнение затрат",
        owner="Екатерина Лаврова",
        due="2026-06-26",
        status="overdue",
        origin="план удержания",
    ),
    Step(action="Прислать план", owner=None, due=None, status="open", origin="rule"),
    Step(action="Обучить смену", owner="Павел", due="2026-03-01", status="done", origin="qbr"),
)
QBR = PrepareQbr(
    **COMMON,
    missing=MISSING[:1],
    minutes=75,
    last_qbr="2026-01-29",
    next_qbr="2026-07-30",
    qbr_late_since="2026-04-29",
    agenda=(
        AgendaLine(
            item="value_delivered",
            title="Достигнутая польза",
            minutes=45,
            content=("Простои −24 %",),
        ),
        AgendaLine(item="action_items", title="Договорённости", minutes=30, content=()),
    ),
    value_statements=(
        ValueStatement(
            outcome="Простои сократились",
            metric="простои",
            unit="часов в месяц",
            before=310,
            after=236.5,
            change_percent=-23.7,
            worth="52000000.00",
            verified_by="Анна Лебедева, финансовый директор",
            date="2026-01-29",
        ),
        ValueStatement(
            outcome="Отчёт за день",
            metric=None,
            unit=None,
            before=6,
            after=1,
            change_percent=None,
            worth=None,
            verified_by=None,
            date="2026-03-20",
        ),
    ),
    value_documented="52000000.00",
    audience=Audience(
        present=(ANNA,), should_invite=(BORIS,), on_record=4, unclear=0, gaps=("no_champion",)
    ),
    asks=(
        Ask(
            text="Обсудить комбинат",
            vector="user",
            potential_value="18500000.00",
            gate="conditional",
        ),
        Ask(text="Согласовать план", vector=None, potential_value=None, gate="closed"),
    ),
    next_steps=STEPS,
    checks=(
        Check(code="ticket_review", text="Разбор обращений", ok=True, why="открытых обращений нет"),
        Check(code="skipped_as_busy", text="Обзор пропущен", ok=False, why="21 апреля не было"),
        Check(code="day_to_day_only", text="Только рабочий контакт", ok=None, why="неизвестно"),
    ),
)
BARE_QBR = PrepareQbr(
    **COMMON,
    minutes=60,
    last_qbr=None,
    next_qbr="2026-07-30",
    qbr_late_since=None,
    agenda=(),
    value_statements=(),
    value_documented="0.00",
    audience=Audience(present=(), should_invite=(), on_record=0, unclear=0, gaps=()),
    asks=(),
    next_steps=(),
    checks=(),
)


def milestone(
    code: str, due: str, status: str, new: str | None = None, limit: str | None = None
) -> MilestoneLine:
    """A step of the renewal."""
    return MilestoneLine.model_validate(
        {
            "code": code,
            "due": due,
            "status": status,
            "action": "sign_renewal",
            "text": "Подписать: договор; #1",
            "owner": "Екатерина Лаврова",
            "compressed_due": new,
            "settle_by": limit,
        }
    )


RENEWAL_PLAN = PlanRenewal(
    **COMMON,
    missing=MISSING[:1],
    renewal=RENEWAL,
    arr="41000000.00",
    health=HEALTH,
    contracts=("s-c2", "s-c3"),
    milestones=(
        milestone("m_12", "2025-11-25", "done"),
        milestone("m_9", "2026-02-25", "overdue", "2026-07-20"),
        milestone("m_5", "2026-06-30", "due"),
        milestone("m_1", "2026-10-25", "upcoming", limit="2026-09-26"),
    ),
    window_start="2025-11-25",
    in_window=True,
    overdue=1,
    opt_out_date="2026-09-26",
    working_deadline="2026-09-26",
    opt_out_passed=False,
    opt_out_days=88,
    probability=Range(low=70, high=85),
    scenarios=(
        Scenario(
            name="uplift",
            annual_value="43400000.00",
            change="2400000.00",
            change_percent=5.85,
            basis="Предел по договору.",
            years=1,
            offered=True,
        ),
        Scenario(
            name="contraction",
            annual_value="30000000.00",
            change="-11000000.00",
            change_percent=None,
            basis="Используется 580 мест.",
            years=1,
            offered=True,
        ),
        Scenario(
            name="expansion",
            annual_value=None,
            change=None,
            change_percent=None,
            basis="Суммы неизвестны.",
            years=3,
            offered=False,
        ),
    ),
    price_case=PriceCase(
        possible=True,
        uplift_percent=8.0,
        uplift_source="contract",
        uplift_amount="2776000.04",
        uplift_on_arr="3280000.00",
        value_documented="52000000.00",
        roi=Ratio(part="52000000.00", whole="41000000.00", value=126.8),
        statement="Повышение на 8 % против 52 000 000 ₽ пользы.",
        stance="Цена опирается на пользу",
        rules=("Начать с пользы",),
    ),
    risks=RISKS,
    engage=(
        Engage(who="куратор из нашего руководства", by="2026-07-20", person="Игорь Самойлов"),
        Engage(who="юристы клиента", by=None, person=None),
    ),
    mitigations=MITIGATIONS,
    objections=OBJECTIONS,
    negotiation=NEGOTIATION,
    notes=("До крайнего срока 88 дней.",),
)
BARE_RENEWAL = PlanRenewal(
    **COMMON,
    renewal=NO_RENEWAL,
    arr="0.00",
    health=UNSCORED,
    contracts=(),
    milestones=(),
    window_start=None,
    in_window=False,
    overdue=0,
    opt_out_date=None,
    working_deadline=None,
    opt_out_passed=False,
    opt_out_days=None,
    probability=None,
    scenarios=(),
    price_case=PriceCase(
        possible=False,
        uplift_percent=5.0,
        uplift_source="playbook",
        uplift_amount=None,
        uplift_on_arr=None,
        value_documented="0.00",
        roi=UNKNOWN,
        statement="Нет договора, цену которого можно поднять.",
        stance="Гибкие условия",
        rules=(),
    ),
    risks=(),
    engage=(),
    mitigations=(),
    objections=(),
    negotiation=BARE_NEGOTIATION,
    notes=(),
)
LAPSED_RENEWAL = BARE_RENEWAL.model_copy(
    update={"renewal": LAPSED, "notes": ("Договоры истекли 31 марта.",)}
)

PLAN = PlanAccount(
    **COMMON,
    findings=FINDINGS,
    missing=MISSING,
    profile=PROFILE,
    whitespace=WHITESPACE,
    qbr=QBR,
    renewal=RENEWAL_PLAN,
    save_plan=True,
    target_arr="57400000.00",
    growth_percent=40.0,
    target_gap="-8200000.00",
    pipeline_target="42900000.00",
    objectives=(
        Step(
            action="Снизить простои",
            owner="Анна Лебедева",
            due="2026-12-31",
            status="open",
            origin="objective",
        ),
    ),
    roadmap=(
        RoadmapStep(
            phase="secure_success",
            title="Закрепить успех",
            start="2026-06-30",
            due="2026-12-31",
            quarter="2026-12-31",
            text="Обучить смену",
        ),
    ),
    goals=(
        Goal(
            text="Вернуть доверие",
            metric="балл здоровья",
            baseline="62,5",
            target="от 75",
            due="2026-09-30",
        ),
    ),
    next_actions=tuple(NextStep.model_validate(step.model_dump()) for step in STEPS),
    metrics=(
        Metric(code="nrr", title="NRR", actual="94,3 %", target="больше 130 %", met=False),
        Metric(code="nps", title="NPS", actual=None, target="больше 50", met=None),
        Metric(code="quota", title="План продаж", actual="100 %", target=None, met=None),
        Metric(code="green", title="Зелёных", actual="90 %", target="больше 80 %", met=True),
    ),
    next_review="2026-09-30",
    notes=("Потенциала меньше, чем нужно для цели.",),
    **BESIDE,
)
BARE_PLAN = PlanAccount(
    **COMMON,
    profile=BARE_PROFILE,
    whitespace=BARE_WHITESPACE,
    qbr=BARE_QBR,
    renewal=BARE_RENEWAL,
    save_plan=False,
    target_arr=None,
    growth_percent=None,
    target_gap=None,
    pipeline_target=None,
    objectives=(),
    roadmap=(),
    goals=(),
    next_actions=(),
    metrics=(),
    next_review="2026-09-30",
    notes=(),
    **NOTHING_BESIDE,
)

SAMPLES: dict[str, AccountResult] = {
    "profile": PROFILE,
    "profile_bare": BARE_PROFILE,
    "people": MAP,
    "people_bare": BARE_MAP,
    "whitespace": WHITESPACE,
    "whitespace_bare": BARE_WHITESPACE,
    "qbr": QBR,
    "qbr_bare": BARE_QBR,
    "renewal": RENEWAL_PLAN,
    "renewal_bare": BARE_RENEWAL,
    "renewal_lapsed": LAPSED_RENEWAL,
    "defence": defence(COMMON, HEALTH, RENEWAL),
    "defence_bare": bare_defence(COMMON, UNSCORED, NO_RENEWAL),
    "engagement": engagement({**COMMON, "findings": FINDINGS, "missing": MISSING}),
    "engagement_bare": bare_engagement(COMMON),
    "value": value({**COMMON, "findings": FINDINGS, "missing": MISSING}),
    "value_bare": bare_value(COMMON),
    "plan": PLAN,
    "plan_bare": BARE_PLAN,
}
