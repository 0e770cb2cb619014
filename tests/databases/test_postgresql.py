"""Queries on a real PostgreSQL: every type as text, nothing written, no secret in a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from enterprise_sales.book.findings import Finding
from enterprise_sales.intake.databases import LIMITS, address_of, opened
from enterprise_sales.intake.refresh import Refreshed

from .server import IN_ADDRESS, PASSWORD, Server

Book = Callable[..., Path]
Ask = Callable[..., Refreshed]
FIRMS = {"table": "accounts", "query": {"connection": "CRM", "sql": "SELECT * FROM firms"}}


def of(sql: str, table: str = "accounts", **more: str) -> dict[str, object]:
    return {"table": table, "query": {"connection": "CRM", "sql": sql, **more}}


def cells(found: Refreshed) -> pl.DataFrame:
    assert not found.findings, [one.message for one in found.findings]
    return pl.read_parquet(found.snapshots[0].path)


def wrong(found: Refreshed) -> Finding:
    assert not found.snapshots
    (finding,) = found.findings
    assert "s3cr3t" not in repr(found.findings) + finding.message
    return finding


def test_rows_come_in_an_order_of_their_own(server: Server, book: Book, asked: Ask) -> None:
    forth = asked(book(of("SELECT * FROM firms ORDER BY id")), CRM=server.address)
    back = asked(book(of("SELECT * FROM firms ORDER BY id DESC")), CRM=server.address)
    assert cells(forth).rows() == [("1", "Alder", None), ("2", "Birch «Ltd»", "Energy")]
    assert cells(back).equals(cells(forth))
    assert forth.snapshots[0].rows == 2
    assert forth.snapshots[0].columns == ("id", "title", "industry")


def test_the_same_answer_gives_the_same_bytes(server: Server, book: Book, asked: Ask) -> None:
    folder = book(FIRMS)
    one, other = (asked(folder, CRM=server.address).snapshots[0] for _ in range(2))
    assert one.path != other.path
    assert one.path.read_bytes() == other.path.read_bytes()


TYPES = {
    "12345678901234567890.123456789::numeric": "12345678901234567890.123456789",
    "199.90::numeric(12, 2)": "199.90",
    "9007199254740993::bigint": "9007199254740993",
    "0.1::float8": "0.1",
    "'NaN'::numeric": "NaN",
    "true": "true",
    "'2026-01-31'::date": "2026-01-31",
    "'infinity'::date": None,
    "'2026-01-31 10:00'::timestamp": "2026-01-31 10:00:00",
    "'2026-01-31 23:30+03'::timestamptz": "2026-01-31 20:30:00+00",
    "'2026-02-01 01:30+03'::timestamptz": "2026-01-31 22:30:00+00",
    "'{a,b}'::text[]": "a;b",
    "ARRAY[1, NULL, 3]": "1;3",
    """'{"a": 1}'::jsonb""": '{"a": 1}',
    "'1 day 2 hours'::interval": "1 day 02:00:00",
    "'12.50'::money": "$12.50",
    "'ab'::char(5)": "ab",
    r"'\xdead'::bytea": r"\xdead",
    "NULL::text": None,
    "''": "",
    "'Ёлка «Север» \"N\"'": 'Ёлка «Север» "N"',
}


def test_every_type_is_text_as_the_database_writes_it(
    server: Server, book: Book, asked: Ask
) -> None:
    named = ", ".join(f'{value} AS "{number}"' for number, value in enumerate(TYPES))
    found = cells(asked(book(of(f"SELECT {named} -- the last line")), CRM=server.address))
    assert dict(zip(TYPES, found.row(0), strict=True)) == TYPES
    assert set(found.dtypes) == {pl.String}


def test_names_that_need_quotes(server: Server, book: Book, asked: Ask) -> None:
    sql = """SELECT 1 AS "r", 2 AS "a ""b"" c", 3 AS "Имя", 4 AS "q" """
    assert cells(asked(book(of(sql)), CRM=server.address)).row(0, named=True) == {
        "r": "1",
        'a "b" c': "2",
        "Имя": "3",
        "q": "4",
    }


def test_an_answer_of_many_batches_is_whole(server: Server, book: Book, asked: Ask) -> None:
    folder = book(of("SELECT i AS account_id, 'n' AS name FROM generate_series(1, 2500) i"))
    found = asked(folder, replace(LIMITS, batch=1000), CRM=server.address)
    assert sorted(map(int, cells(found)["account_id"])) == list(range(1, 2501))


def test_an_empty_answer_has_its_columns(server: Server, book: Book, asked: Ask) -> None:
    found = asked(book(of("SELECT * FROM firms WHERE false")), CRM=server.address)
    assert cells(found).columns == ["id", "title", "industry"]
    assert found.snapshots[0].rows == 0


def test_all_queries_see_the_database_at_one_moment(server: Server, tmp_path: Path) -> None:
    server.run("DROP TABLE IF EXISTS later", "CREATE TABLE later (a int)")
    with opened(address_of("CRM", tmp_path, {"CRM": server.address}), LIMITS) as source:
        before = pl.concat(source.answer("SELECT count(*) AS n FROM later"))
        server.run("INSERT INTO later VALUES (1)")
        assert pl.concat(source.answer("SELECT count(*) AS n FROM later")).equals(before)
    assert server.told("SELECT count(*) FROM later") == 1


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO firms VALUES (3, 'Cedar', NULL)",
        "-- SELECT\nDELETE FROM firms RETURNING *",
        "/* SELECT */ DROP TABLE firms",
        "WITH gone AS (DELETE FROM firms RETURNING *) SELECT * FROM gone",
        "SELECT setval('counter', 5) AS account_id",
        "EXPLAIN ANALYZE SELECT 1",
        "COPY firms TO STDOUT",
        "SET TRANSACTION READ WRITE",
    ],
)
def test_a_query_that_writes_is_refused(server: Server, book: Book, asked: Ask, sql: str) -> None:
    server.run("CREATE SEQUENCE IF NOT EXISTS counter")
    assert wrong(asked(book(of(sql)), CRM=server.address)).code == "query_only_reads"
    assert server.told("SELECT count(*) FROM firms") == 2
    assert server.told("SELECT last_value FROM counter") == 1


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1; DROP TABLE firms",
        "SELECT 1) q; COMMIT; DROP TABLE firms; SELECT (1",
        'SELECT 1) q ON false) "one row of the query"; DROP TABLE firms; --',
    ],
)
def test_a_second_statement_is_refused(server: Server, book: Book, asked: Ask, sql: str) -> None:
    assert wrong(asked(book(of(sql)), CRM=server.address)).code == "query_wrong"
    assert server.told("SELECT count(*) FROM firms") == 2


@pytest.mark.parametrize(
    ("sql", "code", "excerpt"),
    [
        ("SELECT * FROM nothing", "query_wrong", 'relation "nothing" does not exist'),
        ("SELECT titel FROM firms", "query_wrong", 'column "titel" does not exist'),
        ("SELECT 1 / (id - 1) AS x FROM firms", "query_wrong", "division by zero"),
        ("SELECT", "query_no_columns", None),
        ("SELECT 1 AS a, 2 AS a", "query_column_twice", None),
    ],
)
def test_a_wrong_query_is_told_with_what_the_database_says(
    server: Server, book: Book, asked: Ask, sql: str, code: str, excerpt: str | None
) -> None:
    found = wrong(asked(book(of(sql)), CRM=server.address))
    assert (found.code, found.excerpt) == (code, excerpt)


def test_a_query_that_names_the_password_does_not_say_it(
    server: Server, book: Book, asked: Ask
) -> None:
    found = wrong(asked(book(of(f"SELECT '{PASSWORD}'::date AS d")), CRM=server.address))
    assert found.excerpt == 'invalid input syntax for type date: "***"'


def test_a_wrong_query_does_not_stop_the_others(server: Server, book: Book, asked: Ask) -> None:
    folder = book(of("SELECT nope", name="a"), FIRMS, of("SELECT 1 / 0", name="z"))
    found = asked(folder, CRM=server.address)
    assert [one.file for one in found.findings] == ["snapshots/a.parquet", "snapshots/z.parquet"]
    assert [one.name for one in found.snapshots] == ["snapshots/accounts.parquet"]


def test_a_query_that_does_not_end_is_stopped(server: Server, book: Book, asked: Ask) -> None:
    endless = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i FROM n) SELECT max(i) FROM n"
    found = wrong(asked(book(of(endless)), replace(LIMITS, seconds=0.1), CRM=server.address))
    assert (found.code, found.values["seconds"]) == ("query_too_slow", "0.1")


@pytest.mark.parametrize(
    ("limit", "code"),
    [({"rows": 1999}, "query_too_many_rows"), ({"bytes": 4000}, "query_too_large")],
)
def test_too_large_an_answer_is_refused_and_the_next_query_is_asked(
    server: Server, book: Book, asked: Ask, limit: dict[str, int], code: str
) -> None:
    many = of("SELECT i AS a FROM generate_series(1, 2000) i", name="a")
    limits = replace(LIMITS, batch=500, **limit)
    found = asked(book(many, FIRMS), limits, CRM=server.address)
    assert [one.code for one in found.findings] == [code]
    assert [one.name for one in found.snapshots] == ["snapshots/accounts.parquet"]
    just = asked(book(many), replace(LIMITS, batch=500, rows=2000), CRM=server.address)
    assert just.snapshots[0].rows == 2000


def test_what_the_user_may_not_read(server: Server, book: Book, asked: Ask) -> None:
    server.run("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 's3cr3t'")
    guest = server.address.replace(f"owner:{IN_ADDRESS}", "guest:s3cr3t")
    found = wrong(asked(book(FIRMS), CRM=guest))
    assert (found.code, found.excerpt) == (
        "query_not_allowed",
        "permission denied for table firms",
    )


@pytest.mark.parametrize(
    ("former", "new", "code"),
    [
        (IN_ADDRESS, "s3cr3t-wrong", "query_login_refused"),
        ("owner:", "nobody-of-that-name:", "query_login_refused"),
        ("/crm", "/s3cr3t", "query_database_absent"),
        ("host=", "host=/nowhere", "query_host_unreachable"),
        ("host=", "port=1&host=", "query_host_unreachable"),
        ("@/", "@127.0.0.1:1/", "query_host_unreachable"),
        ("host=", "sslmode=s3cr3t&host=", "query_no_connection"),
        (IN_ADDRESS, PASSWORD, "query_address_wrong"),
        (IN_ADDRESS, "s3cr3t#x", "query_address_wrong"),
        (IN_ADDRESS, "s3cr3t:x", "query_address_wrong"),
        (IN_ADDRESS, "1234?s3cr3t", "query_address_wrong"),
    ],
)
def test_no_connection_is_told_without_the_address(
    server: Server, book: Book, asked: Ask, former: str, new: str, code: str
) -> None:
    address = server.address.replace(former, new, 1)
    if "127.0.0.1" in address:
        address = address.partition("?")[0]
    assert wrong(asked(book(FIRMS), CRM=address)).code == code


def test_an_address_shows_no_secret(server: Server, tmp_path: Path) -> None:
    assert "s3cr3t" not in repr(address_of("CRM", tmp_path, {"CRM": server.address}))
