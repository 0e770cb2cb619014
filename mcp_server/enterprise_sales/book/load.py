"""Reading a folder as a book."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from enterprise_sales.book import checks, problems
from enterprise_sales.book.book import Book, one_currency
from enterprise_sales.book.cells_of import cells_of
from enterprise_sales.book.currencies import account_currencies, rate_findings, with_exponent
from enterprise_sales.book.dossier_cells import dossier_cells
from enterprise_sales.book.exact import with_worth
from enterprise_sales.book.findings import BookError, Finding, in_order
from enterprise_sales.book.flag_checks import flag_findings
from enterprise_sales.book.folder import Contents, contents_of, stamp
from enterprise_sales.book.lookups import look_up
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import normalise
from enterprise_sales.book.plausible import implausible
from enterprise_sales.book.sources import Sources
from enterprise_sales.book.table_rows import Part, table_rows
from enterprise_sales.book.tables import MODELS, columns_of

_CACHE: OrderedDict[tuple[object, ...], Book] = OrderedDict()
CACHED_BOOKS = 4


def load_book(folder: Path) -> Book:
    """The book at `folder`; read again only where a file's size or time has changed.

    Raises:
        BookError: there is no book, it has no accounts, or `book.yaml` cannot be used.
    """
    contents = contents_of(folder)
    key = (str(folder), stamp(contents.paths))
    if key not in _CACHE:
        _CACHE[key] = read_book(contents)
        while len(_CACHE) > CACHED_BOOKS:
            _CACHE.popitem(last=False)
    _CACHE.move_to_end(key)
    return _CACHE[key]


@dataclass
class _Reading:
    """What has been read so far."""

    contents: Contents
    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    problems: list[pl.DataFrame] = field(default_factory=list)
    currencies: pl.DataFrame = field(default_factory=pl.DataFrame)
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        self.sources = Sources(self.contents, self.frames)

    @property
    def book_currency(self) -> str:
        """What `book.yaml` says, else the one currency of all accounts, else none."""
        declared = self.contents.mapping.currency
        return declared or one_currency(set(self.currencies["currency"]))


def read_book(contents: Contents) -> Book:
    """Read every file of a book.

    Raises:
        BookError: it has no accounts.
    """
    reading = _Reading(contents, findings=list(contents.findings))
    dossiers, findings = dossier_cells(contents)
    reading.findings += findings
    for table in MODELS:
        _read_table(reading, table, dossiers.get(table))
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
    if dossier is not None:
        parts.append(_typed(reading, dossier, FileMapping(file="accounts", table=table)))
    rows = _checked(reading, _together(reading, parts, table), table) if parts else None
    lost = any(found["left_out"].any() for found in reading.problems[bad:])
    lost = lost or any(found.left_out for found in reading.findings[wrong:])
    if rows is not None and (rows.height or not lost):
        reading.frames[table] = rows
        reading.findings += checks.completeness(rows, table, columns)


def _read_file(reading: _Reading, options: FileMapping, columns: dict[str, set[str]]) -> list[Part]:
    read = cells_of(reading.contents, options)
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
    return [_typed(reading, linked.cells, options)]


def _typed(reading: _Reading, raw: pl.DataFrame, options: FileMapping) -> Part:
    if any(column.kind == "money" for column in columns_of(options.table).values()):
        raw = with_exponent(raw, reading.currencies, reading.book_currency)
    raw, bad = with_worth(raw, options)
    result = normalise(raw, options.table, options)
    reading.problems += [*bad, *result.problems]
    return options, result.rows


def _together(reading: _Reading, parts: list[Part], table: str) -> pl.DataFrame:
    made = table_rows(parts, table)
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
    settled, bad = account_currencies(accounts, reading.contents.mapping.currency)
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
        table: tuple(rows[MODELS[table].key[-1]].drop_nulls().unique().sort())
        for table, rows in reading.frames.items()
        if MODELS[table].key
    }
    return problems.told(frame, known)


def _book(reading: _Reading) -> Book:
    frame = pl.concat(reading.problems) if reading.problems else problems.empty()
    currency = reading.book_currency
    reporting = reading.contents.mapping.reporting_currency or currency
    findings = [*reading.findings, *_told(reading)]
    findings += rate_findings(reading.frames, reporting)
    return Book(
        folder=reading.contents.folder,
        vendor=reading.contents.mapping.vendor,
        currency=currency,
        reporting_currency=reporting,
        tables=reading.frames,
        given=frozenset(reading.frames),
        findings=tuple(in_order(findings)),
        problems=frame,
    )


__all__ = ["NoAccountsError", "load_book", "read_book"]
