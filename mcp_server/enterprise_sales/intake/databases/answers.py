"""The one way to ask any of the databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

import polars as pl

from enterprise_sales.intake.databases.address import Address
from enterprise_sales.intake.databases.duck import duck
from enterprise_sales.intake.databases.limits import Limits
from enterprise_sales.intake.databases.postgres import postgres
from enterprise_sales.intake.databases.sqlite import sqlite


class Answer(Protocol):
    """An open connection."""

    def answer(self, sql: str) -> Iterator[pl.DataFrame]:
        """The rows of a query as text, in batches."""
        ...


def opened(address: Address, limits: Limits) -> AbstractContextManager[Answer]:
    """A connection that cannot write.

    Raises:
        QueryError: on entering, where no connection can be made.
    """
    match address.kind:
        case "PostgreSQL":
            return postgres(address, limits)
        case "SQLite":
            return sqlite(address, limits)
        case "DuckDB":
            return duck(address, limits)
