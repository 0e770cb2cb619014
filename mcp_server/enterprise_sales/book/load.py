"""Reading a folder as a book."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from enterprise_sales.book import checks, problems
from enterprise_sales.book.agreed_currency import with_agreed_currencies
from enterprise_sales.book.book import Book, one_currency
from enterprise_sales.book.cells_of import cells_of
from enterprise_sales.book.currencies import (
    account_currencies,
    one_exponent,
    rate_findings,
    with_exponent,
)
from enterprise_sales.book.dossier_cells import dossier_cells
from enterprise_sales.book.exact import with_worth
from enterprise_sales.book.file_reads import Reads
from enterprise_sales.book.findings import BookError, Finding, in_order
from enterprise_sales.book.flag_checks import flag_findings
from enterprise_sales.book.folder import Contents, contents_of, stamp
from enterprise_sales.book.lookups import look_up
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import Normalised, normalise, schema_of
from enterprise_sales.book.plausible import implausible
from enterprise_sales.book.row_currency import has_amounts
from enterprise_sales.book.settle import Given, Partly, no_statements, settled, statement_cells
from enterprise_sales.book.settling import PLAIN, Settling
from enterprise_sales.book.sources import Sources
from enterprise_sales.book.stated_facts import StatedFacts, stated_facts, view
from enterprise_sales.book.straight import Straight, goes_straight
from enterprise_sales.book.table_rows import Part, table_rows
from enterprise_sales.book.tables import MODELS, columns_of

_CACHE: OrderedDict[tuple[object, ...], Book] = OrderedDict()
CACHED_BOOKS = 4


def load_book(folder: Path, settling: Settling = PLAIN) -> Book:
    """The book at `folder`; read again only where a file's size or time has changed.

    Args:
        folder: of the book.
        settling: whom to trust where several sources state different values, and as of when.

    Raises:
        BookError: there is no book, it has no accounts, or `book.yaml` cannot be used.
    """
    contents = contents_of(folder)
    files = (str(folder), stamp(contents.paths))
    for key, book in _CACHE.items():
        if key == (*files, view(book.turns, settling)):
            _CACHE.move_to_end(key)
            return book
    book = read_book(contents, settling)
    _CACHE[*files, view(book.turns, settling)] = book
    while len(_CACHE) > CACHED_BOOKS:
        _CACHE.popitem(last=False)
    return book


@dataclass
class _Reading:
    """What has been read so far."""

    contents: Contents
    settling: Settling
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    problems: list[pl.DataFrame] = field(default_factory=list)
    currencies: pl.DataFrame = field(default_factory=pl.DataFrame)
    reads: Reads = field(default_factory=Reads)
    sources: Sources = field(init=False)
    stated: StatedFacts = field(default_factory=StatedFacts)

    def __post_init__(self) -> None:
        self.sources = Sources(self.contents, self.frames)

    @property
    def book_currency(self) -> str:
        """What `book.yaml` says, else the one currency of all accounts, else none."""
        declared = self.contents.mapping.currency
        return declared or one_currency(set(self.currencies["currency"]))


def read_book(contents: Contents, settling: Settling = PLAIN) -> Book:
    """Read every file of a book.

    Args:
        contents: its files.
        settling: whom to trust where several sources state different values, and as of when.

    Raises:
        BookError: it has no accounts.
    """
    reading = _Reading(contents, settling, findings=list(contents.findings))
    dossiers = dossier_cells(contents)
    reading.findings += dossiers.findings
    reading.reads.of_dossiers(dossiers.frames, dossiers.findings)
    reading.stated = stated_facts(dossiers.statements, dossiers.refused, settling)
    for table in MODELS:
        _read_table(reading, table, dossiers.frames.get(table))
        if table == "accounts":
            _settle_currencies(reading)
    reading.findings += reading.sources.findings
    reading.findings += checks.tickets_before_customer(reading.frames)
    reading.findings += flag_findings(contents)
    return _book(reading)


def _read_table(reading: _Reading, table: str, dossier: pl.DataFrame | None) -> None:
    """A table is given where a file of it can be read: one whose every row is bad says nothing."""
    bad, wrong = len(reading.problems), len(reading.findings)
    parts: list[Part] = []
    columns: dict[str, set[str]] = {}
    for options in reading.contents.files:
        if options.table == table:
            parts += _read_file(reading, options, columns)
    given = _given(reading, parts, table, dossier)
    rows = None if given is None else _checked(reading, given, table)
    lost = any(found["left_out"].any() for found in reading.problems[bad:])
    lost = lost or any(found.left_out for found in reading.findings[wrong:])
    if rows is not None and (rows.height or not lost):
        reading.frames[table] = rows
        reading.findings += checks.completeness(rows, table, columns)


def _given(
    reading: _Reading, parts: list[Part], table: str, dossier: pl.DataFrame | None
) -> pl.DataFrame | None:
    """The rows of files, dossiers' lists and statements; None where there is none of them."""
    statements = reading.stated.of(table)
    several = bool(parts) and dossier is not None and bool(MODELS[table].key)
    if not statements and not several:
        if dossier is not None:
            parts = [*parts, _typed(reading, dossier, FileMapping(file="accounts", table=table))]
        return _together(reading, parts, table) if parts else None
    partly = Partly(file="accounts", table=table)
    own, said = pl.DataFrame(schema=schema_of(table)), no_statements(table)
    if dossier is not None:
        own = _typed(reading, dossier, partly)[1]
    if statements:
        said = _typed(reading, statement_cells(statements, table), partly)[1]
    codes = dict(reading.currencies.iter_rows())
    files = _together(reading, parts, table)
    found = settled(Given(table, files, own, said, statements, reading.settling, codes))
    reading.stated.told(found)
    reading.problems += found.problems
    reading.reads.merged(table, found.merged)
    for file, count in found.added.items():
        reading.reads.found(table, file, count)
    return found.rows


