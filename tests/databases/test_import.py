"""Tables that are queries, as a caller has them: shown first, written when asked to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.book.load import load_book
from enterprise_sales.book.query import FETCHED, told_of
from enterprise_sales.book.rows import Account, Contract
from enterprise_sales.tools import CallRefusedError, Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

from .conftest import WHEN
from .server import Server

Book = Callable[..., Path]
FIRMS = {
    "table": "accounts",
    "columns": {"id": "account_id", "title": "name"},
    "query": {"connection": "CRM", "sql": "SELECT * FROM firms"},
}
DEALS = {
    "table": "contracts",
    "columns": {
        "id": "contract_id",
        "firm": "account_id",
        "starts": "start_date",
        "ends": "end_date",
        "amount": "annual_value",
        "renews": "auto_renew",
    },
    "ignore": ["tags", "ratio"],
    "query": {"connection": "CRM", "sql": "SELECT * FROM deals"},
}
ACCOUNTS, CONTRACTS = "snapshots/accounts.parquet", "snapshots/contracts.parquet"


@pytest.fixture
def space(server: Server, book: Book, tmp_path: Path) -> Workspace:
    environment = {"CRM": server.address}
    folder = book(FIRMS, DEALS)
    return Workspace(folder, tmp_path / "outputs", lambda: WHEN, tmp_path, environment=environment)


def asked(space: Workspace, **given: Any) -> dict[str, Any]:
    found = call(tool_named("import_book"), {"language": "en", **given}, space)
    assert "s3cr3t" not in json.dumps(found)
    return found


def codes(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["code"], one["where"].partition(",")[0]) for one in found["findings"]}


def test_a_dry_run_shows_rows_and_columns_and_writes_nothing(space: Workspace) -> None:
    found = asked(space, refresh=True)
    assert not found["applied"]
    assert found["changes"]["added"] == [ACCOUNTS, CONTRACTS]
    firms, deals = found["mapping"]
    assert (firms["file"], firms["table"]) == (ACCOUNTS, "accounts")
    assert firms["reason"] == "The query gave 2 rows."
    assert deals["taken"] == DEALS["columns"]
    assert deals["aside"] == ["tags", "ratio"]
    assert {one["table"]: one["kept"] for one in found["tables"]} == {"accounts": 2, "contracts": 2}
    assert not (space.book / "snapshots").exists()


def test_applied_and_read_like_any_file(space: Workspace) -> None:
    assert asked(space, refresh=True, apply=True)["applied"]
    book = load_book(space.book)
    deals = {row.contract_id: row for row in book.rows(Contract)}
    first, second = deals["d1"], deals["d2"]
    assert (first.annual_value, second.annual_value) == (19990, 900719925474093)
    assert (first.start_date, first.end_date) == (date(2026, 1, 1), date(2026, 12, 31))
    # 01:30 in Moscow on 1 January is the evening before in UTC; a contract without end has no date.
    assert (second.start_date, second.end_date) == (date(2025, 12, 31), None)
    assert (first.auto_renew, second.auto_renew) == (True, None)
    assert (first.read_from.file, first.read_from.row) == (CONTRACTS, 1)
    assert told_of(space.book / ACCOUNTS)[FETCHED] == "2026-06-30T12:00:00+00:00"


def test_the_order_of_the_database_is_not_seen(space: Workspace, book: Book) -> None:
    seen = set()
    for order in ("id", "id DESC"):
        sql = f"SELECT * FROM firms ORDER BY {order}"  # noqa: S608
        book({**FIRMS, "query": {"connection": "CRM", "sql": sql}}, DEALS)
        asked(space, refresh=True, apply=True)
        rows = load_book(space.book).rows(Account)
        seen.add(tuple((row.account_id, row.read_from.row) for row in rows))
    assert len(seen) == 1


def test_a_query_that_was_never_run_says_what_to_run(space: Workspace, book: Book) -> None:
    asked(space, refresh=True, apply=True)
    (space.book / CONTRACTS).unlink()
    (finding,) = [one for one in load_book(space.book).findings if one.code == "query_not_run"]
    assert (finding.file, finding.severity) == (CONTRACTS, "error")
    assert "enterprise-sales import --refresh" in finding.message


def test_a_changed_query_says_what_to_run_and_keeps_the_rows(space: Workspace, book: Book) -> None:
    asked(space, refresh=True, apply=True)
    assert not [one for one in load_book(space.book).findings if one.code.startswith("query")]
    sql = "SELECT * FROM firms WHERE id = 1"
    book({**FIRMS, "query": {"connection": "CRM", "sql": sql}}, DEALS)
    found = load_book(space.book)
    (finding,) = [one for one in found.findings if one.code == "query_changed"]
    assert (finding.file, finding.severity, finding.left_out) == (ACCOUNTS, "warning", 0)
    assert len(found.rows(Account)) == 2
    asked(space, refresh=True, apply=True)
    assert len(load_book(space.book).rows(Account)) == 1


def test_reading_asks_no_database(space: Workspace) -> None:
    asked(space, refresh=True, apply=True)
    gone = replace(space, environment={})
    assert call(tool_named("list_accounts"), {}, gone)["accounts"]


def test_where_one_query_fails_nothing_is_written(space: Workspace, book: Book) -> None:
    asked(space, refresh=True, apply=True)
    before = {name: (space.book / name).read_bytes() for name in (ACCOUNTS, CONTRACTS)}
    later = replace(space, now=lambda: WHEN + timedelta(days=1))
    book(FIRMS, {**DEALS, "query": {"connection": "CRM", "sql": "SELECT * FROM nothing"}})
    found = asked(later, refresh=True, apply=True)
    assert not found["applied"]
    assert found["changes"]["replaced"] == []
    assert ("query_wrong", CONTRACTS) in codes(found)
    assert ("query_changed", CONTRACTS) not in codes(found)
    assert "1 query was not answered, so nothing can be written yet." in found["summary"]
    assert {name: (space.book / name).read_bytes() for name in before} == before


def test_it_can_be_taken_back(space: Workspace) -> None:
    asked(space, refresh=True, apply=True)
    before = (space.book / ACCOUNTS).read_bytes()
    asked(replace(space, now=lambda: WHEN + timedelta(days=1)), refresh=True, apply=True)
    assert (space.book / ACCOUNTS).read_bytes() != before
    assert asked(space, undo=True)["changes"]["replaced"] == [ACCOUNTS, CONTRACTS]
    assert (space.book / ACCOUNTS).read_bytes() == before


def test_a_lookup_may_look_through_a_query(space: Workspace, book: Book) -> None:
    names = {"connection": "CRM", "sql": "SELECT * FROM firms", "name": "names"}
    link = {"column": "firm", "file": "snapshots/names.parquet", "key": "id", "value": "industry"}
    product = {**DEALS, "lookups": {"business_unit": link}}
    book(FIRMS, product, {"table": "none", "query": names})
    assert asked(space, refresh=True, apply=True)["applied"]
    units = {row.contract_id: row.business_unit for row in load_book(space.book).rows(Contract)}
    assert units == {"d1": None, "d2": "Energy"}
    (space.book / "snapshots" / "names.parquet").unlink()
    found = {(one.code, one.file) for one in load_book(space.book).findings}
    assert ("query_not_run", "snapshots/names.parquet") in found


def test_a_book_without_queries_has_nothing_to_refresh(space: Workspace, book: Book) -> None:
    book({"table": "accounts", "file": "a.csv"})
    with pytest.raises(CallRefusedError, match="is a query on a database"):
        asked(space, refresh=True)


def test_in_russian(space: Workspace, book: Book) -> None:
    book({**FIRMS, "query": {"connection": "CRM", "sql": "SELECT * FROM nothing"}})
    found = call(tool_named("import_book"), {"language": "ru", "refresh": True}, space)
    (finding,) = [one for one in found["findings"] if one["code"] == "query_wrong"]
    assert finding["wrong"] == "база данных не принимает запрос."


def test_on_the_command_line(server: Server, book: Book, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "enterprise_sales", "import", "--refresh", "--apply"]
    wrong = server.address.replace("s3cr3t%2F", "s3cr3t%2Fnot")
    for address, status in ((wrong, 1), (server.address, 0)):
        done = subprocess.run(
            [*command, "--book", book(FIRMS, DEALS), "--out", tmp_path / "outputs"],
            env={**os.environ, "CRM": address, "ENTERPRISE_SALES_DEBUG": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, done.stderr
        assert "s3cr3t" not in done.stdout + done.stderr
    assert (book(FIRMS, DEALS) / ACCOUNTS).is_file()
