"""The three playbooks differ where the table of the sources' conflicts says, and nowhere else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from .support import NAMES, compared, demo_accounts

HERE = Path(__file__).parent
CASES: dict[str, Any] = {
    name: yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    for name in ("table", "beside", "figures")
}
ROWS = [row for row in CASES["table"] if "path" in row]
SAME = [(row["topic"], path) for row in CASES["table"] for path in row.get("same", ())]
ACCOUNT = "harbourline"


@cache
def texts() -> dict[str, list[str | None]]:
    """Path of a value that differs → its text under each playbook."""
    return {one.path: [v.text for v in one.values] for one in compared(ACCOUNT).thresholds}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["topic"])
def test_a_topic_has_the_value_of_its_source(row: dict[str, Any]) -> None:
    assert texts()[row["path"]] == row["value"]


@pytest.mark.parametrize(("topic", "path"), SAME)
def test_a_topic_without_a_conflict_is_the_same(topic: str, path: str) -> None:
    assert not [found for found in texts() if found == path or found.startswith(f"{path}.")]


def test_nothing_else_differs_unexpectedly() -> None:
    told = {row["path"] for row in ROWS} | CASES["beside"].keys()
    assert set(texts()) == told


@pytest.mark.parametrize("one", CASES["figures"], ids=lambda one: one["name"])
def test_a_figure_of_the_account_follows(one: dict[str, Any]) -> None:
    (found,) = (
        difference
        for difference in compared(ACCOUNT).differences
        if (difference.field, difference.item) == (one["field"], one.get("item"))
    )
    assert [value.value for value in found.values] == one["value"]
    assert list(found.why) == one["why"]


@pytest.mark.parametrize("account", demo_accounts())
def test_what_is_no_judgement_is_the_same(account: str) -> None:
    """ARR, dates of contracts and the money on record do not depend on a playbook."""
    fields = {one.field for one in compared(account).differences}
    assert not fields & {"arr", "renewal_date", "opt_out_date", "working_deadline", "whitespace"}


@pytest.mark.parametrize("account", demo_accounts())
def test_every_difference_has_its_reason(account: str) -> None:
    found = compared(account)
    paths = {one.path for one in found.thresholds}
    assert found.differences
    assert [one for one in found.differences if not one.why] == []
    assert {path for one in found.differences for path in one.why} <= paths
    assert found.same + len(found.differences) == found.compared
    for one in found.thresholds:
        assert one.moves == sum(one.path in difference.why for difference in found.differences)
        assert [value.playbook for value in one.values] == list(NAMES)


@pytest.mark.parametrize("account", demo_accounts())
def test_values_that_are_told_do_differ(account: str) -> None:
    found = compared(account)
    for one in found.differences:
        assert len({(type(v.value), v.value, v.state) for v in one.values}) > 1
    for threshold in found.thresholds:
        assert all(value.text is None or value.text.strip() for value in threshold.values)
