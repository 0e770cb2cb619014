"""Reading a folder as a book."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from enterprise_sales.book import checks, problems
from enterprise_sales.book.book import Book, one_currency
from enterprise_sales.book.cells_of import cells_of
from enterprise_sales.book.currencies import account_currencies, rate_findings, with_exponent
from enterprise_sales.book.derive import aggregate, look_up
from enterprise_sales.book.dossier_cells import dossier_cells
from enterprise_sales.book.findings import BookError, Finding
from enterprise_sales.book.flag_checks import flag_findings
from enterprise_sales.book.folder import Contents, contents_of, stamp
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import normalise, schema_of
from enterprise_sales.book.tables import MODELS, columns_of

_CACHE: OrderedDict[tuple[object, ...], Book] = OrderedDict()
CACHED_BOOKS = 4
_ORDER = {"error": 0, "warning": 1, "info": 2}


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

    @property
    def book_currency(self) -> str | None:
        return self.contents.mapping.currency


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
    reading.findings += checks.tickets_before_customer(reading.frames)
    reading.findings += flag_findings(contents)
    return _book(reading)


def _read_table(reading: _Reading, table: str, dossier: pl.DataFrame | None) -> None:
    parts, columns, given = [], set[str](), dossier is not None
    for options in reading.contents.files:
        if options.table == table:
            given = True
            parts += _read_file(reading, options, columns)
    if dossier is not None:
        parts.append(_typed(reading, dossier, FileMapping(file="accounts", table=table)))
    if given:
        rows = pl.concat(parts) if parts else pl.DataFrame(schema=schema_of(table))
        reading.frames[table] = _checked(reading, rows, table)
        reading.findings += checks.completeness(reading.frames[table], table, columns)


def _read_file(reading: _Reading, options: FileMapping, columns: set[str]) -> list[pl.DataFrame]:
    raw, findings, bad = cells_of(reading.contents, options)
    reading.findings += findings
    reading.problems += bad
    if raw is None or any(finding.code == "column_missing" for finding in findings):
        return []
    columns.update(name for name in raw.columns if name in columns_of(options.table))
    if options.lookups:
        raw, bad, findings = look_up(raw, options, reading.frames)
        reading.problems += bad
        reading.findings += findings
    return [_typed(reading, raw, options)]


def _typed(reading: _Reading, raw: pl.DataFrame, options: FileMapping) -> pl.DataFrame:
    if any(column.kind == "money" for column in columns_of(options.table).values()):
        raw = with_exponent(raw, reading.currencies, reading.book_currency)
    result = normalise(raw, options.table, options)
    reading.problems += result.problems
    if options.aggregate:
        return aggregate(result.rows, options).select(list(schema_of(options.table)))
    return result.rows.select(list(schema_of(options.table)))


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
    return rows


def _settle_currencies(reading: _Reading) -> None:
    accounts = reading.frames.get("accounts")
    if accounts is None or accounts.is_empty():
        blocking = [f for f in reading.findings if f.severity == "error"]
        raise NoAccountsError(str(reading.contents.folder), blocking + _told(reading))
    settled, findings = account_currencies(accounts, reading.book_currency)
    reading.frames["accounts"] = settled
    reading.findings += findings
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
    currencies = set(reading.currencies["currency"].drop_nulls())
    currency = reading.book_currency or one_currency(currencies)
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


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by file, column and code."""
    return sorted(
        findings, key=lambda f: (_ORDER[f.severity], f.file, f.table or "", f.column or "", f.code)
    )


__all__ = ["NoAccountsError", "in_order", "load_book", "read_book"]
