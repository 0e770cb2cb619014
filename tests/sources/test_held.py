"""A field that the map of the sources names as a home holds something over the demo book."""

from __future__ import annotations

import pytest

from .held import filled, holds
from .test_sources import ENTRIES

SAVED = "the document and its files are written only where the answer is saved"
EMPTY: dict[str, str] = {
    "plan_account.output": SAVED,
    "plan_account.output.path": SAVED,
    "plan_engagement.output.files": SAVED,
    "profile_account.output": SAVED,
    "profile_account.output.sha256": SAVED,
}
"""Home → why nothing of the demo book fills it."""
TARGETS = sorted({home["tool"] for entry in ENTRIES for home in entry["home"] if "tool" in home})


def test_every_home_in_a_tool_holds_something() -> None:
    assert {target for target in TARGETS if not holds(target)} == set(EMPTY)


@pytest.mark.parametrize(("value", "so"), [(0, True), (False, True), (None, False), ("", False)])
def test_zero_is_an_answer_and_nothing_is_none(value: object, so: bool) -> None:
    assert filled(value) is so


def test_a_field_that_no_account_fills_is_told() -> None:
    assert holds("profile_account.arr")
    assert not holds("profile_account.arr_in_gold")
    assert not holds("plan_account.output.files")
