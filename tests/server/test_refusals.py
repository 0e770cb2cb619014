"""Every refusal of a call, whole, in both languages, against a golden file."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.tools import Workspace
from enterprise_sales.tools.messages import MESSAGES
from enterprise_sales.tools.problem import CallRefusedError

from .support import NOW, call, called, files, workspace

ERRORS = Path(__file__).parent / "errors"
TWELVE = "strategic-12-month"
ACME = {"account": "acme", "as_of": "2026-06-30"}
TWINS = "account_id,name\nacme-east,Acme Corp\nacme-west,ACME corp\n"
ONE = "account_id,name\nacme,Acme Corp\n"

Given = dict[str, Any]


def book(folder: Path, **tables: str) -> Path:
    """A book of its own, with these tables."""
    (folder / "book/tables").mkdir(parents=True)
    for name, text in tables.items():
        (folder / "book/tables" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder / "book"


def overridden(folder: Path, text: str) -> Path:
    place = book(folder, accounts=ONE)
    (place / "playbook.yaml").write_text(text, encoding="utf-8")
    return place


def with_mapping(folder: Path, text: str) -> Path:
    place = book(folder, accounts=ONE)
    (place / "book.yaml").write_text(text, encoding="utf-8")
    return place


ARGUMENTS: dict[str, tuple[str, Given]] = {
    "account_unknown": ("plan_renewal", {"account": "Acne"}),
    "account_unlike_any": ("plan_renewal", {"account": "\u202ezzzzzz"}),
    "account_missing": ("plan_renewal", {"account": " "}),
    "account_too_long": ("plan_renewal", {"account": "a" * 500}),
    "account_a_number": ("plan_renewal", {"account": 5}),
    "argument_misspelt": ("plan_renewal", {**ACME, "playbok": "x"}),
    "date_unreadable": ("plan_renewal", {**ACME, "as_of": "30/06/2026"}),
    "date_too_far": ("plan_renewal", {**ACME, "as_of": "0026-06-30"}),
    "playbook_unknown": ("plan_renewal", {**ACME, "playbook": "strategic-12-months"}),
    "save_unclear": ("plan_renewal", {**ACME, "save": "perhaps"}),
    "agent_misspelt": ("plan_renewal", {**ACME, "agent": "acount-manager"}),
    "agent_upwards": ("plan_renewal", {**ACME, "agent": "../../etc"}),
    "playbook_alone": ("compare_playbooks", {**ACME, "playbooks": TWELVE}),
    "agent_misspelt_compared": ("compare_playbooks", {**ACME, "agent": "account-manger"}),
    "playbooks_too_many": ("compare_playbooks", {**ACME, "playbooks": [TWELVE, "a", "b", "c"]}),
    "playbooks_no_list": ("compare_playbooks", {**ACME, "playbooks": 3}),
    "limit_outside": ("list_accounts", {"limit": 201}),
    "cursor_wrong": ("list_accounts", {"cursor": "page-2"}),
    "tier_unknown": ("list_accounts", {"tier": "gold"}),
    "owner_unknown": ("review_portfolio", {"owner": "Maria Ortegga"}),
}
BOOKS: dict[str, Callable[[Path], Path]] = {
    "no_book": lambda folder: folder / "book",
    "book_is_a_file": lambda folder: Path(shutil.copy(__file__, folder / "book")),
    "no_accounts": lambda folder: book(folder, products="product_id,name\np,P\n"),
    "accounts_unreadable": lambda folder: book(folder, accounts="id,nome\n1,2\n"),
    "twins": lambda folder: book(folder, accounts=TWINS),
    "mapping_not_yaml": lambda folder: with_mapping(folder, "files: [\n"),
    "mapping_misspelt": lambda folder: with_mapping(folder, "curency: USD\n"),
    "override_misspelt": lambda folder: overridden(folder, "overides: {}\n"),
    "override_not_yaml": lambda folder: overridden(folder, "a: [1\n"),
}
IMPORTS: dict[str, Given] = {
    "import_nothing": {},
    "import_missing": {"paths": ["deals.csv"]},
    "import_outside": {"paths": [".."]},
    "import_no_undo": {"undo": True},
    "answers_expected": {"answers": ["dmy"]},
}
QUOTE = {"table": "accounts", "set": {"employees": 5}, "file": "note.md", "quote": "five people"}
SAID = {"table": "accounts", "set": {"employees": 5}, "said_by": "Anna"}
FACTS: dict[str, Given] = {
    "entries_expected": {"facts": ["five people"]},
    "fact_from_later": {"facts": {**SAID, "said_on": "2026-07-01"}},
    "fact_not_on_record": {"withdraw": "0123456789"},
    "fact_value_wrong": {"facts": {**SAID, "set": {"employees": "some"}}},
    "facts_unclear": {"facts": SAID},
    "override_over": {
        "overrides": {
            "table": "accounts",
            "set": {"employees": 5},
            "author": "Anna",
            "reason": "counted",
            "expires": "2026-06-29",
        }
    },
    "quote_no_file": {"facts": {**QUOTE, "file": "notes.md"}},
    "quote_outside": {"facts": {**QUOTE, "file": "../note.md"}},
    "quote_no_text": {"facts": {**QUOTE, "file": "note.bin"}},
    "quote_line": {"facts": {**QUOTE, "line": "second"}},
    "quote_absent": {"facts": {**QUOTE, "quote": "six people"}},
    "quote_elsewhere": {"facts": {**QUOTE, "line": 1}},
    "quote_several": {"facts": {**QUOTE, "quote": "people"}},
    "dossier_outside": {"facts": SAID},
}
languages = pytest.mark.parametrize("language", ["ru", "en"])


def refusal(name: str, given: Given, place: Path, outputs: Path) -> str:
    with pytest.raises(CallRefusedError) as caught:
        call(name, given, workspace(place, outputs))
    return f"{caught.value}\n".replace(str(outputs.parent), "<folder>")


def spoken(name: str, given: Given, language: str) -> Given:
    """The call of an agent that speaks any language."""
    if name == "list_accounts":
        return {"language": language, **given}
    return {"agent": "account-manager", "language": language, **given}


@languages
@pytest.mark.parametrize("case", ARGUMENTS)
def test_arguments(
    case: str, language: str, demo_book: Path, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    name, given = ARGUMENTS[case]
    said = refusal(name, spoken(name, given, language), demo_book, tmp_path / "outputs")
    same_as(said, ERRORS / language / f"{case}.txt")
    assert files(tmp_path) == []


def test_an_unknown_language_is_refused_in_the_usual_one(
    demo_book: Path, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    given = spoken("plan_renewal", ACME, "fr")
    said = refusal("plan_renewal", given, demo_book, tmp_path / "outputs")
    same_as(said, ERRORS / "ru" / "language_unknown.txt")


@languages
@pytest.mark.parametrize("case", BOOKS)
def test_books(
    case: str, language: str, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    given = spoken("plan_renewal", {"account": "ACME CORP", "save": False}, language)
    said = refusal("plan_renewal", given, BOOKS[case](tmp_path), tmp_path / "outputs")
    same_as(said, ERRORS / language / f"{case}.txt")


@languages
@pytest.mark.parametrize("case", IMPORTS)
def test_imports(
    case: str, language: str, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    where = Workspace(project / "book", project, lambda: NOW, project, imports=(project,))
    with pytest.raises(CallRefusedError) as caught:
        call("import_book", {"language": language, **IMPORTS[case]}, where)
    said = f"{caught.value}\n".replace(str(tmp_path), "<folder>")
    same_as(said, ERRORS / language / f"{case}.txt")
    assert files(tmp_path) == []


@languages
@pytest.mark.parametrize("case", FACTS)
def test_facts(
    case: str, language: str, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    place = book(tmp_path, accounts=ONE)
    (place / "accounts").mkdir()
    (place / "note.md").write_text("people\nfive people\n", encoding="utf-8")
    (place / "note.bin").write_bytes(b"\0\xff")
    if case == "facts_unclear":
        (place / "accounts" / "acme.md").write_text("---\nfacts: none\n---\n", encoding="utf-8")
    if case == "dossier_outside":
        (tmp_path / "elsewhere").mkdir()
        (place / "accounts").rmdir()
        (place / "accounts").symlink_to(tmp_path / "elsewhere")
    before = files(tmp_path)
    given = {**ACME, "language": language, "apply": True, **FACTS[case]}
    where = Workspace(place, tmp_path / "outputs", lambda: NOW, place)
    with pytest.raises(CallRefusedError) as caught:
        call("record_facts", given, where)
    same_as(f"{caught.value}\n", ERRORS / language / f"{case}.txt")
    assert [name for name in files(tmp_path) if not name.endswith(".lock")] == before


@languages
def test_queries_that_nobody_has_declared(
    language: str, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    place = book(tmp_path, accounts=ONE)
    given = {"language": language, "refresh": True}
    said = refusal("import_book", given, place, tmp_path / "outputs")
    same_as(said, ERRORS / language / "refresh_nothing.txt")


@languages
def test_an_outputs_folder_that_is_a_file(
    language: str, demo_book: Path, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    (tmp_path / "outputs").write_text("x")
    given = spoken("plan_renewal", ACME, language)
    said = refusal("plan_renewal", given, demo_book, tmp_path / "outputs")
    same_as(said, ERRORS / language / "outputs_is_a_file.txt")


@languages
def test_an_outputs_folder_in_a_folder_that_is_not_there(
    language: str, demo_book: Path, tmp_path: Path, same_as: Callable[[str, Path], None]
) -> None:
    given = spoken("plan_renewal", ACME, language)
    said = refusal("plan_renewal", given, demo_book, tmp_path / "plans" / "outputs")
    same_as(
        said.replace(str(tmp_path), "<folder>"), ERRORS / language / "outputs_parent_missing.txt"
    )


@languages
def test_an_outputs_folder_that_may_not_be_written(
    language: str,
    demo_book: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    same_as: Callable[[str, Path], None],
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("enterprise_sales.store.output_store.write_new", forbidden)
    given = spoken("plan_renewal", ACME, language)
    said = refusal("plan_renewal", given, demo_book, tmp_path / "outputs")
    same_as(said, ERRORS / language / "outputs_forbidden.txt")


@pytest.mark.parametrize("save", [True, False])
@pytest.mark.parametrize("agent", ["..", "../x", "/etc", "a/b", "C:\\x", "con", "Acme", "a" * 65])
def test_no_agent_leads_out_of_the_outputs_folder(
    agent: str, save: bool, demo_book: Path, tmp_path: Path
) -> None:
    (tmp_path / "outputs").mkdir()
    given = {**ACME, "agent": agent, "save": save}
    assert "agent: " in refusal("plan_renewal", given, demo_book, tmp_path / "outputs")
    assert [*tmp_path.rglob("*")] == [tmp_path / "outputs"]


@languages
def test_a_defect_is_told_without_its_text(
    language: str,
    demo_book: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    same_as: Callable[[str, Path], None],
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a secret of the book")

    monkeypatch.setattr("enterprise_sales.tools.loading.load_book", broken)
    given = spoken("plan_renewal", ACME, language)
    said = refusal("plan_renewal", given, demo_book, tmp_path / "outputs")
    same_as(said, ERRORS / language / "defect.txt")
    assert "plan_renewal stopped on KeyError" in caplog.text


def test_a_defect_does_not_reach_the_wire(
    demo_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ImportError("a secret of the machine")

    monkeypatch.setattr("enterprise_sales.server.app._called", broken)
    found = called(workspace(demo_book, tmp_path), "legacy", "plan_renewal", ACME)
    assert found.is_error
    assert "the installation of enterprise-sales is not whole" in found.content[0].text
    assert "secret" not in found.content[0].text


def test_every_word_of_a_refusal_is_told_somewhere() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in (ERRORS / "en").iterdir())
    for code, (wrong, _) in MESSAGES.items():
        assert wrong.partition("{")[0] in told, code


def test_no_golden_file_is_left_over() -> None:
    cases = {
        *ARGUMENTS,
        *BOOKS,
        *IMPORTS,
        *FACTS,
        "outputs_is_a_file",
        "outputs_forbidden",
        "defect",
        "refresh_nothing",
    }
    cases |= {"outputs_parent_missing"}
    assert {path.stem for path in (ERRORS / "en").iterdir()} == cases
    assert {path.stem for path in (ERRORS / "ru").iterdir()} == cases | {"language_unknown"}
