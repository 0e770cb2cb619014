"""The queries of `book.yaml` asked anew; only where somebody wants that, and never by reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import BookMapping, FileMapping
from enterprise_sales.book.query import Query
from enterprise_sales.intake.databases import LIMITS, Answer, Limits, QueryError, address_of, opened
from enterprise_sales.intake.databases.statement import reading_statement
from enterprise_sales.intake.snapshots import Snapshot, snapshot

Outcome = Snapshot | Finding


@dataclass(frozen=True)
class Refreshed:
    """What the queries answered.

    Attributes:
        snapshots: in the order of their names.
        findings: the queries that could not be answered.
        entries: the entries of `book.yaml` that are queries.
    """

    snapshots: tuple[Snapshot, ...] = ()
    findings: tuple[Finding, ...] = ()
    entries: tuple[FileMapping, ...] = ()


@dataclass(frozen=True)
class _Asking:
    """What every query is asked with."""

    book: Path
    environment: Mapping[str, str]
    when: datetime
    scratch: Path
    limits: Limits


def refresh(
    mapping: BookMapping,
    book: Path,
    environment: Mapping[str, str],
    when: datetime,
    scratch: Path,
    limits: Limits = LIMITS,
) -> Refreshed:
    """Ask every query of a mapping once; nothing is written but in `scratch`.

    Args:
        mapping: `book.yaml`.
        book: its folder.
        environment: holds the addresses of databases.
        when: with a time zone.
        scratch: an empty folder for the answers.
        limits: what ends a query.
    """
    asking = _Asking(book, environment, when, scratch, limits)
    entries = {one.file: one for one in entries_of(mapping)}
    connections = dict.fromkeys(query_of(one).connection for one in entries.values())
    outcomes: list[Outcome] = []
    for connection in sorted(connections):
        asked = [one for one in entries.values() if query_of(one).connection == connection]
        outcomes += _of_connection(connection, sorted(asked, key=lambda one: one.file), asking)
    found = sorted((one for one in outcomes if isinstance(one, Snapshot)), key=lambda one: one.name)
    wrong = tuple(one for one in outcomes if isinstance(one, Finding))
    return Refreshed(tuple(found), wrong, entries_of(mapping))


def entries_of(mapping: BookMapping) -> tuple[FileMapping, ...]:
    """The entries that are queries."""
    return tuple(one for one in mapping.files if one.query is not None)


def query_of(options: FileMapping) -> Query:
    """The query of an entry that has one."""
    if options.query is None:
        raise ValueError(options.file)
    return options.query


def _of_connection(
    connection: str, entries: list[FileMapping], asking: _Asking
) -> Iterator[Outcome]:
    """One connection answers all queries on it."""
    try:
        address = address_of(connection, asking.book, asking.environment)
        with opened(address, asking.limits) as source:
            for options in entries:
                yield _asked(source, options, asking)
    except QueryError as error:
        for options in entries:
            yield _told(options, error)


def _asked(source: Answer, options: FileMapping, asking: _Asking) -> Outcome:
    query = query_of(options)
    scratch = asking.scratch / Path(options.file).stem
    try:
        batches = source.answer(reading_statement(query.sql))
        scratch.mkdir()
        return snapshot(batches, options.file, query, asking.when, scratch, asking.limits)
    except QueryError as error:
        return _told(options, error)


def _told(options: FileMapping, error: QueryError) -> Finding:
    return Finding(
        code=error.code,
        severity="error",
        file=options.file,
        table=options.table,
        excerpt=error.excerpt,
        values={"connection": query_of(options).connection, **error.values},
    )
