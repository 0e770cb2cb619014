"""How single values are said."""

from __future__ import annotations

import pytest

from enterprise_sales.analyses.circles import circle_of, circles
from enterprise_sales.analyses.common import Missing, Ratio
from enterprise_sales.analyses.results import Range
from enterprise_sales.documents.view_health import health_line, health_view
from enterprise_sales.documents.view_missing import data_view, distinct
from enterprise_sales.documents.view_plan import plan_view
from enterprise_sales.documents.view_qbr import statement
from enterprise_sales.documents.view_renewal import opt_out_line, renewal_view
from enterprise_sales.documents.view_renewal_date import probability_line, renewal_line
from enterprise_sales.documents.voice import Voice, capital
from enterprise_sales.language import translator, within

from .samples import (
    ANNA,
    BARE_RENEWAL,
    FINDINGS,
    HEALTH,
    LAPSED,
    MISSING,
    NO_RENEWAL,
    PLAN,
    PROFILE,
    QBR,
    RENEWAL,
    RENEWAL_PLAN,
    STRANGER,
    UNSCORED,
)

RU, EN = Voice(translator("ru"), "RUB"), Voice(translator("en"), "RUB")
TITLES = [
    ("CEO", "ceo_cfo"),
    ("Chief Financial Officer", "ceo_cfo"),
    ("Генеральный директор", "ceo_cfo"),
    ("Финансовый директор", "ceo_cfo"),
    ("Managing Director", "ceo_cfo"),
    ("CTO", "cio_cto"),
    ("Chief Information Officer", "cio_cto"),
    ("Директор по ИТ", "cio_cto"),
    ("Технический директор", "cio_cto"),
    ("Chief Information Security Officer", "business"),
    ("Заместитель генерального директора", "business"),
    ("Заместитель технического директора, технический директор филиала", "business"),
    ("Assistant to the CEO", "business"),
    ("Директор по цифровой трансформации", "business"),
    ("Cioban", "business"),
    (None, "business"),
]


@pytest.mark.parametrize(("title", "circle"), TITLES)
def test_circles_are_told_from_titles(title: str | None, circle: str) -> None:
    assert circle_of(ANNA.model_copy(update={"title": title, "level": "vp"})) == circle


def test_people_without_a_leading_office_work_with_us_day_by_day() -> None:
    assert circle_of(STRANGER) == "working"
    assert circle_of(ANNA.model_copy(update={"title": None, "level": None})) == "working"
    assert list(circles(())) == ["ceo_cfo", "cio_cto", "business", "working"]


def test_sponsors_are_paired_by_who_keeps_the_contact() -> None:
    assert plan_view(PLAN, RU).their_sponsors == "Анна Лебедева (Финансовый директор)"
    alone = PROFILE.relationships.model_copy(update={"internal_sponsor": "Пётр Ильин"})
    plan = PLAN.model_copy(update={"profile": PROFILE.model_copy(update={"relationships": alone})})
    assert plan_view(plan, RU).their_sponsors == (
        "Анна Лебедева (Финансовый директор; контакт ведёт Игорь Самойлов)"
    )
    (anna,) = (one for one in alone.people if one.name == "Анна Лебедева")
    lone = alone.model_copy(
        update={"people": (anna.model_copy(update={"internal_owner": None, "level": None}),)}
    )
    plan = PLAN.model_copy(update={"profile": PROFILE.model_copy(update={"relationships": lone})})
    assert plan_view(plan, RU).their_sponsors == (
        "Анна Лебедева (Финансовый директор; с нашей стороны контакт никто не ведёт)"
    )


@pytest.mark.parametrize("changed", [{"active": False}, {"sentiment": "detractor"}])
def test_who_is_against_us_is_no_contact_at_executive_level(changed: dict[str, object]) -> None:
    people = tuple(one.model_copy(update=changed) for one in PLAN.profile.relationships.people)
    found = PROFILE.relationships.model_copy(update={"people": people})
    plan = PLAN.model_copy(update={"profile": PROFILE.model_copy(update={"relationships": found})})
    assert plan_view(plan, RU).their_sponsors == "рабочих отношений пока нет"


