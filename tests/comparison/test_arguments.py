"""What compare_playbooks takes: names in any order, and what it says to those that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.tools.comparison_arguments import ComparisonArguments
from enterprise_sales.tools.problem import CallRefusedError
from enterprise_sales.tools.reading import read_arguments

from ..analyses_profile.facts import green
from ..faults.asking import ask, workspace

STRATEGIC, ENTERPRISE, EXECUTION = "strategic-12-month", "enterprise-180-day", "execution-120-day"


def compare(folder: Path, **given: Any) -> dict[str, Any]:
    given = {"agent": "account-manager", "language": "en", **given}
    return ask(workspace(folder, **green()), "compare_playbooks", **given)


@pytest.mark.parametrize(
    ("given", "order"),
    [
        ({}, [EXECUTION, STRATEGIC, ENTERPRISE]),
        ({"playbook": ENTERPRISE}, [ENTERPRISE, STRATEGIC, EXECUTION]),
        ({"playbooks": [ENTERPRISE, STRATEGIC]}, [ENTERPRISE, STRATEGIC]),
        ({"playbooks": "execution-120-day, strategic-12-month"}, [EXECUTION, STRATEGIC]),
        ({"playbooks": [ENTERPRISE, STRATEGIC], "playbook": STRATEGIC}, [STRATEGIC, ENTERPRISE]),
    ],
)
def test_the_first_is_what_the_others_are_held_against(
    given: dict[str, Any], order: list[str]
) -> None:
    found = read_arguments(
        "compare_playbooks",
        ComparisonArguments,
        {"account": "a", "agent": "account-manager", **given},
    )
    assert list(found.chosen) == order
    assert found.chosen_playbook == order[0]
    assert found.named.options["playbooks"] == tuple(order)


def test_a_playbook_against_itself_is_told_and_the_account_stays_whole(tmp_path: Path) -> None:
    found = compare(tmp_path, playbooks=[ENTERPRISE, ENTERPRISE])
    assert found["playbooks"] == [ENTERPRISE]
    assert found["profile"]["playbook"] == ENTERPRISE
    assert (found["differences"], found["thresholds"]) == ([], [])
    assert (found["compared"], found["same"]) == (0, 0)
    (finding,) = (one for one in found["findings"] if one["code"] == "playbook_with_itself")
    assert finding["severity"] == "warning"
    assert "with itself" in finding["wrong"]
    assert f"{EXECUTION}, {STRATEGIC}" in finding["remedy"]


def test_one_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CallRefusedError, match="alone"):
        compare(tmp_path, playbooks=[ENTERPRISE])


def test_one_named_twice_beside_another_is_told_and_the_rest_is_whole(tmp_path: Path) -> None:
    found = compare(tmp_path, playbooks=[ENTERPRISE, STRATEGIC, ENTERPRISE])
    assert found["playbooks"] == [ENTERPRISE, STRATEGIC]
    assert found["playbook"] == ENTERPRISE
    for one in found["differences"]:
        assert [value["playbook"] for value in one["values"]] == [ENTERPRISE, STRATEGIC]
    (finding,) = (one for one in found["findings"] if one["code"] == "playbook_twice")
    assert ENTERPRISE in finding["wrong"]


def test_an_unknown_one_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(CallRefusedError, match=ENTERPRISE):
        compare(tmp_path, playbooks=[STRATEGIC, "enterprise-180-days"])


def test_names_have_to_be_a_list(tmp_path: Path) -> None:
    with pytest.raises(CallRefusedError, match="list of names"):
        compare(tmp_path, playbooks=3)


def test_a_value_of_the_user_is_told_as_his_own(tmp_path: Path) -> None:
    space = workspace(tmp_path, **green())
    own = f"playbooks:\n  {ENTERPRISE}:\n    plan.growth_percent: 25\n"
    space.overrides.write_text(own, encoding="utf-8")
    found = ask(space, "compare_playbooks", agent="account-manager", language="en")
    (growth,) = (one for one in found["thresholds"] if one["path"] == "plan.growth_percent")
    told = {value["playbook"]: (value["text"], value["set_by_user"]) for value in growth["values"]}
    assert told[ENTERPRISE] == ("25%", "playbook.yaml, line 3")
    assert told[STRATEGIC] == ("40%", None)
