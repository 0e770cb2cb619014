"""What `book.yaml` says about queries: one place to read from, and no secret in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from enterprise_sales.book.findings import BookError
from enterprise_sales.book.mapping import BookMapping, FileMapping
from enterprise_sales.book.mapping_places import wrong
from enterprise_sales.book.query import snapshot_name

DUCKDB_FILES = (".duckdb",)
SQLITE_FILES = (".sqlite", ".sqlite3", ".db")
DATABASE_FILES = (*DUCKDB_FILES, *SQLITE_FILES)
_VARIABLE = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")
_SECRET = re.compile(r"://|@|\bpass(word|wd)?\s*=", re.IGNORECASE)
OF_FILES_ONLY = (
    "sheet",
    "encoding",
    "delimiter",
    "header_row",
    "footer",
    "date_order",
    "decimal",
)
"""Says how a whole file is written; the cells of an answer are written as the database does."""


def query_problems(mapping: BookMapping) -> Iterator[BookError]:
    """What is wrong with queries and entries without a file, the first one first."""
    for options in mapping.files:
        yield from _place_problems(options)
    first: dict[str, str] = {}
    for options in mapping.files:
        if options.query and first.setdefault(options.file, options.query.digest) != (
            options.query.digest
        ):
            yield wrong("mapping_query_twice", options.table, name=options.file)


def _place_problems(options: FileMapping) -> Iterator[BookError]:
    query = options.query
    if query is None:
        if not options.file:
            yield wrong("mapping_file_or_query", options.table)
        return
    if options.file != snapshot_name(query.name or options.table):
        yield wrong("mapping_file_and_query", options.table, name=options.file)
    if _SECRET.search(query.connection):
        yield wrong("mapping_query_secret", options.table)
    elif not (names_variable(query.connection) or names_file(query.connection)):
        yield wrong("mapping_query_connection", options.table)
    for name in OF_FILES_ONLY:
        if getattr(options, name) != FileMapping.model_fields[name].default:
            yield wrong("mapping_query_form", options.table, name=name)


def database_files(mapping: BookMapping) -> list[str]:
    """The database files that queries read, each once."""
    asked = [options.query.connection for options in mapping.files if options.query]
    return list(dict.fromkeys(name for name in asked if names_file(name)))


def names_variable(connection: str) -> bool:
    """Whether a connection is the name of an environment variable."""
    return _VARIABLE.match(connection) is not None


def names_file(connection: str) -> bool:
    """Whether a connection is the path of a database file."""
    return PurePosixPath(connection).suffix.lower() in DATABASE_FILES
