"""PostgreSQL through ADBC, which gives Arrow to Polars without pyarrow.

All queries on one address are answered in one transaction that is READ ONLY and REPEATABLE READ, so
that their answers fit together; it is rolled back at the end. The query is put into parentheses:
there a statement that writes is an error of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import polars as pl

from enterprise_sales.intake.databases.address import Address
from enterprise_sales.intake.databases.drivers import driver
from enterprise_sales.intake.databases.limits import Limits
from enterprise_sales.intake.databases.postgres_errors import not_answered, not_connected
from enterprise_sales.intake.databases.statement import as_texts, checked_columns, quoted

PACKAGE = "adbc-driver-postgresql"
_WITHOUT_COPY = {"adbc.postgresql.use_copy": "false"}
"""COPY takes no FETCH."""
_ROW = '"one row of the query"'
"""A name that no column of a query is likely to have, else it would be taken for the column."""


@contextmanager
def postgres(address: Address, limits: Limits) -> Iterator[Postgres]:
    """A connection, closed at the end with nothing changed.

    Raises:
        QueryError: the driver is not installed, or no connection can be made.
    """
    dbapi = driver("adbc_driver_postgresql.dbapi", address.kind, PACKAGE)
    more = "&" if "?" in address.place else "?"
    waiting = (
        "" if "connect_timeout=" in address.place else f"{more}connect_timeout={limits.connecting}"
    )
    try:
        connection = dbapi.connect(address.place + waiting)
    except dbapi.Error as error:
        raise not_connected(address, str(error)) from None
    try:
        yield Postgres(connection, dbapi.Error, address, limits)
    finally:
        with suppress(dbapi.Error):
            connection.rollback()
        with suppress(dbapi.Error):
            connection.close()


class Postgres:
    """A connection that answers queries."""

    def __init__(self, connection: Any, errors: type[Exception], address: Address, limits: Limits):
        self._connection, self._errors = connection, errors
        self._address, self._limits = address, limits
        self._begun = False

    def answer(self, sql: str) -> Iterator[pl.DataFrame]:
        """The rows of a query as text, at least one batch, which may be empty.

        Raises:
            QueryError: what is wrong with the query.
        """
        try:
            yield from self._batches(sql)
        except self._errors as error:
            self._begun = False
            with suppress(self._errors):
                self._connection.rollback()
            raise not_answered(self._address, error, self._limits) from None

    def _batches(self, sql: str) -> Iterator[pl.DataFrame]:
        self._begin()
        columns = self._columns(sql)
        rows = f"SELECT {columns} FROM (\n{sql}\n) {_ROW}"  # noqa: S608
        self._do("CLOSE ALL")  # of an answer that was too large
        self._do(f"DECLARE answer NO SCROLL CURSOR FOR {rows}")
        while True:
            batch = self._ask(f"FETCH {self._limits.batch} FROM answer", _WITHOUT_COPY)
            yield batch
            if batch.height < self._limits.batch:
                break

    def _begin(self) -> None:
        """Nothing of the session's own settings shows in the answer."""
        if self._begun:
            return
        for statement in (
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
            f"SET LOCAL statement_timeout = {int(self._limits.seconds * 1000)}",
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL DateStyle = 'ISO, YMD'",
            "SET LOCAL IntervalStyle = 'postgres'",
            "SET LOCAL extra_float_digits = 1",
            "SET LOCAL bytea_output = 'hex'",
            "SET LOCAL cursor_tuple_fraction = 1",
        ):
            self._do(statement)
        self._begun = True

    def _columns(self, sql: str) -> str:
        """The columns as text: first their names, then their types, without running the query."""
        empty = f"(SELECT q.* FROM (SELECT 1) one LEFT JOIN (\n{sql}\n) q ON false) {_ROW}"  # noqa: S608
        told = self._ask(f"SELECT row_to_json({_ROW})::text FROM {empty}").item()  # noqa: S608
        pairs = json.loads(told, object_pairs_hook=list)
        names = checked_columns([name for name, _ in pairs])
        typed = ", ".join(f"pg_typeof({quoted(name)})::text" for name in names)
        kinds = self._ask(f"SELECT concat_ws(E'\\n', {typed}) FROM {empty}").item()  # noqa: S608
        return as_texts(names, kinds.split("\n"), "text")

    def _do(self, statement: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(statement)

    def _ask(self, statement: str, options: dict[str, str] | None = None) -> pl.DataFrame:
        with self._connection.cursor() as cursor:
            cursor.adbc_statement.set_options(**(options or {}))
            cursor.execute(statement)
            return pl.DataFrame(cursor.fetch_arrow())
