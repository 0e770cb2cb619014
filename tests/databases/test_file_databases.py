"""Queries on SQLite and DuckDB files: read only, every cell as text, what is wrong in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import duckdb
import polars as pl
import pytest

from enterprise_sales.book.findings import Finding
from enterprise_sales.intake.databases import LIMITS
from enterprise_sales.intake.refresh import Refreshed

Book = Callable[..., Path]
Ask = Callable[..., Refreshed]
FIRMS = (
    "CREATE TABLE firms (id INTEGER, title TEXT, worth DECIMAL(30, 2), since DATE, paying BOOLEAN)",
    "INSERT INTO firms VALUES (2, 'Birch «Ltd»', 199.90, '2026-01-31', true)",
    "INSERT INTO firms VALUES (1, 'Alder', NULL, NULL, NULL)",
)
FILES = {"sqlite": "crm.sqlite", "duckdb": "crm.duckdb"}


def of(sql: str, connection: str, **more: str) -> dict[str, object]:
    query = {"connection": connection, "sql": sql, **more}
    return {"table": "accounts", "query": query}


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest, book: Book) -> Path:
    path = book() / FILES[request.param]
    module = sqlite3 if request.param == "sqlite" else duckdb
    with closing(module.connect(str(path))) as connection:
        for statement in FIRMS:
            connection.execute(statement)
        connection.commit()
    return path


def cells(found: Refreshed) -> pl.DataFrame:
    assert not found.findings, [one.message for one in found.findings]
    return pl.read_parquet(found.snapshots[0].path)


def wrong(found: Refreshed) -> Finding:
    assert not found.snapshots
    (finding,) = found.findings
    assert finding.message
    return finding


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_rows_come_in_an_order_of_their_own(file: Path, book: Book, asked: Ask) -> None:
    before = digest(file)
    forth = cells(asked(book(of("SELECT * FROM firms ORDER BY id;", file.name))))
    back = cells(asked(book(of("SELECT * FROM firms ORDER BY id DESC", file.name))))
    yes = "1" if file.suffix == ".sqlite" else "true"
    worth = "199.9" if file.suffix == ".sqlite" else "199.90"
    assert forth.columns == ["id", "title", "worth", "since", "paying"]
    assert forth.rows() == [
        ("1", "Alder", None, None, None),
        ("2", "Birch «Ltd»", worth, "2026-01-31", yes),
    ]
    assert back.equals(forth)
    assert digest(file) == before


def test_an_address_in_the_environment(file: Path, book: Book, asked: Ask) -> None:
    scheme = file.suffix[1:]
    folder = book(of("SELECT id FROM firms", "CRM"))
    for address in (f"{scheme}:///{file.name}", f"{scheme}:///{file}"):
        assert cells(asked(folder, CRM=address))["id"].to_list() == ["1", "2"]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO firms (id) VALUES (3)",
        "DELETE FROM firms",
        "DROP TABLE firms",
        "ATTACH 'other.db' AS other",
        "PRAGMA user_version",
        "SELECT 1 AS a; DROP TABLE firms",
        "SELECT 1 AS a; SELECT 2 AS a",
    ],
)
def test_a_query_that_does_more_than_read_is_refused(
    file: Path, book: Book, asked: Ask, sql: str
) -> None:
    before = digest(file)
    assert wrong(asked(book(of(sql, file.name)))).code == "query_only_reads"
    assert digest(file) == before


def test_the_database_itself_refuses_what_only_looks_like_reading(
    file: Path, book: Book, asked: Ask
) -> None:
    before = digest(file)
    sql = "WITH one AS (SELECT 3 AS id) INSERT INTO firms (id) SELECT id FROM one"
    assert wrong(asked(book(of(sql, file.name)))).code in ("query_only_reads", "query_wrong")
    assert digest(file) == before


def test_no_other_file_can_be_read(book: Book, asked: Ask) -> None:
    folder = book()
    duckdb.connect(str(folder / "crm.duckdb")).close()
    (folder / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    sql = f"SELECT * FROM read_csv('{folder}/secret.csv')"  # noqa: S608
    found = wrong(asked(book(of(sql, "crm.duckdb"))))
    assert found.code == "query_wrong"
    assert "disabled by configuration" in str(found.excerpt)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("SELECT * FROM nothing", "query_wrong"),
        ("SELECT titel FROM firms", "query_wrong"),
        ("SELECT 1 AS a, 2 AS a", "query_column_twice"),
    ],
)
def test_a_wrong_query(file: Path, book: Book, asked: Ask, sql: str, code: str) -> None:
    found = wrong(asked(book(of(sql, file.name))))
    assert found.code == code
    if code == "query_wrong":
        assert any(name in str(found.excerpt) for name in ("nothing", "titel"))


def test_a_query_that_does_not_end_is_stopped(file: Path, book: Book, asked: Ask) -> None:
    endless = (
        "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    found = wrong(asked(book(of(endless, file.name)), replace(LIMITS, seconds=0.1)))
    assert found.code == "query_too_slow"


@pytest.mark.parametrize(
    ("limit", "code"),
    [({"rows": 1999}, "query_too_many_rows"), ({"bytes": 4000}, "query_too_large")],
)
def test_too_large_an_answer(
    file: Path, book: Book, asked: Ask, limit: dict[str, int], code: str
) -> None:
    many = (
        "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        " SELECT i FROM n"
    )
    folder = book(of(many, file.name))
    assert wrong(asked(folder, replace(LIMITS, batch=500, **limit))).code == code
    whole = cells(asked(folder, replace(LIMITS, batch=500, rows=2000)))
    assert sorted(map(int, whole["i"])) == list(range(1, 2001))


def test_a_file_that_is_no_database(file: Path, book: Book, asked: Ask) -> None:
    file.write_bytes(b"id,name\n1,Alder\n" * 400)
    assert wrong(asked(book(of("SELECT 1 AS a FROM firms", file.name)))).code == (
        "query_file_unreadable"
    )


def test_types_of_duckdb(book: Book, asked: Ask) -> None:
    types = {
        "12345678901234567890.123456789::DECIMAL(38, 9)": "12345678901234567890.123456789",
        "0.1::DOUBLE": "0.1",
        "170141183460469231731687303715884105727::HUGEINT": (
            "170141183460469231731687303715884105727"
        ),
        "'2026-01-31 23:30+03'::TIMESTAMPTZ": "2026-01-31 20:30:00+00",
        "'infinity'::DATE": None,
        "['a', 'b']": "a;b",
        "[1, 2]": "1;2",
        "'12:30'::TIME": "12:30:00",
        "true": "true",
        "NULL": None,
    }
    folder = book()
    duckdb.connect(str(folder / "crm.duckdb")).close()
    named = ", ".join(f'{value} AS "{number}"' for number, value in enumerate(types))
    found = cells(asked(book(of(f"SELECT {named} -- the last line", "crm.duckdb"))))
    assert dict(zip(types, found.row(0), strict=True)) == types


def test_cells_of_one_column_of_sqlite_may_be_of_many_types(book: Book, asked: Ask) -> None:
    folder = book()
    with closing(sqlite3.connect(folder / "crm.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
        cells_of = [(12,), (0.1,), ("text",), (b"\xde\xad",), (None,), (200.0,)]
        connection.executemany("INSERT INTO t VALUES (?)", cells_of)
        connection.execute("INSERT INTO t VALUES (CAST(x'c0ff' AS TEXT))")
        connection.commit()
    found = cells(asked(book(of("SELECT a FROM t", "crm.db"))))
    assert found["a"].to_list() == ["0.1", "12", "200", "dead", "text", "\ufffd\ufffd", None]


@pytest.mark.parametrize(
    ("connection", "environment", "code"),
    [
        ("CRM", {}, "query_variable_absent"),
        ("CRM", {"CRM": " "}, "query_variable_absent"),
        ("CRM", {"CRM": "s3cr3t"}, "query_address_wrong"),
        ("CRM", {"CRM": "mysql://owner:s3cr3t@host/crm"}, "query_address_unknown"),
        ("CRM", {"CRM": "sqlite://crm.db"}, "query_address_wrong"),
        ("CRM", {"CRM": "sqlite:///absent.db"}, "query_file_absent"),
        ("CRM", {"CRM": "duckdb:///a\0b"}, "query_file_absent"),
        ("absent.duckdb", {}, "query_file_absent"),
    ],
)
def test_a_database_that_cannot_be_found(
    book: Book, asked: Ask, connection: str, environment: dict[str, str], code: str
) -> None:
    found = wrong(asked(book(of("SELECT 1 AS a", connection)), **environment))
    assert found.code == code
    assert "s3cr3t" not in found.message
    assert connection in found.message


@pytest.mark.parametrize(
    ("module", "address", "package"),
    [
        (
            "adbc_driver_postgresql.dbapi",
            "postgresql://owner:s3cr3t@/crm",
            "adbc-driver-postgresql",
        ),
        ("duckdb", "duckdb:///crm.duckdb", "duckdb"),
    ],
)
def test_a_driver_that_is_not_installed(
    book: Book,
    asked: Ask,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    address: str,
    package: str,
) -> None:
    folder = book(of("SELECT 1 AS a", "CRM"))
    duckdb.connect(str(folder / "crm.duckdb")).close()
    monkeypatch.setitem(__import__("sys").modules, module, None)
    found = wrong(asked(folder, CRM=address))
    assert found.code == "query_driver_absent"
    assert package in found.message
