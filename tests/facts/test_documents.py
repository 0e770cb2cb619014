"""Every document of the account says where its sources differ, and which value it uses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.documents.view_missing import SHOWN
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import TELLING, Tool

from .books import AS_OF, book_at, dossier_of, workspace

FACTS = (
    "  - {table: contracts, key: acme-c1, set: {end_date: 2026-12-31}, file: notes/call.md,"
    " line: 3, quote: '# signed | in **December**'}\n"
)
OVERRIDES = (
    "  - {table: contracts, key: acme-c1, set: {annual_value: 50000}, author: Maria Stein,"
    " reason: signed addendum, expires: 2027-01-31}\n"
)
MADE = {name: tool for name, tool in TELLING.items() if name != "list_accounts"}
SAID = {
    "en": (
        "end_date of contracts acme-c1 is stated differently: 2026-07-31 (tables/contracts.csv:2)"
        " and 2026-12-31 (notes/call.md:3). 2026-07-31 is used: the playbook trusts this kind of"
        " source more.",
        "annual_value of contracts acme-c1: Maria Stein has put 50000.00 in place of 42500.00"
        " (tables/contracts.csv:2) until 2027-01-31, because: signed addendum.",
    ),
    "ru": (
        "значение end_date в таблице contracts (acme-c1) в источниках расходится: 2026-07-31"
        " (tables/contracts.csv:2) и 2026-12-31 (notes/call.md:3). Взято 2026-07-31: по плейбуку"
        " такому виду источника доверяют больше.",
        "annual_value в таблице contracts (acme-c1): вместо 42500.00 (tables/contracts.csv:2) до"
        " 2027-01-31 действует 50000.00. Автор решения: Maria Stein, причина: signed addendum.",
    ),
}


def arguments(tool: Tool, language: str) -> dict[str, Any]:
    given = {"as_of": AS_OF.isoformat(), "language": language}
    fields = tool.arguments.model_fields
    if "agent" in fields:
        given["agent"] = "account-manager"
    return {**given, "account": "acme"} if "account" in fields else given


def plain(text: str) -> str:
    """A document without the marks of markdown and without its line ends."""
    return " ".join(text.replace("\\", "").split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book_at(tmp_path_factory.mktemp("facts") / "book", dossier_of(FACTS, OVERRIDES))


@pytest.mark.parametrize("name", MADE)
def test_a_document_says_where_sources_differ(name: str, folder: Path) -> None:
    for language, sentences in SAID.items():
        where = workspace(folder)
        found = call(MADE[name], arguments(MADE[name], language), where)
        told = [one["wrong"] for one in found["findings"]]
        assert set(sentences) <= set(told)
        document = (where.outputs / found["output"]["path"]).read_text(encoding="utf-8")
        for sentence in sentences:
            assert sentence[1:] in plain(document)
        assert "in **December**" not in document


def test_an_account_with_many_differences_is_told_all_of_them(tmp_path: Path) -> None:
    columns = {
        "accounts": ("industry", "segment", "region", "country", "owner", "internal_sponsor"),
        "stakeholders, key: acme-ng": (
            "title",
            "function",
            "internal_owner",
            "next_action",
            "name",
        ),
    }
    said = "".join(
        f"  - {{table: {table}, set: {{{name}: {by}}}, said_by: {by}, said_on: 2026-06-01}}\n"
        for table, names in columns.items()
        for name in names
        for by in ("A", "B")
    )
    folder = book_at(tmp_path / "book", dossier_of(said))
    where = workspace(folder)
    tool = MADE["profile_account"]
    found = call(tool, arguments(tool, "en"), where)
    told = [one["wrong"] for one in found["findings"] if one["code"] == "statements_differ"]
    assert len(told) == 11 > SHOWN
    text = plain((where.outputs / found["output"]["path"]).read_text(encoding="utf-8"))
    assert [one for one in told if one not in text] == []
