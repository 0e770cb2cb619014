"""Documents as bytes: what is written is read back, whatever the values hold."""

from datetime import UTC, datetime, timedelta, timezone
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprise_sales.store import OutputMeta, StoreError, parse, render

from .samples import BODY, META, meta

# Without surrogates, which UTF-8 cannot hold: they have a test of their own.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
YAML_WORDS = "--- yes 1:30 2026-11-21 null ~ # = << 1e3 &a *a {{x}} %TAG !!python/object:os.system"
YAML_PHRASES = ["- a", "? a", "a: b", "a\n---\nagent: x", "x " * 200, "'", '"', "\\", "\\n", "🎉"]
HIDDEN = [
    "\N{NO-BREAK SPACE}",
    ":\N{NO-BREAK SPACE}",
    "\t",
    "\r\n",
    "\0",
    "\x85",
    "\u2028",
    "\u202eabc",
    "\ufeff",
    "\uffff",
]
HARD = st.sampled_from([*YAML_WORDS.split(), *YAML_PHRASES, *HIDDEN])
ANY_TEXT = TEXT | HARD
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
METAS = st.builds(
    OutputMeta,
    title=ANY_TEXT,
    agent=ANY_TEXT,
    tool=ANY_TEXT,
    account_id=st.none() | ANY_TEXT,
    as_of=st.dates(),
    created_at=st.datetimes(
        min_value=datetime(1, 1, 2),  # noqa: DTZ001
        max_value=datetime(9999, 12, 30),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    language=ANY_TEXT,
    playbook=ANY_TEXT,
    arguments=st.dictionaries(ANY_TEXT, JSON, max_size=4),
    book_sha256=ANY_TEXT,
    version=ANY_TEXT,
    transcript=st.none() | ANY_TEXT,
)

GOLDEN = """\
---
title: 'План продления: Acme'
agent: account-manager
tool: plan_renewal
account_id: acme
as_of: 2026-11-21
created_at: 2026-11-21T10:05:06Z
language: ru
playbook: strategic-12-month
arguments:
  account: Acme
  as_of: '2026-11-21'
  save: true
book_sha256: abababababababababababababababababababababababababababababababab
version: 0.1.0
---

# Acme

## Профиль аккаунта

ARR 42 500 €
"""


def test_the_whole_document() -> None:
    assert render(META, BODY).decode() == GOLDEN
    assert parse(GOLDEN.encode()) == (META, BODY)


def test_a_document_of_a_conversation_names_the_record_of_it() -> None:
    record = "enterprise-sales/account-manager/2026-11-21_100500_acme.jsonl"
    said = GOLDEN.replace("version: 0.1.0\n", f"version: 0.1.0\ntranscript: {record}\n")
    assert render(meta(transcript=record), BODY).decode() == said
    assert parse(said.encode())[0].transcript == record


@given(METAS, ANY_TEXT)
def test_every_value_but_the_title_is_read_back_exactly(given_meta: OutputMeta, body: str) -> None:
    read, _ = parse(render(given_meta, body))
    assert vars(read) | {"title": ""} == vars(given_meta) | {"title": ""}


@given(METAS, ANY_TEXT)
def test_writing_what_was_read_gives_the_same_bytes(given_meta: OutputMeta, body: str) -> None:
    data = render(given_meta, body)
    assert render(*parse(data)) == data


@given(METAS, st.lists(ANY_TEXT).map("\n".join))
def test_the_form_of_the_file(given_meta: OutputMeta, body: str) -> None:
    text = render(given_meta, body).decode()
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    head = text.split("\n---\n")[0]
    keys = [line.split(":")[0] for line in head.split("\n")[1:] if line[0].isalpha()]
    left_out = {"files": {}, "transcript": None}
    names = OutputMeta.__dataclass_fields__
    assert keys == [n for n in names if n not in left_out or getattr(given_meta, n) != left_out[n]]


TITLES = {
    "План\nпродления": "План продления",
    "a\r\n---\nagent: evil": "a --- agent: evil",
    "---": "---",
    "Acme: renewal # 1": "Acme: renewal # 1",
    "pay\u202egnp.exe\u2066\u200f": "paygnp.exe",
    "a\0b\x1b[31m\u200bc\U000e0041": "ab[31mc",
    "👩\u200d💻 🎉": "👩\u200d💻 🎉",
    "می\u200cخواهم": "می\u200cخواهم",
    "42\N{NO-BREAK SPACE}500\N{NARROW NO-BREAK SPACE}€": "42 500 €",
    "bad\ud800": "bad\N{REPLACEMENT CHARACTER}",
    " \t ": "",
}


@pytest.mark.parametrize(("title", "cleaned"), TITLES.items(), ids=map(ascii, TITLES))
def test_the_title_is_put_on_one_line_without_hidden_characters(title: str, cleaned: str) -> None:
    assert parse(render(meta(title=title), BODY))[0] == meta(title=cleaned)


BODIES = {
    "\n\n# A\r\n\r\nb\rc\n\n\n": "# A\n\nb\nc",
    "---\ntitle: evil\n---\nb": "---\ntitle: evil\n---\nb",
    "": "",
    "nul \0 and \ud800": "nul \N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER}",
}


@pytest.mark.parametrize(("body", "cleaned"), BODIES.items(), ids=map(ascii, BODIES))
def test_the_body_has_lf_line_ends_and_nothing_around_it(body: str, cleaned: str) -> None:
    assert parse(render(META, body)) == (META, cleaned)


def test_hidden_characters_in_arguments_are_written_as_escapes_and_the_rest_as_it_is() -> None:
    arguments = {"account": "Северсталь 🎉\n\u202eabc\ufeff\\"}
    data = render(meta(arguments=arguments), BODY)
    assert 'account: "Северсталь 🎉\\n\\u202eabc\\ufeff\\\\"\n' in data.decode()
    assert parse(data)[0].arguments == arguments


def test_white_space_around_a_value_is_kept() -> None:
    given_meta = meta(version="=\N{NO-BREAK SPACE}", tool="\N{EM SPACE}a ")
    assert parse(render(given_meta, BODY)) == (given_meta, BODY)


def test_a_long_value_is_not_folded() -> None:
    long = "План продления " * 20 + "Acme"
    assert f"\ntool: {long}\nacc" in render(meta(tool=long), BODY).decode()


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    given_meta = meta(arguments={"a\ud800": ["b\udfff"]}, account_id="c\ud83d")
    read, _ = parse(render(given_meta, BODY))
    assert (read.arguments, read.account_id) == ({"a\ufffd": ["b\ufffd"]}, "c\ufffd")


def test_the_order_of_arguments_does_not_change_the_bytes() -> None:
    one = meta(arguments={"a": {"x": 1, "y": 2}, "b": 3})
    other = meta(arguments={"b": 3, "a": {"y": 2, "x": 1}})
    assert render(one, BODY) == render(other, BODY)


def test_the_time_is_written_in_utc() -> None:
    moscow = datetime(2026, 11, 21, 13, 5, 6, tzinfo=timezone(timedelta(hours=3)))
    assert render(meta(created_at=moscow), BODY) == render(META, BODY)


def test_a_named_text_is_written_as_text() -> None:
    language = Enum("Language", {"RU": "ru"}, type=str).RU
    assert render(meta(language=language, arguments={"l": language}), BODY) == render(
        meta(arguments={"l": "ru"}), BODY
    )


def test_a_time_without_a_zone_is_a_defect_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        meta(created_at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_document_saved_by_a_windows_editor_is_read() -> None:
    data = b"\xef\xbb\xbf" + GOLDEN.replace("\n", "\r\n").encode()
    assert parse(data) == (META, BODY)


def test_arguments_nested_as_deep_as_may_be_are_read_back() -> None:
    deepest: object = "x"
    for _ in range(31):
        deepest = [deepest]
    given_meta = meta(arguments={"a": deepest})
    assert parse(render(given_meta, BODY)) == (given_meta, BODY)
    with pytest.raises(StoreError, match="nested more than 32"):
        render(meta(arguments={"a": [deepest]}), BODY)


@given(st.binary() | st.text().map(lambda t: f"---\n{t}\n---\n".encode(errors="replace")))
def test_no_bytes_are_read_with_another_error_than_one_for_people(data: bytes) -> None:
    with pytest.raises(StoreError, match="what to do:"):
        parse(data)
