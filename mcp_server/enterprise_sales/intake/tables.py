"""Which table a sheet is: by the vendor's own headers, else by what its columns and name tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from enterprise_sales.intake.assign import Match, matches
from enterprise_sales.intake.headers import header
from enterprise_sales.intake.sheets import Sheet
from enterprise_sales.intake.vocabulary import (
    Vendor,
    VendorExport,
    judgement,
    table_words,
    tables,
    vendors,
    words,
)

_LISTS = {
    "accounts": ("account_id", "tax_id", "name"),
    "products": ("product_id", "name"),
    "staff": ("staff_id",),
    "categories": ("category_id", "family"),
}
"""Tables whose rows are of one record each → the roles that do not repeat then."""


@dataclass(frozen=True)
class Reading:
    """A sheet taken as a table.

    Attributes:
        table: the table.
        columns: what each column is taken for.
        weight: how much speaks for the table.
        vendor: the program that wrote the export, where its headers tell.
        lacking: what a row of the table cannot do without and the sheet does not have.
    """

    table: str
    columns: tuple[Match, ...]
    weight: float
    vendor: str | None = None
    lacking: tuple[tuple[str, ...], ...] = ()

    @property
    def roles(self) -> dict[str, Match]:
        """Role → the column that fills it."""
        return {match.role: match for match in self.columns if match.role}


def readings(sheet: Sheet) -> tuple[Reading, ...]:
    """The tables that a sheet may be, what speaks most for one first."""
    known = known_export(sheet)
    if known is not None:
        vendor, export = known
        return (_reading(sheet, export.table, export, vendor.vendor),)
    found = [_reading(sheet, table, None, None) for table in tables()]
    return tuple(sorted(found, key=lambda one: -one.weight))


def known_export(sheet: Sheet) -> tuple[Vendor, VendorExport] | None:
    """The vendor's export whose telling headers stand in the sheet; the one with most headers."""
    names = {header(shape.name).close for shape in sheet.columns}
    best: tuple[tuple[float, int], Vendor, VendorExport] | None = None
    for vendor in vendors():
        for export in vendor.exports:
            telling = {header(name).close for name in export.known_by}
            share = len(telling & names) / len(telling)
            known = {header(name).close for name in (*export.columns, *export.aside)}
            rank = (share, len(known & names))
            if share >= judgement("vendor_share") and (best is None or rank > best[0]):
                best = (rank, vendor, export)
    return best and (best[1], best[2])


def _reading(sheet: Sheet, table: str, export: VendorExport | None, vendor: str | None) -> Reading:
    columns = matches(table, sheet.columns, export)
    roles = {match.role for match in columns if match.role}
    spoken = table_words(table)
    lacking = tuple(group for group in spoken.needs if not roles & set(group))
    weight = sum(
        spoken.tells.get(match.role, judgement("untold")) * match.score * _plainness(match)
        for match in columns
        if match.role
    )
    weight += _called(sheet, table)
    if not _once_each(columns, _LISTS.get(table, ())):
        weight *= judgement("repeated")
    return Reading(table, columns, weight, vendor, lacking)


def _once_each(columns: tuple[Match, ...], roles: tuple[str, ...]) -> bool:
    """Whether the rows are of one record each, as in a list of accounts or products."""
    keys = {one.role: one.shape for one in columns if one.role in roles and one.shape.filled}
    if "account_id" in keys:
        keys.pop("tax_id", None)  # branches share one, and a company entered twice has it twice
    return all(one.distinct >= judgement("unique") * one.filled for one in keys.values())


def _plainness(match: Match) -> float:
    """A bare `Name` or `ID` says less of what a sheet is than `Job title`."""
    return judgement("bare") if header(match.shape.name).plain in words().bare else 1.0


def _called(sheet: Sheet, table: str) -> float:
    """What the name of the file and of the sheet say."""
    said = header(f"{PurePosixPath(sheet.export.name).stem} {sheet.sheet or ''}")
    called = [header(name) for name in table_words(table).called]
    longest = max(
        (len(one.stems) for one in called if set(one.stems) <= set(said.stems)), default=0
    )
    if longest or any(one.meaning <= said.meaning for one in called):
        return judgement("file_name") + longest / 10
    return 0.0
