"""Entries of `book.yaml` that leave aside the column which says in which currency amounts are.

An entry that was written before such a column was held to the amounts lists it under `ignore`:
dollars then count as roubles, and nobody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from enterprise_sales.book.currency_names import code_of_currency
from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import BookMapping, FileMapping
from enterprise_sales.book.row_currency import has_amounts
from enterprise_sales.book.tables import MODELS
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.fit import fit
from enterprise_sales.intake.matching import candidates
from enterprise_sales.intake.shape import ColumnShape
from enterprise_sales.intake.sheets import Sheet, sheets_of
from enterprise_sales.intake.vocabulary import judgement

ROLE = "currency"


def ignored_currencies(mapping: BookMapping, files: Sequence[Export]) -> Iterator[Finding]:
    """A finding for each such entry whose column names another currency than the book's.

    Only the files of entries that ignore a column called so are looked at.
    """
    paths = {one.name: one for one in files}
    for entry in mapping.files:
        names = _ignored(entry)
        if names and entry.file in paths:
            for sheet in sheets_of(paths[entry.file])[0]:
                if entry.sheet in (None, sheet.sheet):
                    yield from _told(entry, names, sheet, mapping.currency)


def _ignored(entry: FileMapping) -> list[str]:
    """The ignored columns that are called a currency, of a table with amounts that has none."""
    if entry.currency or entry.table not in MODELS or not has_amounts(entry.table):
        return []
    return [name for name in entry.ignore if _called_currency(entry.table, name)]


def _called_currency(table: str, name: str) -> bool:
    best = candidates(table, name)[:1]
    return any(one.role == ROLE and one.score >= judgement("high") for one in best)


def _told(
    entry: FileMapping, names: Sequence[str], sheet: Sheet, currency: str | None
) -> Iterator[Finding]:
    for name in names:
        shape = sheet.shapes.get(name)
        codes = _codes(entry.table, shape) if shape else []
        if shape and set(codes) - {currency}:
            yield Finding(
                code="currency_ignored",
                severity="warning",
                file=entry.file,
                table=entry.table,
                column=name,
                count=shape.filled,
                excerpt=", ".join(codes),
            )


def _codes(table: str, shape: ColumnShape) -> list[str]:
    if fit(table, ROLE, shape) != "fits":
        return []
    found = (code_of_currency(value) for value, _ in shape.values)
    return sorted({code for code in found if code})