def test_a_late_step_is_due_at_once_and_an_empty_stage_has_no_day() -> None:
    (step,) = PLAN.roadmap
    late = step.model_copy(update={"late_since": "2026-05-16"})
    bare = step.model_copy(update={"unplanned": True})
    plan = PLAN.model_copy(update={"roadmap": (late, bare)})
    (stage,) = plan_view(plan, RU).roadmap
    assert stage.steps == ("немедленно (срок прошёл 16.05.2026) — Обучить смену", "Обучить смену")


def test_a_new_date_stands_beside_the_missed_one() -> None:
    step = PLAN.next_actions[0].model_copy(update={"due": "2026-07-13", "missed": "2025-12-31"})
    plan = PLAN.model_copy(update={"next_actions": (step,)})
    assert plan_view(plan, RU).actions.rows[0][2] == "13.07.2026 (срок был 31.12.2025)"


def test_health_with_a_range_without_one_and_without_a_band() -> None:
    assert health_line(HEALTH, EN) == "🟡 yellow, 62.5 of 100 (possibly 58 to 71.25)"
    sure = HEALTH.model_copy(update={"low": 62.5, "high": 62.5})
    assert health_line(sure, RU) == "🟡 жёлтое, 62,5 из 100"
    vague = HEALTH.model_copy(update={"band": None})
    assert health_line(vague, EN) == (
        "no score and no band: too little is known, anything from 58 to 71.25 is possible"
    )
    assert "62,5" not in health_line(vague, RU)
    assert "58 до 71,25" in health_line(vague, RU)
    assert health_view(vague, EN).trend == "unknown, there is no score to compare"
    assert health_line(UNSCORED, EN) == "unknown: there is no data to score"


def test_renewal_ahead_today_lapsed_and_unknown() -> None:
    today = RENEWAL.model_copy(update={"days_left": 0})
    assert renewal_line(RENEWAL, EN) == "November 25, 2026, 148 days left"
    assert renewal_line(today, EN) == "November 25, 2026: today"
    assert (
        renewal_line(LAPSED, EN) == "lapsed: the last contract ended on March 31, 2026, 91 days ago"
    )
    assert renewal_line(NO_RENEWAL, EN) == "unknown: no contract names its end"


def test_a_probability_is_a_range_or_the_reason_why_not() -> None:
    unbanded = RENEWAL.model_copy(update={"probability": None})
    assert probability_line(RENEWAL, EN) == "70–85%"
    assert probability_line(LAPSED, EN) == "not given: the account has lapsed"
    assert probability_line(NO_RENEWAL, EN) == "not given: the renewal date is unknown"
    assert probability_line(unbanded, EN) == "not given: the health band is unknown"
    assert EN.range(Range(low=95, high=95)) == "95%"


def test_the_opt_out_date_ahead_passed_and_absent() -> None:
    passed = RENEWAL_PLAN.model_copy(update={"opt_out_passed": True, "opt_out_days": -3})
    absent = RENEWAL_PLAN.model_copy(update={"opt_out_date": None, "opt_out_days": None})
    assert opt_out_line(RENEWAL_PLAN, EN) == "September 26, 2026, 88 days left"
    assert opt_out_line(passed, EN) == "September 26, 2026: passed 3 days ago"
    assert opt_out_line(absent, EN) == "none: the contract does not renew by itself"


def test_what_runs_without_an_end_is_not_told_to_be_up_for_renewal() -> None:
    """The scenarios start from its price; the facts beside them name the same amount."""
    found = BARE_RENEWAL.model_copy(update={"contracts": ("c",), "arr": "500.00"})
    rows = dict(renewal_view(found, Voice(translator("en"), "USD")).facts.rows)
    assert rows["Running contracts without an end"] == "c"
    assert rows["Up for renewal, a year"] == "$500 runs; when it is up for renewal is unknown"


