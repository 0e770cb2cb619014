"""Queries in `book.yaml`: what may stand there, and that a password may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.folder import contents_of
from enterprise_sales.book.query_messages import MESSAGES

Book = Callable[..., Path]
ADDRESS = "postgresql://owner:s3cr3t@host/crm"
QUERY = {"sql": "SELECT 1", "connection": "CRM"}
OTHER = {"sql": "SELECT 2", "connection": "CRM"}


def entry(**more: Any) -> dict[str, Any]:
    return {"table": "accounts", **more}


def test_rows_are_read_from_the_snapshot(book: Book) -> None:
    folder = book(
        entry(query=QUERY),
        entry(query={**QUERY, "name": "all"}),
        entry(query=OTHER | {"name": "x"}),
    )
    files = [one.file for one in contents_of(folder).files]
    assert files == ["snapshots/accounts.parquet", "snapshots/all.parquet", "snapshots/x.parquet"]


def test_one_query_may_fill_several_tables(book: Book) -> None:
    query = {**QUERY, "name": "deals"}
    folder = book(entry(query=query), {"table": "opportunities", "query": {**query}})
    assert {one.file for one in contents_of(folder).files} == {"snapshots/deals.parquet"}


@pytest.mark.parametrize("connection", ["CRM", "crm_2", "crm.db", "data/crm.duckdb", "crm.sqlite3"])
def test_connections(book: Book, connection: str) -> None:
    assert contents_of(book(entry(query={**QUERY, "connection": connection}))).files


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([entry()], "mapping_file_or_query"),
        ([entry(file="a.csv", query=QUERY)], "mapping_file_and_query"),
        ([entry(query={**QUERY, "connection": ADDRESS})], "mapping_query_secret"),
        ([entry(query={**QUERY, "connection": "host=h password=s3cr3t"})], "mapping_query_secret"),
        ([entry(query={**QUERY, "connection": "owner:s3cr3t@host"})], "mapping_query_secret"),
        ([entry(query={**QUERY, "connection": "CRM 2"})], "mapping_query_connection"),
        ([entry(query={**QUERY, "connection": "crm.txt"})], "mapping_query_connection"),
        ([entry(query={**QUERY, "connection": "../crm.db"})], "path_outside"),
        ([entry(query=QUERY, decimal=",")], "mapping_query_form"),
        ([entry(query=QUERY, header_row=2)], "mapping_query_form"),
        ([entry(query=QUERY), entry(query=OTHER)], "mapping_query_twice"),
        ([entry(query={**QUERY, "name": "../x"})], "mapping_invalid"),
        ([entry(query={**QUERY, "connection": ""})], "mapping_invalid"),
        ([entry(query={"sql": "SELECT 1"})], "mapping_invalid"),
        ([entry(query=ADDRESS)], "mapping_invalid"),
        ([entry(query={**QUERY, ADDRESS: 1})], "mapping_key_unknown"),
        ([entry(query={**QUERY, "password": "s3cr3t"})], "mapping_key_unknown"),
    ],
)
def test_what_is_refused(book: Book, files: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(BookError) as refused:
        contents_of(book(*files))
    assert refused.value.code == code
    assert "s3cr3t" not in str(refused.value)


def test_a_file_that_is_no_yaml_does_not_show_the_address_in_it(book: Book) -> None:
    folder = book()
    text = f"files:\n- table: accounts\n  query: {{sql: SELECT 1, connection: '{ADDRESS}}}\n"
    (folder / "book.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BookError) as refused:
        contents_of(folder)
    assert "owner:***@host" in str(refused.value)
    assert "s3cr3t" not in str(refused.value)


def test_every_message_is_met_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert [code for code in MESSAGES if f'"{code}"' not in tests] == []
