"""record_facts shows what it would write, writes it whole, and takes it back."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprise_sales.store import replace as replacing
from enterprise_sales.tools.problem import CallRefusedError

from .books import CALL_NOTE, DECEMBER, DOSSIER, NOTES, OVERRIDE, TABLES, book_at, read, record

NINA: dict[str, Any] = {
    "table": "stakeholders",
    "key": "acme-ng",
    "set": {"title": "CFO"},
    "said_by": "Anna Petrova",
}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def refusal(folder: Path, project: Path | None = None, **asked: Any) -> str:
    before = files(folder)
    with pytest.raises(CallRefusedError) as refused:
        record(folder, project, **asked)
    assert files(folder) == before
    return str(refused.value)


def test_a_dry_run_shows_everything_and_writes_nothing(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    before = {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}
    found = record(folder, facts=[NINA, DECEMBER])
    assert {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))} == before
    assert not found["applied"]
    assert found["changes"] == [
        {
            "table": "stakeholders",
            "key": "acme-ng",
            "column": "title",
            "before": "VP",
            "after": "CFO",
            "source": "Anna Petrova, 2026-06-30, accounts/acme.md:6",
        }
    ]
    values = [[(v["value"], v["kind"], v["used"]) for v in c["values"]] for c in found["conflicts"]]
    assert values == [
        [("2026-07-31", "export", True), ("2026-12-31", "said", False)],
        [("CFO", "said", True), ("VP", "export", False)],
    ]
    assert [c["why"] for c in found["conflicts"]] == 2 * [
        "the playbook trusts this kind of source more"
    ]
    assert found["diff"].splitlines() == [
        "--- accounts/acme.md",
        "+++ accounts/acme.md",
        "@@ -2,6 +2,9 @@",
        " # who they are",
        " account_id: acme   # as in the CRM",
        " name: Acme Inc",
        "+facts:",
        "+  - {table: stakeholders, key: acme-ng, set: {title: CFO}, said_by: Anna Petrova,"
        " said_on: 2026-06-30}",
        "+  - {table: contracts, key: acme-c1, set: {end_date: 2026-12-31},"
        " said_by: Anna Petrova, said_on: 2026-06-12}",
        " ---",
        " ",
        " # Notes",
    ]


def test_what_is_applied_is_what_was_shown_and_can_be_taken_back(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    shown = record(folder, facts=[NINA, DECEMBER], overrides=[OVERRIDE])
    done = record(folder, facts=[NINA, DECEMBER], overrides=[OVERRIDE], apply=True)
    assert {**done, "applied": False, "summary": shown["summary"]} == shown
    assert [(c["column"], c["used"], c["why"]) for c in done["conflicts"]] == [
        ("end_date", "2026-12-31", "a person has overridden the sources"),
        ("title", "CFO", "the playbook trusts this kind of source more"),
    ]
    again = record(folder, facts=[NINA, DECEMBER], apply=True)
    assert (again["diff"], again["recorded"]) == ("", [])
    assert again["summary"][0] == "2 entries are on record already and are not written twice."
    ids = [one["id"] for one in record(folder)["facts"]]
    assert len(ids) == 3
    back = record(folder, withdraw=ids, apply=True)
    assert [one["id"] for one in back["withdrawn"]] == ids
    assert [(c["column"], c["after"], c["source"]) for c in back["changes"]] == [
        ("end_date", "2026-07-31", None),
        ("title", "VP", None),
    ]
    assert (folder / DOSSIER).read_bytes() == NOTES.encode()


def test_an_account_of_tables_gets_a_dossier(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book")
    found = record(folder, facts=[NINA], apply=True)
    assert found["diff"].startswith("--- /dev/null\n+++ accounts/acme.md\n")
    assert (folder / DOSSIER).read_text(encoding="utf-8") == (
        "---\naccount_id: acme\nfacts:\n"
        "  - {table: stakeholders, key: acme-ng, set: {title: CFO}, said_by: Anna Petrova,"
        " said_on: 2026-06-30}\n---\n\n# Acme Inc\n"
    )
    assert read(folder).names == {"acme": "Acme Inc", "beta": "Beta GmbH"}


def test_notes_without_frontmatter_stay_below_it(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", "# My notes\n\n--- not a line of dashes\n")
    record(folder, facts=[NINA], apply=True)
    text = (folder / DOSSIER).read_text(encoding="utf-8")
    assert text.startswith("---\naccount_id: acme\nfacts:\n")
    assert text.endswith("---\n# My notes\n\n--- not a line of dashes\n")


def test_a_file_of_another_account_is_left_alone(tmp_path: Path) -> None:
    other = "---\naccount_id: beta\n---\n"
    folder = book_at(tmp_path / "book", other)
    assert record(folder, facts=[NINA], apply=True)["dossier"] == "accounts/acme-2.md"
    assert (folder / DOSSIER).read_text(encoding="utf-8") == other


def test_a_note_is_quoted_with_its_line(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    (folder / "notes").mkdir()
    (folder / "notes" / "call.md").write_text(CALL_NOTE, encoding="utf-8")
    fact = {k: v for k, v in DECEMBER.items() if not k.startswith("said")}
    fact |= {"file": "notes/call.md", "quote": "signed in December,  not in July"}
    found = record(folder, facts=[fact])
    (entry,) = found["recorded"]
    assert (entry["kind"], entry["source"]) == ("note", "notes/call.md:3")
    assert "file: notes/call.md, line: 3, quote: " in found["diff"]
    (conflict,) = found["conflicts"]
    assert conflict["used"] == "2026-07-31"
    assert conflict["values"][1]["quote"] == "signed in December, not in July"


BAD_QUOTES = {
    "another line": ({"line": 1}, "stand in notes/call.md, but in another line: 3."),
    "other words": ({"quote": "in august"}, "These words do not stand in notes/call.md."),
    "two places": ({"quote": "in"}, "These words stand in several lines of notes/call.md: 3, 4."),
    "no file": ({"file": "notes/none.md"}, "There is no file notes/none.md"),
    "a way out": ({"file": "../secret.md"}, "../secret.md lies outside the book and the project."),
    "no number": ({"line": "third"}, "The line must be a whole number from 1 on."),
    "not a text": ({"file": "notes/call.bin"}, "notes/call.bin is no text file"),
}


@pytest.mark.parametrize("case", BAD_QUOTES)
def test_a_quote_that_does_not_stand_there_is_refused(case: str, tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    (folder / "notes").mkdir()
    (folder / "notes" / "call.md").write_text(CALL_NOTE, encoding="utf-8")
    (folder / "notes" / "call.bin").write_bytes(b"a\0b\xff")
    (tmp_path / "secret.md").write_text(CALL_NOTE, encoding="utf-8")
    given_instead, wanted = BAD_QUOTES[case]
    fact = {"table": "contracts", "key": "acme-c1", "set": {"end_date": "2026-12-31"}}
    fact |= {"file": "notes/call.md", "quote": "signed in December", **given_instead}
    assert wanted in refusal(folder, facts=[fact])


def test_the_project_holds_notes_too(tmp_path: Path) -> None:
    folder, project = book_at(tmp_path / "book", NOTES), tmp_path / "project"
    project.mkdir()
    (project / "call.txt").write_bytes("Продление в декабре\r\n".encode("cp1251"))
    fact = {"table": "contracts", "key": "acme-c1", "set": {"end_date": "2026-12-31"}}
    fact |= {"file": "call.txt", "quote": "в декабре"}
    (entry,) = record(folder, project, facts=[fact])["recorded"]
    assert entry["source"] == "call.txt:1"


REFUSED = {
    "an account": ({"account": "Akme"}, "No account has this name or id.\n  given: 'Akme'"),
    "a table": ({"facts": {**DECEMBER, "table": "contract"}}, "there is no table contract."),
    "a value": (
        {"facts": [NINA, {**DECEMBER, "set": {"end_date": "Dec"}}]},
        "facts 2: end_date is not a date.\n  given: Dec",
    ),
    "a key": ({"facts": {**DECEMBER, "key": "acme-c9"}}, "facts 1: no row of contracts has the"),
    "another account": ({"facts": {**DECEMBER, "key": "beta-c1"}}, "belongs to the account beta."),
    "an end before the start": (
        {"overrides": {**OVERRIDE, "set": {"end_date": "2020-01-01"}}},
        "the end date lies before the start date.",
    ),
    "a later day": ({"facts": {**DECEMBER, "said_on": "2026-07-01"}}, "on a later day than 2026"),
    "an override that is over": (
        {"overrides": {**OVERRIDE, "expires": "2026-06-29"}},
        "The override would have ended before 2026-06-30",
    ),
    "no source": (
        {"facts": {"table": "accounts", "set": {"employees": 5}}},
        "facts 1: an entry of facts lacks said_by, said_on.",
    ),
    "an id": ({"withdraw": ["nothing"]}, "No entry of this account has this id."),
    "no entries": ({"facts": [5]}, "The argument must be a list of entries."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_refused_before_anything_is_written(case: str, tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    asked, wanted = REFUSED[case]
    assert wanted in refusal(folder, apply=True, **asked)


@pytest.mark.parametrize(
    "dossier",
    ["---\nfacts: 5\naccount_id: acme\n---\n", "---\n{account_id: acme}\n---\n"],
    ids=["no list", "in braces"],
)
def test_a_list_that_cannot_be_changed_is_left_alone(dossier: str, tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", dossier)
    assert "cannot be changed without touching the rest" in refusal(folder, facts=NINA, apply=True)


def test_a_dossier_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", "---\nname: 'open\n---\n")
    assert "this is not valid YAML" in refusal(folder, facts=NINA, apply=True)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_does_not_lead_out_of_the_book(tmp_path: Path) -> None:
    folder, outside = book_at(tmp_path / "book", NOTES), tmp_path / "outside.md"
    (folder / DOSSIER).rename(outside)
    (folder / DOSSIER).symlink_to(outside)
    assert "accounts/acme.md is a link that leads out" in refusal(folder, facts=NINA, apply=True)
    assert outside.read_text(encoding="utf-8") == NOTES


def test_another_process_that_writes_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "PATIENCE_SECONDS", 0)
    folder = book_at(tmp_path / "book", NOTES)
    with replacing.one_writer(folder):
        assert record(folder, facts=NINA)["recorded"]
        assert "somebody else is writing into this book" in refusal(folder, facts=NINA, apply=True)


def test_a_later_import_erases_nothing(tmp_path: Path) -> None:
    """The files of the tables are replaced; what was said and decided stays and holds."""
    folder = book_at(tmp_path / "book", NOTES)
    record(folder, facts=[NINA], overrides=[OVERRIDE], apply=True)
    kept = (folder / DOSSIER).read_bytes()
    newer = [{**row, "end_date": "2026-08-31"} for row in TABLES["contracts"]]
    book_at(tmp_path / "newer", None, {**TABLES, "contracts": newer})
    for path in (tmp_path / "newer" / "tables").iterdir():
        path.replace(folder / "tables" / path.name)
    book = read(folder)
    assert (folder / DOSSIER).read_bytes() == kept
    assert str(book.table("contracts")["end_date"][0]) == "2026-12-31"
    (told,) = [one for one in book.findings if one.code == "value_overridden"]
    assert "in place of 2026-08-31" in told.wrong


def test_two_calls_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    calls = [
        threading.Thread(
            target=record, args=(folder,), kwargs={"facts": {**NINA, "said_by": by}, "apply": True}
        )
        for by in ("Anna", "Boris", "Clara")
    ]
    for one in calls:
        one.start()
    for one in calls:
        one.join()
    assert {one["source"].split(",")[0] for one in record(folder)["facts"]} == {
        "Anna",
        "Boris",
        "Clara",
    }


WORDS = st.text(min_size=1, max_size=12).filter(lambda text: any(c.isalnum() for c in text))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3, unique=True), st.booleans())
def test_recorded_and_withdrawn_gives_the_same_bytes(
    tmp_path: Path, said: list[tuple[str, str]], listed: bool
) -> None:
    dossier = NOTES.replace("name:", "facts:\n# none yet\nname:") if listed else NOTES
    folder = book_at(tmp_path / "book", dossier)
    facts = [{**NINA, "set": {"title": title}, "said_by": by} for title, by in said]
    done = record(folder, facts=facts, apply=True)
    assert done["applied"]
    record(folder, withdraw=[one["id"] for one in done["recorded"]], apply=True)
    assert (folder / DOSSIER).read_bytes() == dossier.encode()


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations([("VP", "Anna", 3), ("CIO", "Boris", 9), ("CFO", "Clara", 6)]))
def test_the_order_in_time_decides_and_not_in_the_file(
    tmp_path: Path, said: list[tuple[str, str, int]]
) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    for title, by, day in said:
        fact = {**NINA, "set": {"title": title}, "said_by": by, "said_on": f"2026-06-{day:02}"}
        record(folder, facts=fact, apply=True)
    assert read(folder).table("stakeholders")["title"].to_list() == ["CIO"]