def _read_file(reading: _Reading, options: FileMapping, columns: dict[str, set[str]]) -> list[Part]:
    read = cells_of(reading.contents, options, _take(reading, options))
    reading.reads.found(options.table, options.file, read.read, read.aside)
    raw = read.cells
    reading.findings += read.findings
    reading.problems += read.problems
    if raw is None:
        return []
    given = {name for name in raw.columns if name in columns_of(options.table)}
    columns[options.file] = columns.get(options.file, set()) | given
    linked = look_up(raw, options, reading.sources)
    reading.problems += linked.problems
    reading.findings += linked.findings
    return [*((options, rows) for rows in read.taken), _typed(reading, linked.cells, options)]


def _take(reading: _Reading, options: FileMapping) -> Straight | None:
    """What types rows while they are read; none where cells are wanted as they stand."""
    if not goes_straight(options):
        return None

    def typing(raw: pl.DataFrame, tidy: bool) -> Normalised:
        return normalise(_with_exponent(reading, raw, options), options.table, options, tidy=tidy)

    money = has_amounts(options.table)
    digits = one_exponent(reading.currencies, reading.book_currency) if money else None
    return Straight(options, typing, digits)


def _with_exponent(reading: _Reading, raw: pl.DataFrame, options: FileMapping) -> pl.DataFrame:
    if has_amounts(options.table):
        return with_exponent(raw, reading.currencies, reading.book_currency)
    return raw


def _typed(reading: _Reading, raw: pl.DataFrame, options: FileMapping) -> Part:
    raw, bad = with_worth(_with_exponent(reading, raw, options), options)
    result = normalise(raw, options.table, options)
    reading.problems += [*bad, *result.problems]
    return options, result.rows


def _together(reading: _Reading, parts: list[Part], table: str) -> pl.DataFrame:
    made = table_rows(parts, table)
    reading.reads.merged(table, made.merged)
    reading.problems += made.problems
    reading.findings += made.findings
    return made.rows


def _checked(reading: _Reading, rows: pl.DataFrame, table: str) -> pl.DataFrame:
    rows, bad = checks.unique_keys(rows, table)
    reading.problems += bad
    rows, bad = checks.references(rows, table, reading.frames)
    reading.problems += [*bad, *checks.own_references(rows, table)]
    rows, bad = checks.units(rows, table, reading.frames)
    reading.problems += bad
    if table == "contracts":
        rows, bad = checks.contract_dates(rows)
        reading.problems += bad
    reading.problems += implausible(rows, table)
    return rows


def _settle_currencies(reading: _Reading) -> None:
    accounts = reading.frames.get("accounts")
    if accounts is None or accounts.is_empty():
        blocking = [f for f in reading.findings if f.severity == "error" or f.table == "accounts"]
        raise NoAccountsError(str(reading.contents.folder), blocking + _told(reading))
    declared = reading.contents.mapping.currency
    if declared is None:
        accounts = with_agreed_currencies(reading.contents, accounts)
    settled, bad = account_currencies(accounts, declared)
    reading.frames["accounts"] = settled
    reading.problems += bad
    reading.currencies = settled.select("account_id", "currency")


class NoAccountsError(BookError):
    """The book holds no account that can be read.

    Attributes:
        findings: why rows or files were left out.
    """

    def __init__(self, folder: str, findings: list[Finding]) -> None:
        super().__init__("no_accounts", folder=folder)
        self.findings = tuple(findings)


def _told(reading: _Reading) -> list[Finding]:
    frame = pl.concat(reading.problems) if reading.problems else problems.empty()
    known = {
        table: tuple(reading.frames[table][MODELS[table].key[-1]].drop_nulls().unique().sort())
        for table in problems.searched(frame)
        if table in reading.frames and MODELS[table].key
    }
    return problems.told(frame, known)


def _book(reading: _Reading) -> Book:
    frame = pl.concat(reading.problems) if reading.problems else problems.empty()
    currency = reading.book_currency
    reporting = reading.contents.mapping.reporting_currency or currency
    findings = [*reading.findings, *_told(reading), *reading.stated.findings]
    findings += rate_findings(reading.frames, reporting)
    return Book(
        folder=reading.contents.folder,
        vendor=reading.contents.mapping.vendor,
        currency=currency,
        reporting_currency=reporting,
        tables=reading.frames,
        given=frozenset(reading.frames),
        findings=tuple(in_order(findings)),
        problems=pl.concat([frame, reading.stated.problems(reading.currencies["account_id"])]),
        statements=tuple(reading.stated.statements),
        conflicts=tuple(reading.stated.conflicts),
        turns=reading.stated.turns,
        reads=reading.reads.counted(reading.frames),
    )


__all__ = ["NoAccountsError", "load_book", "read_book"]
