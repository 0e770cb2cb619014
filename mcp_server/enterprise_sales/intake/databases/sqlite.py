"""SQLite through Python's own module, with the file opened for reading only.

Its cells have types of their own, row by row, which Arrow cannot hold; as text they can differ.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import polars as pl

from enterprise_sales.book.readers.cells import as_text
from enterprise_sales.intake.databases.address import Address
from enterprise_sales.intake.databases.errors import QueryError, first_line
from enterprise_sales.intake.databases.limits import Limits, stopped_after
from enterprise_sales.intake.databases.statement import checked_columns

_NOT_OPENED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY)


@contextmanager
def sqlite(address: Address, limits: Limits) -> Iterator[SQLite]:
    """A connection to the file, which stays as it is.

    Raises:
        QueryError: it cannot be opened.
    """
    place = f"{Path(address.place).resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(place, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise _told(address, error, limits) from None
    with closing(connection):
        connection.text_factory = _text
        yield SQLite(connection, address, limits)


class SQLite:
    """A connection that answers queries."""

    def __init__(self, connection: sqlite3.Connection, address: Address, limits: Limits):
        self._connection, self._address, self._limits = connection, address, limits

    def answer(self, sql: str) -> Iterator[pl.DataFrame]:
        """The rows of a query as text, at least one batch, which may be empty.

        Raises:
            QueryError: what is wrong with the query.
        """
        try:
            with stopped_after(self._limits.seconds, self._connection.interrupt):
                yield from self._batches(sql)
        except sqlite3.Error as error:
            raise _told(self._address, error, self._limits) from None

    def _batches(self, sql: str) -> Iterator[pl.DataFrame]:
        cursor = self._connection.execute(sql)
        names = checked_columns([column[0] for column in cursor.description or ()])
        schema = dict.fromkeys(names, pl.String)
        while True:
            rows = cursor.fetchmany(self._limits.batch)
            columns = zip(*rows, strict=True) if rows else ((),) * len(names)
            texts = [[_cell(value) for value in column] for column in columns]
            yield pl.DataFrame(dict(zip(names, texts, strict=True)), schema=schema)
            if len(rows) < self._limits.batch:
                break


def _cell(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.hex() if isinstance(value, bytes) else as_text(value)


def _text(stored: bytes) -> str:
    """Text that is no UTF-8 shows where it is not, and hides no row."""
    return stored.decode("utf-8", errors="replace")


def _told(address: Address, error: sqlite3.Error, limits: Limits) -> QueryError:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY or isinstance(error, sqlite3.ProgrammingError):
        return address.error("query_only_reads", first_line(str(error)))
    if code == sqlite3.SQLITE_INTERRUPT:
        return address.error("query_too_slow", seconds=f"{limits.seconds:g}")
    if code in _NOT_OPENED:
        return address.error("query_file_unreadable")
    return address.error("query_wrong", first_line(str(error)))
