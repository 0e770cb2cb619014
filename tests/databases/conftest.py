"""A server for the session, and a book whose tables are queries."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.book.folder import contents_of
from enterprise_sales.intake.databases import LIMITS, Limits
from enterprise_sales.intake.refresh import Refreshed, refresh

from .server import Server, programs, running

MISSING = "no PostgreSQL server on this machine: apt install postgresql"
REQUIRE = "ENTERPRISE_SALES_POSTGRESQL"
WHEN = datetime(2026, 6, 30, 12, tzinfo=UTC)
TABLES = (
    "CREATE TABLE firms (id int PRIMARY KEY, title text, industry text)",
    "INSERT INTO firms VALUES (2, 'Birch «Ltd»', 'Energy'), (1, 'Alder', NULL)",
    "CREATE TABLE deals (id text, firm int, starts timestamptz, ends date,"
    " amount numeric(30, 2), renews boolean, tags text[], ratio float8)",
    "INSERT INTO deals VALUES"
    " ('d2', 2, '2026-01-01 01:30+03', 'infinity', 9007199254740.93, NULL, NULL, NULL),"
    " ('d1', 1, '2026-01-01 12:00+00', '2026-12-31', 199.90, true, '{a,b}', 0.1)",
)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL with a few tables; where a check is complete, it must be there."""
    where = programs()
    if where is None:
        needed = os.environ.get(REQUIRE) == "required"
        pytest.fail(MISSING) if needed else pytest.skip(MISSING)
    with running(where) as found:
        found.run(*TABLES)
        yield found


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Writes a book with the entries given."""

    def make(*files: Any, **more: Any) -> Path:
        folder = tmp_path / "book"
        folder.mkdir(exist_ok=True)
        text = yaml.safe_dump({"currency": "USD", **more, "files": list(files)})
        (folder / "book.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def asked(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Refreshed]:
    """Asks the queries of a book, the environment holding the variables given."""

    def ask(folder: Path, limits: Limits = LIMITS, **environment: str) -> Refreshed:
        scratch = tmp_path_factory.mktemp("answers")
        mapping = contents_of(folder).mapping
        return refresh(mapping, folder, environment, WHEN, scratch, limits)

    return ask
