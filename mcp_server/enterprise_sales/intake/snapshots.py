"""The answer of a query as a file: complete, in an order of its own, and told from others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from enterprise_sales.book.query import DIGEST, FETCHED, Query
from enterprise_sales.intake.databases.errors import QueryError
from enterprise_sales.intake.databases.limits import MB, Limits


@dataclass(frozen=True)
class Snapshot:
    """What a query answered.

    Attributes:
        name: its path inside the book.
        path: where it lies now.
        rows: how many.
        columns: their names, in the order of the query.
    """

    name: str
    path: Path
    rows: int
    columns: tuple[str, ...]


def snapshot(
    batches: Iterable[pl.DataFrame],
    name: str,
    query: Query,
    when: datetime,
    scratch: Path,
    limits: Limits,
) -> Snapshot:
    """Write an answer batch by batch, then sort it, so that the order of the database is not seen.

    Args:
        batches: at least one, all with the same columns of text.
        name: path inside the book.
        query: what was asked.
        when: with a time zone.
        scratch: an empty folder.
        limits: what ends it.

    Raises:
        QueryError: `query_too_many_rows`, `query_too_large`.
    """
    rows, columns = _written(batches, scratch, limits)
    path = scratch / "whole.parquet"
    told = {DIGEST: query.digest, FETCHED: when.astimezone(UTC).isoformat(timespec="seconds")}
    parts = pl.scan_parquet(sorted(scratch.glob("part-*.parquet")))
    parts.sort(columns, nulls_last=True).sink_parquet(path, metadata=told)
    return Snapshot(name, path, rows, tuple(columns))


def _written(
    batches: Iterable[pl.DataFrame], scratch: Path, limits: Limits
) -> tuple[int, list[str]]:
    rows = size = 0
    columns: list[str] = []
    for number, batch in enumerate(batches):
        rows, size, columns = rows + batch.height, size + int(batch.estimated_size()), batch.columns
        if rows > limits.rows:
            raise QueryError("query_too_many_rows", limit=f"{limits.rows:,}".replace(",", " "))
        if size > limits.bytes:
            raise QueryError("query_too_large", limit=str(limits.bytes // MB))
        batch.write_parquet(scratch / f"part-{number:06}.parquet")
    return rows, columns
