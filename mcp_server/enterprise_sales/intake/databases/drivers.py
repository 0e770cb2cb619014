"""Drivers are optional: a book without databases works without them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from enterprise_sales.intake.databases.errors import QueryError


def driver(module: str, database: str, package: str) -> Any:
    """The module of a driver.

    Raises:
        QueryError: `query_driver_absent`.
    """
    try:
        return import_module(module)
    except ImportError:
        raise QueryError("query_driver_absent", database=database, package=package) from None
