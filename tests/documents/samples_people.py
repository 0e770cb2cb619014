"""Maps of the people made by hand: one account with people of every sort, one with nobody."""

from __future__ import annotations

from typing import Any

from enterprise_sales.analyses.common import FindingOut, Missing
from enterprise_sales.analyses.results import (
    ChampionCover,
    ContactDue,
    ExecutivePair,
    FailureReason,
    GridCell,
    GridCoverage,
    GridPlace,
    LevelCadence,
    MapReview,
    MapStakeholders,
    OfficeLine,
    Overdue,
    Pairing,
    PersonRef,
    RoleCover,
    SinglePoint,
    StakeholderLine,
    Targets,
    UnitCover,
)

from .samples_common import COMMON

NOBODY_TOLD = Missing(
    field="stakeholders",
    table="stakeholders",
    columns=("business_unit",),
    unlocks=("relationship_grid", "influence_map"),
    reason="В таблице stakeholders не у всех заполнены столбцы: business_unit (пусто у 2 из 4).",
)
CIRCLE = FindingOut(
    code="reports_in_circle",
    severity="warning",
    where="tables/stakeholders.csv, строки 2, 3",
    excerpt="борис",
    wrong="Эти люди подчиняются друг другу по кругу: Борис Ким, Глеб Ли.",
    remedy="Оставьте пустой ячейку у старшего из них.",
    count=2,
    left_out=0,
)


def person(key: str, name: str, **changes: Any) -> StakeholderLine:
    """Somebody of whom nothing is known but the name."""
    nothing: dict[str, Any] = dict.fromkeys(StakeholderLine.model_fields)
    known = {"stakeholder_id": key, "name": name, "active": False, "left": False}
    return StakeholderLine.model_validate({**nothing, "reporting": "none", **known, **changes})


def ref(key: str, name: str) -> PersonRef:
    """Somebody of the map."""
    return PersonRef(stakeholder_id=key, name=name)


