"""Entries come into a dossier and go again; every other byte stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enterprise_sales.book.yaml_file import load_yaml
from enterprise_sales.facts.dossier_text import (
    UnclearListError,
    front_of,
    with_entries,
    without_entries,
)
from enterprise_sales.facts.entry_text import clean, entry_text

NAME = "accounts/acme.md"
DOSSIERS = {
    "without the list": "---\naccount_id: acme\n---\nnotes",
    "with nothing between the dashes": "---\n---\n",
    "with an empty line between the dashes": "---\n\n---\n",
    "with an empty list": "---\nfacts:\nname: x # y\n---\n---\nz",
    "with an empty list and a comment": "---\nfacts:   # why\n# more\n---\n",
    "with brackets": "---\nfacts: []\nname: x\n---\n",
    "with brackets over lines": "---\nfacts: [{a: b}, \n {c: d}, ]\n---",
    "with mark and Windows lines": (
        "\ufeff---\r\nfacts:\r\n  - {table: a}  # mine\r\n  # trailing\r\n\r\nname: x\r\n---\r\nn"
    ),
    "not indented": "---\nfacts:\n- table: b\n  set:\n    x: |\n      text\n\n    y: 1\n---\n",
    "ending in a text of lines": "---\nfacts:\n  - a: |\n      t\n      u\nname: q\n---\n",
    "with both lists": "---\noverrides:\n    - {a: b}\nfacts:\n    - {c: d}\n# end\n---\n…\n",
}
ENTRY = {"table": "contracts", "key": "007", "set": {"end_date": "2026-12-31"}, "said_by": "Аня"}


def added(data: bytes, entries: list[str], listed: str = "facts") -> bytes:
    front = front_of(data, NAME)
    assert front is not None
    return front.encoded(with_entries(front, listed, entries))


def taken_out(data: bytes, numbers: list[int], listed: str = "facts") -> bytes:
    front = front_of(data, NAME)
    assert front is not None
    return front.encoded(without_entries(front, listed, numbers))


def listed_in(data: bytes, listed: str = "facts") -> list[Any]:
    front = front_of(data, NAME)
    assert front is not None
    return (front.content or {}).get(listed) or []


@pytest.mark.parametrize("text", DOSSIERS.values(), ids=DOSSIERS)
def test_added_and_taken_out_gives_the_same_bytes(text: str) -> None:
    data = text.encode()
    before = listed_in(data)
    more = added(data, [entry_text(ENTRY), entry_text({**ENTRY, "key": "008"})])
    assert listed_in(more) == [*before, ENTRY, {**ENTRY, "key": "008"}]
    one_less = taken_out(more, [len(before)])
    assert listed_in(one_less) == [*before, {**ENTRY, "key": "008"}]
    assert taken_out(more, [len(before), len(before) + 1]) == data
    assert taken_out(one_less, [len(before)]) == data


def test_lines_are_only_added() -> None:
    data = DOSSIERS["with mark and Windows lines"].encode()
    more = added(data, [entry_text(ENTRY)]).split(b"\r\n")
    new = [line for line in more if line not in data.split(b"\r\n")]
    assert new == [f"  - {entry_text(ENTRY)}".encode()]
    assert [line for line in more if line not in new] == data.split(b"\r\n")


def test_an_entry_in_the_midst_goes_with_its_lines_alone() -> None:
    text = "---\nfacts:\n  # first\n  - {a: b}\n  # second\n  - c: d\n    e: f\n  - {g: h}\n---\n"
    assert taken_out(text.encode(), [1]).decode() == text.replace("  - c: d\n    e: f\n", "")


@pytest.mark.parametrize("value", ["5", "{a: b}", "text"])
def test_a_list_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(UnclearListError):
        added(f"---\nfacts: {value}\n---\n".encode(), [entry_text(ENTRY)])


def test_what_shares_its_line_with_another_key_is_refused() -> None:
    data = b"---\n{account_id: acme, name: x}\n---\n"
    with pytest.raises(UnclearListError):
        added(data, [entry_text(ENTRY)])


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["---", "a\n---\nfacts: []", "null", "~", "&a", "*a", "!!python/x", "<<", "- x", "#", "{", "%"]
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(TEXTS.map(clean).filter(bool), TEXTS, min_size=1, max_size=3))
def test_no_text_breaks_out_of_its_place(cells: dict[str, str]) -> None:
    entry = {"table": "contracts", "set": {name: clean(text) for name, text in cells.items()}}
    line = entry_text(entry)
    assert "\n" not in line
    assert load_yaml(line, NAME) == entry
    data = DOSSIERS["without the list"].encode()
    assert taken_out(added(data, [line]), [0]) == data


def test_texts_are_written_as_people_write_them() -> None:
    assert entry_text(ENTRY) == (
        "{table: contracts, key: 007, set: {end_date: 2026-12-31}, said_by: Аня}"
    )
    assert clean("a\n---\n b\u2028c\u202e\x00\ud800") == "a --- b c"
    assert clean(True) == "true"
    assert clean(42500.5) == "42500.5"
