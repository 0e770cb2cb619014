"""What holds for any dates and any override."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.playbook import Notice, Playbook, PlaybookError, load_playbook
from enterprise_sales.playbook.declarations import declare, give
from enterprise_sales.playbook.resolve import resolve
from enterprise_sales.playbook.shelf import About, Shelf
from enterprise_sales.playbook.strict_yaml import read_yaml
from enterprise_sales.playbook.wording import Wording, Wordings

from .samples import AS_OF, SHIPPED

NAME = "enterprise-180-day"
PATHS = sorted(load_playbook(NAME, AS_OF, root=SHIPPED).parameters)
DATES = st.dates(date(1990, 1, 1), date(2040, 12, 31))
DATED = st.dictionaries(DATES, st.integers(0, 999), min_size=1, max_size=5)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 200)
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def shelf(values: Iterable[tuple[date, int]]) -> Shelf:
    """A playbook of one parameter, whose values stand in the order given."""
    dated = "".join(f"      {since}: {value}\n" for since, value in values)
    text = (
        "group:\n  one:\n    description: One.\n    unit: days\n    note: A reason.\n"
        "    source: {document: our judgement, checked: 2026-11-21}\n"
        f"    values:\n{dated}"
    )
    words = Wordings({})
    declared = declare([read_yaml(text, "base.yaml")], words)
    said = Wording(en="a", ru="а")
    about = About(title=said, description=said)
    return Shelf("any", ("any",), about, give(declared, [], words, "any"), words)


@given(DATED, DATES)
def test_the_latest_value_not_after_the_date_holds(values: dict[date, int], as_of: date) -> None:
    held = [since for since in values if since <= as_of]
    if held:
        found = resolve(shelf(values.items()), as_of, None).parameter("group.one")
        assert (found.value, found.since) == (values[max(held)], max(held))
    else:
        with pytest.raises(PlaybookError, match="the first holds from"):
            resolve(shelf(values.items()), as_of, None)


@given(DATED.flatmap(lambda values: st.permutations(list(values.items()))))
def test_the_order_of_dates_in_a_file_does_not_matter(values: list[tuple[date, int]]) -> None:
    as_of = max(since for since, _ in values)
    assert resolve(shelf(values), as_of, None) == resolve(shelf(sorted(values)), as_of, None)


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read = read_yaml(text, "playbook.yaml").text
        problems: tuple[Notice, ...] = ()
    except PlaybookError as error:
        read, problems = text, error.problems
    assert read == text
    assert all(problem.message.startswith("playbook.yaml, line ") for problem in problems)


@given(st.lists(st.integers(-(10**17), 10**17) | st.dates() | st.booleans() | st.none()))
def test_what_is_written_is_what_is_read(values: list[object]) -> None:
    assert read_yaml(yaml.safe_dump({"key": values}), "any.yaml").data == {"key": values}


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_a_quoted_text_is_read_as_it_stands(text: str) -> None:
    written = yaml.safe_dump({"key": text}, allow_unicode=True, default_style='"')
    assert read_yaml(written, "any.yaml").data == {"key": text}


def overridden(entries: dict[str, object]) -> tuple[Playbook | None, tuple[Notice, ...]]:
    with TemporaryDirectory() as folder:
        override = Path(folder) / "playbook.yaml"
        override.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
        try:
            return load_playbook(NAME, AS_OF, root=SHIPPED, override=override), ()
        except PlaybookError as error:
            return None, error.problems


@given(st.dictionaries(st.sampled_from(PATHS) | st.text(max_size=12), VALUES, max_size=3))
@settings(deadline=None)
def test_any_override_is_applied_whole_or_refused_in_words(entries: dict[str, object]) -> None:
    playbook, problems = overridden(entries)
    assert all(problem.wrong and problem.remedy and problem.line for problem in problems)
    assert (playbook is None) == bool(problems)
    if playbook is not None:
        changed = {path for path, found in playbook.parameters.items() if found.overridden_by}
        expired = {notice.values["path"] for notice in playbook.notices}
        assert changed | expired == {path for path in entries if path != "playbooks"}


@given(st.sampled_from(PATHS), st.integers(0, 100))
@settings(deadline=None)
def test_an_override_changes_nothing_else(path: str, value: int) -> None:
    before = load_playbook(NAME, AS_OF, root=SHIPPED)
    playbook, _ = overridden({path: value})
    if playbook is not None:
        assert playbook.parameters[path].value == value
        others = before.parameters.keys() - {path}
        assert all(playbook.parameters[name] == before.parameters[name] for name in others)
