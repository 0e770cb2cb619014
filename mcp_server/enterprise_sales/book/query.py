"""A table that is the answer of a database: its rows are fetched when asked for, and then kept."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import polars as pl
from pydantic import BaseModel, Field

from enterprise_sales.book.declared import STRICT

SNAPSHOTS = "snapshots"
"""The folder of the book that keeps what queries answered."""
DIGEST, FETCHED = "enterprise-sales:query", "enterprise-sales:fetched"
"""Keys in the metadata of a snapshot: which query it answers, and when it was fetched."""
CHANGED = "query_changed"
"""The rows kept are those of a former query; every other thing that is wanting leaves no rows."""
NAME = r"^[A-Za-z0-9_][A-Za-z0-9_-]*$"


class Query(BaseModel):
    """A query and where it is put.

    Attributes:
        sql: one statement that only reads.
        connection: the name of the environment variable that holds the address of the database,
            or the path of a DuckDB or SQLite file inside the book folder. The address itself, with
            its password, never stands in `book.yaml`.
        name: of the snapshot; the table's where absent.
    """

    model_config = STRICT
    sql: str = Field(min_length=1)
    connection: str = Field(min_length=1)
    name: str | None = Field(default=None, pattern=NAME)

    @property
    def digest(self) -> str:
        """What tells this query from another one."""
        return sha256(f"{self.connection}\n{self.sql.strip()}".encode()).hexdigest()


def with_snapshot(given: object) -> object:
    """An entry with a query reads the file in which the rows of the query are kept."""
    if not isinstance(given, dict) or given.get("file"):
        return given
    query = given.get("query")
    if isinstance(query, Query):
        query = query.model_dump()
    if not isinstance(query, dict):
        return given
    return {**given, "file": snapshot_name(query.get("name") or given.get("table"))}


def snapshot_name(name: object) -> str:
    """The path of a snapshot inside the book folder."""
    return f"{SNAPSHOTS}/{name}.parquet"


def wanting(path: Path, query: Query | None) -> str | None:
    """The code of what is wrong with the file of an entry before it is read.

    Returns:
        `file_missing`, `query_not_run` or `CHANGED`; None where nothing is wrong.
    """
    if not path.is_file():
        return "query_not_run" if query else "file_missing"
    if query and told_of(path).get(DIGEST) != query.digest:
        return CHANGED
    return None


def told_of(path: Path) -> dict[str, str]:
    """The metadata of a snapshot, empty where the file is none."""
    try:
        return pl.read_parquet_metadata(path)
    except (OSError, pl.exceptions.PolarsError):
        return {}
