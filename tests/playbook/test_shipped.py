"""The three shipped playbooks: complete, cited, worded, and true to what the sources say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
import yaml

from enterprise_sales.playbook import (
    CompressedStep,
    Engage,
    Offset,
    Parameter,
    Phase,
    Playbook,
    Segment,
    Target,
    load_playbook,
    playbook_names,
)
from enterprise_sales.playbook.sources import DOCUMENTS, OUR_JUDGEMENT

from .samples import AS_OF, HERE, SEEDS, SHIPPED

NAMES = ("enterprise-180-day", "execution-120-day", "strategic-12-month")
SECTIONS = yaml.safe_load((HERE / "sections.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=NAMES)
def playbook(request: pytest.FixtureRequest) -> Playbook:
    return load_playbook(request.param, AS_OF, root=SHIPPED)


def loaded(name: str) -> Playbook:
    return load_playbook(name, AS_OF, root=SHIPPED)


def test_there_are_three() -> None:
    assert playbook_names(SHIPPED) == NAMES


def test_all_have_the_same_parameters() -> None:
    first, *others = (loaded(name) for name in NAMES)
    for other in others:
        assert tuple(other.parameters) == tuple(first.parameters)


def test_it_has_a_title_and_a_description_in_both_languages(playbook: Playbook) -> None:
    assert playbook.title == playbook.titles["en"]
    for texts in (playbook.titles, playbook.descriptions):
        assert re.search("[А-Яа-я]", texts["ru"])
        assert not re.search("[А-Яа-я]", texts["en"])


def test_every_value_is_vouched_for(playbook: Playbook) -> None:
    for parameter in playbook.parameters.values():
        assert cited(parameter), parameter
        assert parameter.checked in (date(2026, 11, 21), date(2026, 11, 22))
        assert parameter.description.endswith(".")


def cited(parameter: Parameter) -> bool:
    source = parameter.source
    if source.document == OUR_JUDGEMENT:
        return source.section is None and bool(parameter.note)
    return source.section in SECTIONS[source.document]["sections"]


def test_documents_and_sections_are_the_same_list() -> None:
    assert (*SECTIONS, OUR_JUDGEMENT) == DOCUMENTS


@pytest.mark.parametrize("document", SECTIONS)
def test_the_sections_stand_in_the_sources(document: str) -> None:
    seed = SEEDS / SECTIONS[document]["file"]
    if not seed.exists():
        pytest.skip(f"the source documents are not beside this checkout ({SEEDS.name} is absent)")
    lines = [line.strip("#* ") for line in seed.read_text(encoding="utf-8").splitlines()]
    for section in SECTIONS[document]["sections"]:
        assert any(line.startswith(section) for line in lines), section


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_wording_is_there_in_its_script(playbook: Playbook, language: str) -> None:
    for kind, codes in playbook.wordings.kinds.items():
        for code in codes:
            text = playbook.wording(code, language, kind)
            assert bool(re.search("[а-яё]", text)) is (language == "ru"), (kind, code)


def test_every_action_of_a_milestone_is_worded() -> None:
    asked = {row.action for name in NAMES for row in loaded(name).milestones("renewal.milestones")}
    assert asked <= set(loaded(NAMES[0]).wordings.codes("action"))
    assert loaded(NAMES[0]).wording("internal_deal_review", "ru").startswith("Провести внутренний")


def test_no_wording_is_for_nothing() -> None:
    used: set[str] = set()
    for name in NAMES:
        for parameter in loaded(name).parameters.values():
            used.update(re.findall("[a-z][a-z0-9_]*", str(parameter.value)))
    words = loaded(NAMES[0]).wordings.kinds
    spare = {"role", "buying_role", "signal", "executive", "tactic"}
    for kind in words.keys() - spare:
        assert set(words[kind]) <= used, kind


RENEWALS = {
    "strategic-12-month": ("m_12 m_9 m_6 m_3", 12, ("months", 12, 9, 6, 6, 3)),
    "enterprise-180-day": (
        "t_180 t_150 t_120 t_90 t_60 t_30 t_0",
        8,
        ("days", 180, 120, 120, 60, 30),
    ),
    "execution-120-day": ("t_120 t_90 t_60 t_30", 12, ("days", 120, 60, 60, 60, 30)),
}


def test_the_timeline_of_each_source(playbook: Playbook) -> None:
    codes, actions, (unit, *offsets) = RENEWALS[playbook.name]
    rows = playbook.milestones("renewal.milestones")
    assert list(dict.fromkeys(row.code for row in rows)) == codes.split()
    assert len(rows) == actions
    names = ("window_start", "proposal_offset", "proposal_final_offset", "legal_offset")
    for name, value in zip((*names, "signature_offset"), offsets, strict=True):
        assert playbook.offset(f"renewal.{name}") == Offset(**{unit: value})
    assert playbook.offset("renewal.signature_limit") == Offset(days=0)


def test_milestones_say_their_offset_in_their_code(playbook: Playbook) -> None:
    for row in playbook.milestones("renewal.milestones"):
        letter, _, number = row.code.partition("_")
        assert row.offset == Offset(**{{"t": "days", "m": "months"}[letter]: int(number)})


def test_every_milestone_can_be_compressed(playbook: Playbook) -> None:
    rows = playbook.milestones("renewal.milestones")
    steps = playbook.records("renewal.compressed.steps", CompressedStep)
    assert [step.milestone for step in steps] == list(dict.fromkeys(row.code for row in rows))


def test_the_compressed_plan_fits_well_into_the_window(playbook: Playbook) -> None:
    window = playbook.offset("renewal.window_start")
    days = window.days if window.months is None else window.months * 30
    steps = playbook.records("renewal.compressed.steps", CompressedStep)
    assert sum(step.min_days for step in steps) <= (days or 0) / 2


def test_legal_and_procurement_are_engaged_when_the_playbook_says(playbook: Playbook) -> None:
    offsets = {row.code: row.offset for row in playbook.milestones("renewal.milestones")}
    engaged = {row.who: row.milestone for row in playbook.records("renewal.engage", Engage)}
    for who in ("legal", "customer_procurement"):
        assert offsets[engaged[who]] == playbook.offset("renewal.legal_offset")


MINUTES = {"strategic-12-month": 75, "enterprise-180-day": 60, "execution-120-day": 60}
ITEMS = {"strategic-12-month": 6, "enterprise-180-day": 4, "execution-120-day": 5}


def test_the_agenda_adds_up(playbook: Playbook) -> None:
    items = playbook.agenda("qbr.agenda")
    assert sum(item.minutes for item in items) == playbook.integer("qbr.minutes")
    assert (len(items), playbook.number("qbr.minutes")) == (
        ITEMS[playbook.name],
        MINUTES[playbook.name],
    )


def test_usage_stands_second_only_where_the_source_puts_it() -> None:
    found = {
        name: [item.content_from for item in loaded(name).agenda("qbr.agenda")] for name in NAMES
    }
    assert found["strategic-12-month"].index("usage") == 1
    assert all("usage" not in found[name] for name in NAMES[:2])
    assert all(found[name][0] == "outcomes" for name in NAMES[:2])


@pytest.mark.parametrize(
    ("name", "path", "met", "missed"),
    [
        ("strategic-12-month", "targets.nrr", 130.01, 130),
        ("enterprise-180-day", "targets.nrr", 120, 119.99),
        ("strategic-12-month", "targets.grr", 95.01, 95),
        ("strategic-12-month", "targets.growth", 61, 39.99),
        ("execution-120-day", "targets.growth", 50, 49.99),
        ("strategic-12-month", "targets.time_to_expansion", 5.99, 6),
        ("strategic-12-month", "targets.deal_size", Decimal(500_000), Decimal("499999.99")),
        ("strategic-12-month", "targets.green_share", 80.01, 80),
        ("strategic-12-month", "targets.nps", 51, 50),
        ("execution-120-day", "targets.nps", 1, 0),
        ("enterprise-180-day", "targets.expansion_bookings", 30, 29.99),
        ("strategic-12-month", "coverage.accounts", 12, 13),
        ("strategic-12-month", "coverage.accounts", 8, 7),
        ("enterprise-180-day", "coverage.book_arr", 20_000_000, 19_999_999),
    ],
)
def test_each_side_of_a_target(
    name: str, path: str, met: Decimal | float, missed: Decimal | float
) -> None:
    target = loaded(name).target(path)
    assert isinstance(target, Target)
    assert target.met(met)
    assert not target.met(missed)


def test_where_a_source_sets_no_target_there_is_none() -> None:
    execution = loaded("execution-120-day")
    assert execution.target("targets.nrr") is None
    assert execution.parameter("targets.nrr").source.document == OUR_JUDGEMENT


def test_the_conflicts_of_the_sources_are_kept_apart() -> None:
    strategic, execution, enterprise = (
        loaded(name) for name in ("strategic-12-month", "execution-120-day", "enterprise-180-day")
    )
    assert strategic.text("tier.method") == "thresholds"
    assert enterprise.text("tier.method") == "share"
    assert execution.text("tier.method") == "single"
    assert strategic.integer("health.engagement.executive_target") == 4
    assert enterprise.integer("health.engagement.executive_target") == 1
    assert execution.number("relationship.stakeholders_min") == 2
    stances = [play.text("renewal.price.stance") for play in (strategic, enterprise, execution)]
    assert stances == ["flexible_terms", "defend_value", "multi_year_lock_in"]


def test_health_bands_and_probabilities_are_those_of_the_source(playbook: Playbook) -> None:
    assert playbook.number("health.bands.green_above") == 75
    assert playbook.number("health.bands.red_below") == 50
    found = {
        path: parameter.value for path, parameter in playbook.group("renewal.probability").items()
    }
    assert found == {
        "green.low_percent": 95,
        "green.high_percent": 100,
        "yellow.low_percent": 70,
        "yellow.high_percent": 85,
        "red.low_percent": 0,
        "red.high_percent": 70,
    }


def test_the_weights_of_a_score_add_up_to_a_hundred(playbook: Playbook) -> None:
    groups: dict[str, list[int | float]] = {}
    for path, parameter in playbook.parameters.items():
        if parameter.unit == "weight":
            groups.setdefault(path.rpartition(".")[0], []).append(parameter.value)
    assert groups
    assert {group: sum(weights) for group, weights in groups.items()} == dict.fromkeys(groups, 100)


def test_thresholds_of_tiers_are_exact_money(playbook: Playbook) -> None:
    assert playbook.money("tier.strategic.arr_from") == Decimal(1_000_000)
    assert playbook.money("tier.strategic.potential_above") == Decimal(5_000_000)
    assert playbook.money("tier.growth.arr_from") == Decimal(250_000)


def test_the_segments_are_the_whole_book_and_agree_with_the_tiers(playbook: Playbook) -> None:
    top, middle, bottom = playbook.records("coverage.segments", Segment)
    assert top.share_percent + middle.share_percent + bottom.share_percent == 100
    assert top.share_percent == playbook.number("tier.share.top_percent")
    assert bottom.share_percent == playbook.number("tier.share.bottom_percent")


def test_the_phases_follow_each_other_up_to_the_end_of_the_roadmap(playbook: Playbook) -> None:
    phases = playbook.records("plan.phases", Phase)
    ends = [0, *(phase.to_month for phase in phases)]
    assert [phase.from_month for phase in phases] == ends[:-1]
    assert ends[-1] == playbook.integer("plan.roadmap_months_max")


def test_a_capping_signal_demands_an_answer(playbook: Playbook) -> None:
    capping = {*playbook.texts("health.caps.red"), *playbook.texts("health.caps.yellow")}
    assert capping <= playbook.group("churn.signals").keys()
    for signal in capping:
        assert playbook.response(f"churn.signals.{signal}").deadline_days <= 10


def test_c_level_cadence_differs_by_tier_only_where_the_source_does() -> None:
    strategic = loaded("strategic-12-month").cadence("engagement.cadence.c_level")
    assert [(row.tier, row.times_min, row.times_max) for row in strategic] == [
        ("strategic", 4, 6),
        ("growth", 1, 1),
        ("base", 1, 1),
    ]
    levels = loaded("enterprise-180-day").cadence("engagement.cadence")
    assert [(row.level, row.per_days, row.per_months) for row in levels] == [
        ("c_level", None, 3),
        ("vp", None, 1),
        ("director", 14, None),
        ("individual", 7, None),
    ]


def test_what_an_executive_cares_about_is_worded(playbook: Playbook) -> None:
    for role in playbook.group("executive"):
        if role != "tactics":
            found = playbook.focus(f"executive.{role}")
            assert playbook.wording(found.focus[0], "ru", "focus")
            assert playbook.wording(role, "ru", "executive")
