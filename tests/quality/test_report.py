"""The report as import_book gives it, and its document in both languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.book import load_book
from enterprise_sales.documents import render_document
from enterprise_sales.documents.unlocks import unlocked
from enterprise_sales.documents.words import WORDS
from enterprise_sales.language import assets_dir, translator
from enterprise_sales.tools import Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named
from enterprise_sales.tools.problem import CallRefusedError

from ..books import written
from ..documents.structure import FORBIDDEN, empty_headings, headings, tokens, uneven_tables
from .books import ACCOUNTS, DAY, report

AT = datetime(2026, 6, 30, 9, 15, tzinfo=UTC)
SECTIONS = [
    "Коротко",
    "Что заполнить в первую очередь",
    "Что работает уже сейчас",
    "Что прочитано",
    "Насколько свежи данные",
    "Ссылки в никуда",
    "Противоречия",
]
LATIN = re.compile(r"[A-Za-z]{3,}")
TRADE = frozenset(("ARR", "NRR", "GRR", "QBR", "ROI", "UTC", "strategic", "account", "executive"))


def place(book: Path, tmp_path: Path) -> Workspace:
    return Workspace(book, tmp_path / "outputs", lambda: AT, project=tmp_path)


def imported(workspace: Workspace, **given: Any) -> dict[str, Any]:
    return call(tool_named("import_book"), {"as_of": "2026-06-30", **given}, workspace)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return written(tmp_path / "book", {"accounts": ACCOUNTS}, currency="USD")


def document(book: Path, language: str, as_of: date = DAY) -> str:
    result = report(load_book(book), as_of, language)
    agent = "strategic-account-executive"
    return render_document(result, translator(language), agent=agent, created_at=AT)


def test_the_present_book_is_reported_where_there_are_no_exports(
    small: Path, tmp_path: Path
) -> None:
    result = imported(place(small, tmp_path), apply=True)
    assert (result["applied"], result["quality"]["accounts"]) == (False, 2)
    assert result["quality"]["output"] is None
    assert result["summary"][0].startswith("Выгрузки не указаны")
    counts = {name: result["tables"][0][name] for name in ("rows_read", "kept", "merged")}
    assert counts == {"rows_read": 2, "kept": 2, "merged": 0}


def test_where_there_is_no_book_nothing_can_be_reported(tmp_path: Path) -> None:
    with pytest.raises(CallRefusedError):
        imported(place(tmp_path / "nowhere", tmp_path))


@pytest.mark.parametrize(
    ("given", "folder", "title"),
    [
        ({}, "strategic-account-executive", "Качество данных портфеля"),
        ({"language": "en"}, "account-manager", "Data quality of the book"),
        (
            {"language": "en", "agent": "strategic-account-executive"},
            "strategic-account-executive",
            "Качество данных портфеля",
        ),
    ],
)
def test_it_is_saved_where_asked_for_in_a_folder_of_its_language(
    given: dict[str, str], folder: str, title: str, small: Path, tmp_path: Path
) -> None:
    result = imported(place(small, tmp_path), save=True, **given)
    output = result["quality"]["output"]
    assert output["path"] == f"enterprise-sales/{folder}/2026-06-30_091500_data-quality.md"
    text = (tmp_path / "outputs" / output["path"]).read_text("utf-8")
    assert f"# {title}\n" in text
    assert "tool: import_book" in text


def test_an_agent_that_nobody_knows_is_refused_before_anything_is_looked_at(
    small: Path, tmp_path: Path
) -> None:
    with pytest.raises(CallRefusedError):
        imported(place(small, tmp_path), agent="strategic-acount-executive")


def test_it_is_saved_with_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("account_id,name\na,Acme\nb,Birch\n", "utf-8")
    workspace = place(tmp_path / "book", tmp_path)
    done = imported(workspace, paths=["accounts.csv"], apply=True, take_assumed=True)
    assert done["applied"]
    assert (tmp_path / "outputs" / done["quality"]["output"]["path"]).is_file()


def test_what_is_written_is_told_although_its_report_cannot_be_saved(tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("account_id,name\na,Acme\nb,Birch\n", "utf-8")
    (tmp_path / "outputs").write_text("a file where a folder should be", "utf-8")
    workspace = place(tmp_path / "book", tmp_path)
    done = imported(workspace, paths=["accounts.csv"], apply=True, take_assumed=True)
    assert (done["applied"], done["quality"]["output"]) == (True, None)
    told = next(one for one in done["findings"] if one["code"] == "report_not_saved")
    assert "отчёт о качестве данных сохранить не удалось" in told["wrong"]
    assert (tmp_path / "book" / "book.yaml").is_file()


@pytest.mark.parametrize(("known", "language"), [("demo", "ru"), ("accounts only", "en")])
def test_its_sections_are_all_filled(language: str, known: str, small: Path) -> None:
    book = assets_dir() / "demo_book" if known == "demo" else small
    text = document(book, language)
    assert not empty_headings(text)
    assert not uneven_tables(text)
    assert not [one for one in tokens(text) if one.type in FORBIDDEN]
    assert len(headings(text)) == len(SECTIONS) + 1
    if language == "ru":
        assert [line.removeprefix("## ") for line in text.splitlines() if line[:3] == "## "] == (
            SECTIONS
        )


def test_nothing_english_is_left_in_russian_but_names_of_columns_and_files(small: Path) -> None:
    from enterprise_sales.book.tables import MODELS, columns_of

    names = {*MODELS, *(name for table in MODELS for name in columns_of(table))}
    parts = {part for name in names for part in name.split("_")} | {"tables", "csv", "json", "yaml"}
    text = document(small, "ru")
    assert set(LATIN.findall(text)) <= {*TRADE, *parts}


def test_every_code_has_words() -> None:
    result = report(load_book(assets_dir() / "demo_book"))
    codes = {one.code for one in result.figures}
    codes |= {code for step in result.next_steps for code in (*step.unlocks, *step.completes)}
    assert not [code for code in codes if not unlocked(translator("en"), (code,))]
    assert {one.tool for one in result.coverage} <= set(WORDS["tool"])


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    tables = {
        "accounts": [{**ACCOUNTS[0], "customer_since": "2026-02-01"}, ACCOUNTS[1]],
        "tickets": [
            {"ticket_id": "t1", "account_id": "acme", "opened_on": "2026-01-01"},
            {"ticket_id": "t2", "account_id": "gone", "opened_on": "2026-01-01"},
        ],
    }
    text = document(written(tmp_path / "book", tables, currency="USD"), "ru")
    assert "строк прочитано из 2 файлов: 4, исключено из-за ошибок: 1." in text
    assert "По плейбуку устарели: обращения (tickets)." in text
    assert "Строк со ссылками в никуда: 1; строк с противоречиями: 1." in text
    assert "account_id: gone" in text.replace("\\", "")


PEOPLE = "account_id,name,contact,rank\n1,Acme,Ann,CEO\n2,Birch,Ben,CFO\n3,Cedar,Cid,CTO\n"
BOTH = """\
currency: USD
files:
  - {file: people.csv, table: accounts, ignore: [contact, rank]}
  - file: people.csv
    table: stakeholders
    columns: {contact: stakeholder_id, rank: title}
    joined: {name: [contact]}
    ignore: [name]
"""


@pytest.mark.parametrize(
    ("language", "total", "feeds"),
    [
        ("en", "3 accounts; rows read from 1 file: 3, none of them left out.", "feeds 2 tables"),
        ("ru", "3 аккаунта; строк прочитано из 1 файла: 3, ни одна не исключена.", "для 2 таблиц"),
    ],
)
def test_rows_of_a_file_that_feeds_two_tables_count_once(
    language: str, total: str, feeds: str, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    (tmp_path / "book.yaml").write_text(BOTH, "utf-8")
    (result, text) = report(load_book(tmp_path)), document(tmp_path, language)
    read = {one.table: one.rows_read for one in result.tables}
    assert read == {"accounts": 3, "stakeholders": 3}
    assert (result.files, result.rows_read) == (1, 3)
    assert f"- {total}" in text
    assert text.count(f"people.csv ({feeds})") == 2
