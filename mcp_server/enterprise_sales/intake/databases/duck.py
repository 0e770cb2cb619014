"""DuckDB in this process, with the file opened for reading only and no way to any other file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import polars as pl

from enterprise_sales.intake.databases.address import Address
from enterprise_sales.intake.databases.drivers import driver
from enterprise_sales.intake.databases.errors import QueryError, first_line
from enterprise_sales.intake.databases.limits import Limits, stopped_after
from enterprise_sales.intake.databases.statement import as_texts, checked_columns

PACKAGE = "duckdb"
_CONFINED = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
_NAME, _KIND = 0, 1


@contextmanager
def duck(address: Address, limits: Limits) -> Iterator[Duck]:
    """A connection to the file, which stays as it is.

    Raises:
        QueryError: the driver is not installed, or the file cannot be opened.
    """
    duckdb = driver("duckdb", address.kind, PACKAGE)
    try:
        connection = duckdb.connect(address.place, config=_CONFINED)
    except duckdb.Error:
        raise address.error("query_file_unreadable") from None
    with closing(connection):
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET lock_configuration = true")
        yield Duck(connection, duckdb, address, limits)


class Duck:
    """A connection that answers queries."""

    def __init__(self, connection: Any, duckdb: Any, address: Address, limits: Limits):
        self._connection, self._duckdb = connection, duckdb
        self._address, self._limits = address, limits

    def answer(self, sql: str) -> Iterator[pl.DataFrame]:
        """The rows of a query as text, at least one batch, which may be empty.

        Raises:
            QueryError: what is wrong with the query.
        """
        try:
            with stopped_after(self._limits.seconds, self._connection.interrupt):
                yield from self._batches(sql)
        except self._duckdb.Error as error:
            raise self._told(error) from None

    def _batches(self, sql: str) -> Iterator[pl.DataFrame]:
        if len(self._duckdb.extract_statements(sql)) != 1:
            raise self._address.error("query_only_reads")
        described = self._connection.execute(f"DESCRIBE {sql}").fetchall()
        names = checked_columns([column[_NAME] for column in described])
        columns = as_texts(names, [column[_KIND] for column in described], "VARCHAR")
        self._connection.execute(f"SELECT {columns} FROM (\n{sql}\n)")  # noqa: S608
        schema = dict.fromkeys(names, pl.String)
        while True:
            rows = self._connection.fetchmany(self._limits.batch)
            yield pl.DataFrame(rows, schema=schema, orient="row")
            if len(rows) < self._limits.batch:
                break

    def _told(self, error: Exception) -> QueryError:
        if isinstance(error, self._duckdb.InterruptException):
            return self._address.error("query_too_slow", seconds=f"{self._limits.seconds:g}")
        return self._address.error("query_wrong", first_line(str(error)))
