"""Dated values, the user's own values, and how values are read."""

from __future__ import annotations

import hashlib
import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from enterprise_sales.playbook import (
    Milestone,
    Offset,
    Playbook,
    PlaybookError,
    Target,
    load_playbook,
    playbook_names,
)
from enterprise_sales.playbook.strict_yaml import read_yaml

from .samples import AS_OF, MINIMAL, SHIPPED, minimal_copy, override_file

GREEN = "health.bands.green_above"
UPLIFT = "renewal.uplift_percent"


def alpha(as_of: date = AS_OF, override: Path | None = None) -> Playbook:
    return load_playbook("alpha", as_of, root=MINIMAL, override=override)


@pytest.mark.parametrize(
    ("as_of", "value", "since"),
    [
        (date(2020, 1, 1), 70, date(2020, 1, 1)),
        (date(2026, 6, 30), 70, date(2020, 1, 1)),
        (date(2026, 7, 1), 75, date(2026, 7, 1)),
        (date(2026, 7, 2), 75, date(2026, 7, 1)),
    ],
)
def test_a_value_holds_from_its_date(as_of: date, value: int, since: date) -> None:
    found = alpha(as_of).parameter(GREEN)
    assert (found.value, found.since) == (value, since)


def test_a_playbook_goes_before_the_base(tmp_path: Path) -> None:
    root = minimal_copy(tmp_path)
    (root / "beta" / "more.yaml").write_text(
        "renewal:\n  uplift_percent:\n    values: {2020-01-01: 3}\n"
        "    source: {document: Account Manager, section: Best Practices, checked: 2026-11-20}\n",
        encoding="utf-8",
    )
    mine = load_playbook("beta", AS_OF, root=root).parameter(UPLIFT)
    assert (mine.value, mine.source.section, mine.note) == (3, "Best Practices", None)
    assert mine.description == alpha().parameter(UPLIFT).description
    assert load_playbook("alpha", AS_OF, root=root).number(UPLIFT) == 5


def test_an_override_goes_before_the_playbook(tmp_path: Path) -> None:
    override = override_file(
        tmp_path,
        f"# ours\n{UPLIFT}: {{value: 4.5, reason: agreed, author: A. Petrova, expires: {AS_OF}}}\n",
    )
    found = alpha(override=override).parameter(UPLIFT)
    assert (found.value, found.overridden_by) == (4.5, "playbook.yaml, line 2")
    assert found.override is not None
    assert (found.override.replaced, found.override.reason) == (5, "agreed")
    assert (found.override.author, found.override.expires) == ("A. Petrova", AS_OF)
    assert alpha().parameter(UPLIFT).overridden_by is None


def test_an_override_may_be_nested_as_the_shipped_files_are(tmp_path: Path) -> None:
    group, _, last = UPLIFT.rpartition(".")
    for_all = f"{group}:\n  {last}: {{value: 4, reason: agreed}}\n"
    text = f"{for_all}playbooks:\n  beta:\n    {group}: {{{last}: 3}}\n"
    found = alpha(override=override_file(tmp_path, text)).parameter(UPLIFT)
    assert (found.value, found.overridden_by) == (4, "playbook.yaml, line 2")


def test_an_override_for_one_playbook_goes_before_one_for_all(tmp_path: Path) -> None:
    override = override_file(
        tmp_path, f"playbooks:\n  alpha:\n    {UPLIFT}: 3\n{UPLIFT}: 4\n{GREEN}: 80\n"
    )
    assert (alpha(override=override).number(UPLIFT), alpha(override=override).number(GREEN)) == (
        3,
        80,
    )
    beta = load_playbook("beta", AS_OF, root=MINIMAL, override=override)
    assert beta.number(UPLIFT) == 4


def test_an_override_holds_to_the_end_of_its_last_day(tmp_path: Path) -> None:
    override = override_file(tmp_path, f"{UPLIFT}: {{value: 4, expires: 2026-11-21}}\n")
    assert alpha(date(2026, 11, 21), override).number(UPLIFT) == 4
    after = alpha(date(2026, 11, 22), override)
    assert after.number(UPLIFT) == 5
    assert [notice.code for notice in after.notices] == ["override_expired"]
    assert after.parameter(UPLIFT).overridden_by is None


def test_where_the_override_for_one_playbook_expired_the_one_for_all_holds(tmp_path: Path) -> None:
    text = f"{UPLIFT}: 4\nplaybooks:\n  alpha:\n    {UPLIFT}: {{value: 3, expires: 2026-01-31}}\n"
    found = alpha(override=override_file(tmp_path, text))
    assert found.number(UPLIFT) == 4
    assert len(found.notices) == 1


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "playbooks:\n", "playbooks:\n  alpha:\n"])
def test_a_file_that_overrides_nothing(tmp_path: Path, text: str) -> None:
    found = alpha(override=override_file(tmp_path, text))
    assert found.sha256 == alpha().sha256


def test_a_file_that_is_not_there_overrides_nothing(tmp_path: Path) -> None:
    assert alpha(override=tmp_path / "playbook.yaml") == alpha()


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    assert alpha(override=override_file(tmp_path, f"\ufeff{UPLIFT}: 4\n")).number(UPLIFT) == 4