ANNA, BORIS = ref("anna", "Анна Лебедева"), ref("boris", "Борис Ким")
LINES = (
    person(
        "anna",
        "Анна Лебедева",
        title="Финансовый директор",
        level="c_level",
        team="buying",
        buying_role="economic_buyer",
        strength=4,
        sentiment="advocate",
        last_contact="2026-06-10",
        next_action="Сверить расчёт экономии",
        next_action_date="2026-06-14",
        internal_owner="Игорь Самойлов",
        active=True,
        cell=GridPlace(level="executive", team="buying"),
        contact=ContactDue(due="2026-09-10", overdue_days=0, last="2026-06-10"),
        influence=100,
        support=92,
    ),
    person(
        "gone",
        "Виктор Орлов",
        level="vp",
        left=True,
        reports_to="anna",
        reports_to_name="Анна Лебедева",
        reporting="named",
    ),
    person(
        "boris",
        "Борис Ким",
        title="Директор по ИТ",
        level="director",
        team="using",
        business_unit="Дирекция по ИТ",
        buying_role="champion",
        strength=2,
        sentiment="detractor",
        last_contact="2026-03-01",
        internal_owner="Екатерина Лаврова",
        reports_to="gone",
        reports_to_name="Виктор Орлов",
        reporting="left",
        cell=GridPlace(level="director", team="using"),
        contact=ContactDue(due="2026-03-15", overdue_days=107, last="2026-03-01"),
        influence=60,
        support=8,
    ),
    person(
        "gleb",
        "Глеб Ли",
        reports_to="boris",
        reports_to_name="Борис Ким",
        reporting="circle",
    ),
    person("olga", "Ольга Ан", level="individual", reports_to="nobody", reporting="unknown"),
)
NOTHING: dict[str, Any] = {"arr": None, "unattributed": None, "business_units": ()}
MAP = MapStakeholders(
    **COMMON,
    findings=(CIRCLE,),
    missing=(NOBODY_TOLD,),
    owner="Екатерина Лаврова",
    tier="growth",
    arr="41000000.00",
    active=1,
    c_level=1,
    advocates=1,
    unclear=0,
    internal_sponsor="Игорь Самойлов",
    stakeholders=LINES,
    grid=(
        GridCell(
            level="executive",
            team="buying",
            active=(ANNA,),
            known=(),
            gap=False,
            arr="3200000.00",
            unattributed="31500000.00",
            business_units=("Дирекция по ИТ",),
        ),
        GridCell(
            level="executive",
            team="using",
            active=(),
            known=(),
            gap=True,
            arr="41000000.00",
            unattributed="0.00",
            business_units=("Дирекция по ИТ",),
        ),
        GridCell(level="director", team="buying", active=(), known=(), gap=None, **NOTHING),
        GridCell(
            level="director",
            team="using",
            active=(),
            known=(BORIS,),
            gap=True,
            arr="41000000.00",
            unattributed="0.00",
            business_units=(),
        ),
    ),
    coverage=GridCoverage(filled=1, of=4, value=25.0, target=9, unclear=1),
    business_units=(
        UnitCover(
            business_unit="Дирекция по ИТ", arr="3200000.00", active=(), known=(BORIS,), unclear=()
        ),
        UnitCover(business_unit="Логистика", arr="0.00", active=(), known=(), unclear=()),
        UnitCover(business_unit=None, arr="37800000.00", active=(ANNA,), known=(), unclear=()),
    ),
    gaps=("champion_left", "no_champion"),
    stale=("Ольга Иванова",),
    roles=(
        RoleCover(role="champion", active=(), known=(BORIS,), gap=True),
        RoleCover(role="economic_buyer", active=(ANNA,), known=(), gap=False),
        RoleCover(role="technical", active=(), known=(), gap=True),
    ),
    champions=ChampionCover(active=(), left=(), needed=2, short=2, candidates=(ANNA,)),
    single_points_of_failure=(
        SinglePoint(
            stakeholder_id="anna",
            name="Анна Лебедева",
            title="Финансовый директор",
            reasons=(
                FailureReason(
                    code="last_relationship",
                    of=None,
                    text="единственные рабочие отношения у клиента",
                ),
                FailureReason(
                    code="only_level", of="executive", text="единственные на этом уровне"
                ),
            ),
            arr="41000000.00",
        ),
    ),
    cadence=(
        LevelCadence(
            level="c_level",
            scope="account",
            times_min=4,
            times_max=6,
            per_days=None,
            per_months=3,
            format=("личная встреча",),
            content=("сверка стратегий",),
            people=1,
            overdue=0,
            never=0,
            held=1,
            text="Просрочек нет.",
        ),
        LevelCadence(
            level="vp",
            scope="stakeholder",
            times_min=1,
            times_max=1,
            per_days=None,
            per_months=1,
            format=("видеовстреча",),
            content=("ход инициатив",),
            people=0,
            overdue=0,
            never=0,
            held=None,
            text="На этом уровне мы никого не знаем.",
        ),
        LevelCadence(
            level="director",
            scope="stakeholder",
            times_min=2,
            times_max=2,
            per_days=14,
            per_months=None,
            format=("звонок", "письмо"),
            content=("решение проблем",),
            people=1,
            overdue=1,
            never=0,
            held=None,
            text="Просрочен контакт с 1 человеком.",
        ),
    ),
    overdue=(
        Overdue(
            stakeholder_id="boris",
            name="Борис Ким",
            level="director",
            kind="contact",
            due="2026-03-15",
            days=107,
            last_contact="2026-03-01",
            action=None,
            internal_owner=None,
        ),
        Overdue(
            stakeholder_id="anna",
            name="Анна Лебедева",
            level="c_level",
            kind="action",
            due="2026-06-14",
            days=16,
            last_contact="2026-06-10",
            action="Сверить расчёт экономии",
            internal_owner="Игорь Самойлов",
        ),
    ),
    pairing=Pairing(
        sponsor="Игорь Самойлов",
        required=True,
        pairs=(
            ExecutivePair(
                stakeholder_id="anna",
                name="Анна Лебедева",
                title="Финансовый директор",
                active=True,
                counterpart="Игорь Самойлов",
                kind="executive",
            ),
            ExecutivePair(
                stakeholder_id="pavel",
                name="Павел Ге",
                title=None,
                active=False,
                counterpart="Екатерина Лаврова",
                kind="team",
            ),
            ExecutivePair(
                stakeholder_id="nina",
                name="Нина Цой",
                title=None,
                active=False,
                counterpart=None,
                kind="nobody",
            ),
        ),
        unpaired=2,
        text="Без пары из нашего руководства: Павел Ге и Нина Цой.",
    ),
    offices=tuple(
        OfficeLine.model_validate(
            {
                "office": office,
                "people": people,
                "status": status,
                "from_whom": "Игорь Самойлов",
                "focus": ("окупаемость вложений",),
                "meetings": ("квартальный обзор",),
                "content": ("анализ окупаемости",),
                "value": "измеримый финансовый эффект",
            }
        )
        for office, status, people in (
            ("ceo", "nobody", ()),
            ("cfo", "active", (ANNA,)),
            ("cio_cto", "known", (BORIS,)),
            ("ciso", "left", ()),
        )
    ),
    tactics=("Пригласить руководителей на встречу у нас",),
    review=MapReview(
        freshest="2026-03-10",
        due="2026-09-30",
        overdue=True,
        stale=3,
        of=4,
        warning="Карта устарела: за последние 90 дней нет контактов с 3 из 4 человек.",
    ),
    targets=Targets(active=3, c_level=1, champions=2),
    people_shown=40,
    quadrant_shown=20,
)
BARE_MAP = MAP.model_copy(
    update={
        "findings": (),
        "owner": None,
        "arr": None,
        "active": None,
        "c_level": None,
        "advocates": None,
        "unclear": 0,
        "internal_sponsor": None,
        "stakeholders": (),
        "grid": (),
        "coverage": GridCoverage(filled=None, of=9, value=None, target=9, unclear=9),
        "business_units": (),
        "gaps": (),
        "roles": tuple(
            RoleCover(role=role, active=(), known=(), gap=None)
            for role in ("champion", "technical")
        ),
        "champions": ChampionCover(active=(), left=(), needed=2, short=None, candidates=()),
        "single_points_of_failure": (),
        "cadence": MAP.cadence[1:2],
        "overdue": (),
        "pairing": Pairing(sponsor=None, required=None, pairs=(), unpaired=0, text="Пар нет."),
        "offices": MAP.offices[:1],
        "review": MapReview(
            freshest=None, due="2026-09-30", overdue=None, stale=0, of=0, warning=None
        ),
    }
)