def test_a_condition_of_a_scenario_is_told_in_words() -> None:
    (first, *_) = RENEWAL_PLAN.scenarios
    waits = {"conditional": "1.00", "conditions": ("yellow_health",), "required_products": ("Pro",)}
    found = RENEWAL_PLAN.model_copy(update={"scenarios": (first.model_copy(update=waits), first)})
    told, plain = (
        row[-1] for row in renewal_view(found, Voice(translator("en"), "RUB")).scenarios.rows
    )
    assert told == f"{first.basis} Conditions: health is green; Pro is in place."
    assert plain == first.basis


def test_without_an_opt_out_date_it_is_said_why() -> None:
    plan = RENEWAL_PLAN.model_copy(update={"opt_out_date": None, "opt_out_days": None})
    gap = Missing(
        field="opt_out_date", table="contracts", columns=(), unlocks=("opt_out_date",), reason="?"
    )
    unsaid = plan.model_copy(update={"missing": (gap,)})
    assert opt_out_line(unsaid, EN) == "unknown"
    lapsed = plan.model_copy(update={"renewal": LAPSED})
    assert opt_out_line(lapsed, EN) == "none: the account has lapsed"
    endless = plan.model_copy(update={"renewal": NO_RENEWAL})
    assert opt_out_line(endless, EN) == "unknown: no contract names its end"


def test_a_value_statement_goes_from_the_outcome_to_its_worth() -> None:
    assert statement(QBR.value_statements[0], EN) == (
        "Простои сократились; простои: 310 → 236.5 часов в месяц (-23.7%);"
        " worth RUB\u00a052,000,000 a year;"
        " confirmed by Анна Лебедева, финансовый директор, January 29, 2026"
    )
    bare = QBR.value_statements[1].model_copy(update={"before": None})
    assert statement(bare, EN) == (
        "Отчёт за день; its worth is not calculated yet;"
        " not confirmed by the customer yet (March 20, 2026)"
    )


def test_ratios_changes_and_unknowns() -> None:
    half = Ratio(part="1.00", whole="2.00", value=50.0)
    assert RU.ratio(Ratio(part=1, whole=2, value=None)) == "1 из 2"
    assert RU.against(half) == "50\u00a0% (1\u00a0₽ против 2\u00a0₽)"
    assert RU.against(half.model_copy(update={"value": None})) == "1\u00a0₽ из 2\u00a0₽"
    assert EN.change("0.00") == "RUB\u00a00"
    assert EN.change("5.00") == "+RUB\u00a05"
    assert EN.change_percent(-5.0) == "-5%"
    for said in (RU.money, RU.change, RU.day, RU.day_short, RU.percent, RU.number, RU.range):
        assert said(None) == "неизвестно"
    assert RU.known(None) == RU.known("") == RU.word("band", None) == RU.marked("band", None)
    assert (capital("дата"), within("Дата")) == ("Дата", "дата")
    assert (within("ARR растёт"), within("A review")) == ("ARR растёт", "a review")


def test_gaps_of_one_reason_are_told_once_with_all_they_unlock() -> None:
    first = MISSING[0]
    second = first.model_copy(update={"columns": ("notice_days",), "unlocks": ("opt_out_date",)})
    (merged,) = distinct((first, second))
    assert merged.columns == ("end_date", "notice_days")
    assert merged.unlocks == ("renewal_date", "days_left", "opt_out_date")


def test_a_place_that_the_reason_names_is_not_named_again() -> None:
    result = PROFILE.model_copy(update={"missing": MISSING})
    assert [gap.place for gap in data_view(result, RU).gaps] == ["contracts (end_date)", "", ""]
    table = Missing(field="x", table="usage", columns=(), unlocks=(), reason="нет данных")
    (gap,) = data_view(PROFILE.model_copy(update={"missing": (table,)}), RU).gaps
    assert (gap.reason, gap.place, gap.unlocks) == ("Нет данных", "usage", "")


def test_errors_come_before_warnings_and_notes_stay_out() -> None:
    many = PROFILE.model_copy(update={"findings": FINDINGS * 6})
    found = data_view(many, RU)
    assert [problem.where for problem in found.problems] == [
        *["tables/contracts.csv, строка 9"] * 6,
        *["tables/contracts.csv, строка 7"] * 4,
    ]
    assert found.more == 2
