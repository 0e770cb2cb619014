"""A long text is cut after a word, and says that it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.language import first_words


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("", 10, ""),
        ("Договор продлён", 15, "Договор продлён"),
        ("Договор продлён", 14, "Договор …"),
        ("one  two\n three", 13, "one two three"),
        ("one two three", 9, "one two …"),
        ("one two three", 8, "one …"),
        ("Unternehmensführung", 10, "Unternehm…"),
        ("in Unternehmensführung", 10, "in Untern…"),
        ("geht Unternehmensführung", 10, "geht …"),
        ("…", 10, "…"),
    ],
)
def test_it_is_cut_after_a_word(text: str, width: int, shown: str) -> None:
    assert first_words(text, width) == shown


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("ab я…\n"), max_size=40), st.integers(3, 20))
def test_what_is_shown_stands_there_and_fits(text: str, width: int) -> None:
    line = " ".join(text.split())
    found = first_words(text, width)
    assert len(found) <= width
    assert found == line or (found.endswith("…") and line.startswith(found[:-1].rstrip()))
