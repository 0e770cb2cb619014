"""Where a database is: taken from the environment, or a file inside the book folder.

The parts of a PostgreSQL address are those of libpq's connection URIs (PostgreSQL documentation,
34.1.1.2), read strictly: where a password holds a sign that ends it, libpq would take the rest of
it for the name of the host and say that name aloud.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, unquote

from enterprise_sales.book.query_checks import DUCKDB_FILES, names_file
from enterprise_sales.intake.databases.errors import QueryError

Kind = Literal["PostgreSQL", "SQLite", "DuckDB"]
_FILES: dict[str, Kind] = {"sqlite": "SQLite", "duckdb": "DuckDB"}
_HOST = r"(?:\[[0-9a-fA-F:.]+\]|[^@/?#:,\[\]\s]*)(?::\d{0,5})?"
_POSTGRESQL = re.compile(
    r"^postgres(?:ql)?://(?:[^@/?#:\s]*(?::(?P<password>[^@/?#:\s]*))?@)?"
    rf"{_HOST}(?:,{_HOST})*(?:/[^@/?#\s]*)?(?:\?(?P<options>[^@#\s]*))?$"
)
_SECRET_OPTIONS = ("password", "sslpassword")
MASK = "***"


@dataclass(frozen=True)
class Address:
    """A database.

    Attributes:
        kind: which.
        connection: what `book.yaml` calls it, which is all that people are told of it.
        place: its address, or the path of its file.
        secrets: what no message may hold.
    """

    kind: Kind
    connection: str
    place: str = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def told(self, text: str) -> str:
        """What the database said, without secrets."""
        for secret in self.secrets:
            text = text.replace(secret, MASK)
        return text

    def error(self, code: str, excerpt: str | None = None, **values: str) -> QueryError:
        """What is wrong, in the name of the connection."""
        shown = self.told(excerpt) if excerpt else None
        return QueryError(code, shown, connection=self.connection, database=self.kind, **values)


def address_of(connection: str, book: Path, environment: Mapping[str, str]) -> Address:
    """The database that a connection names.

    Raises:
        QueryError: `query_variable_absent`, `query_address_unknown`, `query_address_wrong`,
            `query_file_absent`.
    """
    if names_file(connection):
        kind: Kind = "DuckDB" if Path(connection).suffix.lower() in DUCKDB_FILES else "SQLite"
        return _in_file(kind, connection, book / connection)
    given = environment.get(connection, "").strip()
    if not given:
        raise QueryError("query_variable_absent", connection=connection)
    scheme, found, rest = given.partition("://")
    if not found:
        raise QueryError("query_address_wrong", connection=connection)
    if scheme in _FILES:
        if not rest.startswith("/"):
            raise QueryError("query_address_wrong", connection=connection)
        return _in_file(_FILES[scheme], connection, book / rest[1:])
    if scheme not in ("postgresql", "postgres"):
        raise QueryError("query_address_unknown", connection=connection)
    return _on_server(connection, given)


def _in_file(kind: Kind, connection: str, path: Path) -> Address:
    try:
        there = path.is_file()
    except (OSError, ValueError):
        there = False
    if not there:
        raise QueryError("query_file_absent", connection=connection)
    return Address(kind, connection, str(path))


def _on_server(connection: str, given: str) -> Address:
    parts = _POSTGRESQL.match(given)
    if parts is None:
        raise QueryError("query_address_wrong", connection=connection)
    options = parse_qsl(parts["options"] or "", keep_blank_values=True)
    secrets = [parts["password"] or "", unquote(parts["password"] or "")]
    secrets += [value for name, value in options if name in _SECRET_OPTIONS]
    longest_first = sorted(
        {secret for secret in secrets if secret}, key=lambda one: (-len(one), one)
    )
    return Address("PostgreSQL", connection, given, tuple(longest_first))
