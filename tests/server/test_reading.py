"""Arguments as callers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.tools.agents import PLAYBOOKS
from enterprise_sales.tools.arguments import AccountArguments, BookArguments, ListArguments
from enterprise_sales.tools.problem import CallRefusedError
from enterprise_sales.tools.reading import read_arguments

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def read(**written: object) -> AccountArguments:
    return read_arguments("profile_account", AccountArguments, {"account": "acme", **written})


def test_only_the_account_has_to_be_given() -> None:
    found = read()
    assert (found.account, found.as_of, found.save) == ("acme", None, True)
    assert found.agent == "strategic-account-executive"
    assert (found.chosen_playbook, found.chosen_language) == ("strategic-12-month", "ru")


def test_null_and_empty_text_count_as_left_out() -> None:
    assert read(as_of=None, playbook="", language="", agent=None, save=None) == read()


@pytest.mark.parametrize(("agent", "playbook"), PLAYBOOKS.items())
def test_an_agent_brings_its_playbook(agent: str, playbook: str) -> None:
    assert read(agent=agent).chosen_playbook == playbook
    assert read(agent=agent, playbook="enterprise-180-day").chosen_playbook == "enterprise-180-day"


@pytest.mark.parametrize(
    ("agent", "language", "chosen"),
    [
        ("strategic-account-executive", "en", "ru"),
        ("account-manager", "en", "en"),
        ("account-manager", None, "ru"),
        ("someone-else", "en", "en"),
    ],
)
def test_the_executive_writes_in_russian_and_the_others_as_asked(
    agent: str, language: str | None, chosen: str
) -> None:
    assert read(agent=agent, language=language).chosen_language == chosen


def test_spaces_around_a_name_are_no_part_of_it() -> None:
    assert read(account="  Acme Corp\n").account == "Acme Corp"


def test_a_day_is_read_as_people_write_it() -> None:
    assert read(as_of="2026-06-30").as_of == date(2026, 6, 30)


@pytest.mark.parametrize(
    "day", ["20260630", "2026-W27-2", "30.06.2026", "2026-02-30", "2026-6-3", 20260630, True]
)
def test_what_could_be_misread_is_no_day(day: object) -> None:
    with pytest.raises(CallRefusedError, match="as_of: Это не дата"):
        read(as_of=day)


def refusals(tool: str, model: type[BookArguments], written: dict[str, object]) -> list[str]:
    """What is told to people; nothing where the arguments are taken."""
    try:
        read_arguments(tool, model, written)
    except CallRefusedError as error:
        return [text for problem in error.problems for text in (problem.wrong, problem.remedy)]
    return []


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*AccountArguments.model_fields, "acount"]), JSON))
def test_whatever_is_written_is_read_or_refused_for_people(written: dict[str, object]) -> None:
    told = refusals("profile_account", AccountArguments, written)
    assert all(told)
    assert told or isinstance(written["account"], str)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*ListArguments.model_fields, "account"]), JSON))
def test_so_it_is_with_the_arguments_of_the_list(written: dict[str, object]) -> None:
    told = refusals("list_accounts", ListArguments, written)
    assert all(told)
    assert told or "account" not in written or written["account"] in (None, "")
