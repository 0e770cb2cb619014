"""One definition, any engine: Polars in memory, Polars and DuckDB over Parquet, PySpark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from enterprise_sales.book import Book, load_book
from enterprise_sales.playbook import load_playbook, playbook_names
from enterprise_sales.scorecard import ScoreRow, at_of, score_tables, scores
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.engines import (
    duckdb_parquet,
    polars_parquet,
    spark_parquet,
    write_parquet,
)

from ..books import Tables, raw_tables, shuffled, written
from ..conftest import PLAYBOOKS, REPOSITORY
from ..ravenstack import needs_exports, ravenstack
from ..strategies import AS_OF, books, loaded

DEMO = REPOSITORY / "assets" / "demo_book"
RAVENSTACK_AS_OF = date(2024, 12, 31)
unhurried = {"deadline": None, "suppress_health_check": list(HealthCheck)}
Scored = dict[str, ScoreRow]


def at_for(book: Book, playbook: str, as_of: date = AS_OF) -> At:
    return at_of(book, load_playbook(playbook, as_of, root=PLAYBOOKS), as_of)


def on_polars(folder: Path, at: At) -> Scored:
    return score_tables(polars_parquet(folder), at)


def on_duckdb(folder: Path, at: At) -> Scored:
    import duckdb

    with duckdb.connect() as connection:
        return score_tables(duckdb_parquet(folder, connection), at)


def agree(book: Book, at: At, folder: Path, *engines: Callable[[Path, At], Scored]) -> None:
    """Every engine gives the rows that Polars gives in memory."""
    write_parquet(book, folder)
    expected = score_in_memory(book, at)
    for engine in engines:
        assert engine(folder, at) == expected


def score_in_memory(book: Book, at: At) -> Scored:
    from enterprise_sales.scorecard.engines import polars_tables

    return score_tables(polars_tables(book), at)


@pytest.mark.parametrize("playbook", playbook_names(PLAYBOOKS))
def test_the_demo_book_scores_the_same_from_parquet(playbook: str, tmp_path: Path) -> None:
    book = load_book(DEMO)
    agree(book, at_for(book, playbook), tmp_path, on_polars)


def test_the_demo_book_scores_the_same_on_duckdb(tmp_path: Path) -> None:
    book = load_book(DEMO)
    agree(book, at_for(book, "enterprise-180-day"), tmp_path, on_duckdb)


@needs_exports
def test_ravenstack_scores_the_same_on_every_engine(tmp_path: Path) -> None:
    book = load_book(ravenstack(tmp_path / "book"))
    at = at_for(book, "enterprise-180-day", RAVENSTACK_AS_OF)
    agree(book, at, tmp_path / "parquet", on_polars, on_duckdb)


@settings(max_examples=3, **unhurried)
@given(tables=books())
def test_random_books_score_the_same_on_every_engine(
    tables: Tables, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with loaded(tables) as book:
        at = at_for(book, "enterprise-180-day")
        agree(book, at, tmp_path_factory.mktemp("parquet"), on_polars, on_duckdb)


def test_the_order_of_rows_changes_no_score(tmp_path: Path) -> None:
    tables = raw_tables(DEMO)
    found = []
    for seed in range(3):
        path = written(tmp_path / str(seed), shuffled(tables, seed), currency="USD")
        book = load_book(path)
        playbook = load_playbook("enterprise-180-day", AS_OF, root=PLAYBOOKS)
        found.append((book.sha256, scores(book, playbook, AS_OF)))
    assert found[0] == found[1] == found[2]


@settings(max_examples=10, **unhurried)
@given(tables=books())
def test_the_order_of_rows_changes_no_random_book(tables: Tables) -> None:
    with loaded(tables) as plain, loaded(shuffled(tables, 1)) as other:
        playbook = load_playbook("enterprise-180-day", AS_OF, root=PLAYBOOKS)
        assert plain.sha256 == other.sha256
        assert scores(plain, playbook, AS_OF) == scores(other, playbook, AS_OF)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A quiet Spark of one thread, without a page to look at."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").appName("scorecard")
    quiet = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        # Compiling code for a handful of rows takes five times as long as going without.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    for key, value in quiet.items():
        builder = builder.config(key, value)
    found = builder.getOrCreate()
    yield found
    found.stop()


def on_spark(session: Any) -> Callable[[Path, At], Scored]:
    return lambda folder, at: score_tables(spark_parquet(folder, session), at)


@pytest.mark.spark
def test_the_demo_book_scores_the_same_on_spark(session: Any, tmp_path: Path) -> None:
    book = load_book(DEMO)
    agree(book, at_for(book, "enterprise-180-day"), tmp_path, on_spark(session))


@pytest.mark.spark
@needs_exports
def test_ravenstack_scores_the_same_on_spark(session: Any, tmp_path: Path) -> None:
    book = load_book(ravenstack(tmp_path / "book"))
    at = at_for(book, "enterprise-180-day", RAVENSTACK_AS_OF)
    agree(book, at, tmp_path / "parquet", on_spark(session))


@pytest.mark.spark
@settings(max_examples=2, **unhurried)
@given(tables=books(at_most=2))
def test_random_books_score_the_same_on_spark(
    tables: Tables, session: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with loaded(tables) as book:
        at = at_for(book, "enterprise-180-day")
        agree(book, at, tmp_path_factory.mktemp("parquet"), on_spark(session))