def test_a_structured_value_is_overridden_as_a_whole(tmp_path: Path) -> None:
    text = "renewal.milestones:\n"
    text += "  - {code: t_90, offset_days: 90, action: sign_contract, owner: legal}\n"
    found = alpha(override=override_file(tmp_path, text)).milestones("renewal.milestones")
    assert found == (Milestone(code="t_90", offset_days=90, action="sign_contract", owner="legal"),)
    assert found[0].offset == Offset(days=90)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    override = override_file(tmp_path, f"{UPLIFT}: 4\n")
    assert alpha(override=override).number(UPLIFT) == 4
    override_file(tmp_path, f"{UPLIFT}: 6\n")
    stat = override.stat()
    os.utime(override, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))
    assert alpha(override=override).number(UPLIFT) == 6


def test_an_unchanged_file_gives_the_same_playbook() -> None:
    assert alpha() is alpha()


def test_equal_values_make_equal_playbooks(tmp_path: Path) -> None:
    copy = load_playbook("alpha", AS_OF, root=minimal_copy(tmp_path))
    assert copy == alpha()
    assert hash(copy) == hash(alpha())
    assert {copy: "found"}[alpha()] == "found"


def test_the_hash_follows_values_not_the_date(tmp_path: Path) -> None:
    assert len(alpha().sha256) == hashlib.sha256().digest_size * 2
    assert alpha(AS_OF + timedelta(days=1)).sha256 == alpha().sha256
    assert alpha(date(2026, 6, 30)).sha256 != alpha().sha256
    assert alpha(override=override_file(tmp_path, f"{UPLIFT}: 4\n")).sha256 != alpha().sha256


def test_the_hash_does_not_follow_the_layout_of_a_file(tmp_path: Path) -> None:
    root = minimal_copy(tmp_path)
    base = root / "base" / "base.yaml"
    text = base.read_text(encoding="utf-8")
    base.write_bytes(("# a comment\n" + text).replace("\n", "\r\n").encode())
    assert load_playbook("alpha", AS_OF, root=root).sha256 == alpha().sha256


def test_a_group_is_read_in_the_order_of_the_file() -> None:
    assert list(alpha().group("health.weights")) == ["usage", "support"]


def test_parameters_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        alpha().parameters[UPLIFT] = alpha().parameters[GREEN]  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        alpha().parameter(UPLIFT).value = 6


@pytest.mark.parametrize(
    "text",
    [
        "targets.nrr: {above: 125}\n",
        "targets.nrr: {value: {above: 125}, reason: board}\n",
    ],
)
def test_a_target_is_overridden_in_both_forms(tmp_path: Path, text: str) -> None:
    found = load_playbook(
        "execution-120-day", AS_OF, root=SHIPPED, override=override_file(tmp_path, text)
    )
    assert found.target("targets.nrr") == Target(above=125)


@pytest.mark.parametrize("form", ["executive.ceo: {}\n", "executive.ceo: {{value: {}}}\n"])
def test_a_structured_value_may_have_a_part_called_value(tmp_path: Path, form: str) -> None:
    parts = "{focus: [roi], meetings: [executive_event], content: [roi_analysis], "
    override = override_file(tmp_path, form.format(parts + "value: transformation_advisor}"))
    found = load_playbook("execution-120-day", AS_OF, root=SHIPPED, override=override)
    assert found.focus("executive.ceo").focus == ("roi",)
    assert found.focus("executive.ceo").value == "transformation_advisor"


def test_a_date_as_a_key_is_an_unknown_name(tmp_path: Path) -> None:
    override = override_file(tmp_path, "2026-01-01: 4\nplaybooks:\n  2026-01-01: {}\n")
    with pytest.raises(PlaybookError) as caught:
        alpha(override=override)
    assert [problem.code for problem in caught.value.problems] == [
        "path_unknown",
        "playbook_unknown",
    ]


def test_the_examples_of_the_guide_are_true(tmp_path: Path) -> None:
    guide = (SHIPPED / "README.md").read_text(encoding="utf-8")
    declared, overrides = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    base = read_yaml((SHIPPED / "base" / "health.yaml").read_text(encoding="utf-8"), "health.yaml")
    shown = read_yaml(declared, "guide").data["health"]["bands"]["green_above"]
    assert shown | {"note": ""} == base.data["health"]["bands"]["green_above"] | {"note": ""}
    override = override_file(tmp_path, overrides)
    found = {
        name: load_playbook(name, AS_OF, root=SHIPPED, override=override).number(UPLIFT)
        for name in playbook_names(SHIPPED)
    }
    assert found == {"enterprise-180-day": 3, "execution-120-day": 4, "strategic-12-month": 4}


@pytest.mark.parametrize(
    "path",
    [
        "qbr.every_months",
        "plan.review_months",
        "plan.stakeholder_review_months",
        "engagement.activities_every_days",
        "references.every_days",
    ],
)
def test_what_comes_again_and_again_needs_a_day_between(tmp_path: Path, path: str) -> None:
    override = override_file(tmp_path, f"{path}: 0\n")
    with pytest.raises(PlaybookError, match=path):
        load_playbook("strategic-12-month", AS_OF, root=SHIPPED, override=override)
