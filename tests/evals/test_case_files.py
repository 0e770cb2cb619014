"""What a file of cases may hold, and what is refused."""

from __future__ import annotations

import textwrap
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from evals.case import Figure
from evals.case_files import cases

CASE = """\
id: one
about: A case.
question: Как дела?
as_of: 2026-06-30
expect: {no_tools: true}
script: [{say: Хорошо.}]
without: Хорошо.
"""


def read(folder: Path, *texts: str) -> list[str]:
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    return [case.id for case in cases(folder)]


def test_a_file_holds_a_case_or_a_list(tmp_path: Path) -> None:
    items = textwrap.indent(CASE.replace("id: one", "id: a-list"), "  ").replace("  id", "- id", 1)
    assert read(tmp_path, CASE, items) == ["a-list", "one"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("about:", "abuot:", "abuot"),
        ("id: one", "id: One", "pattern"),
        ("as_of: 2026-06-30", "as_of: 2026-02-30", "2026-02-30"),
        ("{no_tools: true}", "{no_tools: true, tools: [{name: x}]}", "contradict"),
        ("{no_tools: true}", "{language: en}", "executive answers in Russian"),
        ("{no_tools: true}", "{said: ['(']}", "no regular expression"),
        ("{no_tools: true}", "{figures: [{what: x, value: 1, unit: miles}]}", "unit"),
        ("script: [{say: Хорошо.}]", "script: [{call: x}]", "must end with what is said"),
        ("script: [{say: Хорошо.}]", "script: []", "must end with what is said"),
        ("{say: Хорошо.}", "{say: Хорошо., call: x}", "one of"),
        ("about: A case.", "about: A case.\nabout: Another.", "about"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in CASE
    with pytest.raises(ValueError, match=told):
        read(tmp_path, CASE.replace(old, new))


def test_two_cases_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two cases are called one"):
        read(tmp_path, CASE, CASE)


def test_dates_among_arguments_become_texts(tmp_path: Path) -> None:
    script = "[{call: x, arguments: {as_of: 2026-03-31, more: [2026-03-30]}}, {say: Хорошо.}]"
    read(tmp_path, CASE.replace("[{say: Хорошо.}]", script))
    (case,) = cases(tmp_path)
    assert case.script[0].asked()[0].arguments == {"as_of": "2026-03-31", "more": ["2026-03-30"]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (22.1, Decimal("22.1")),
        (1858000, Decimal(1858000)),
        ("2026-12-31", date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        ([35, 55], (Decimal(35), Decimal(55))),
    ],
)
def test_values_keep_their_kind(given: object, kept: object) -> None:
    assert Figure.model_validate({"what": "x", "value": given, "unit": "count"}).value == kept
