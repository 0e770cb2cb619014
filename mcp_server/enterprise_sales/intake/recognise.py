"""What a sheet is, and what each of its columns is."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.intake.sheets import Sheet


@dataclass(frozen=True)
class ColumnProposal:
    """What a column of a file is taken for.

    Attributes:
        column: its name in the file.
        target: the column of the table that it fills; None where it is left aside.
        confidence: from 0 to 1, in the target or in leaving it aside.
        code: stable name of the reason.
        reason: the reason in words.
        candidates: the targets that came into question with their confidence, best first.
    """

    column: str
    target: str | None
    confidence: float
    code: str
    reason: str
    candidates: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class FileProposal:
    """What a sheet is read as.

    Attributes:
        sheet: the sheet.
        table: the table; None where it is no table of a book.
        vendor: the program that wrote the export, where its headers tell.
        confidence: from 0 to 1, in the table.
        code: stable name of the reason.
        reason: the reason in words.
        columns: every column of the sheet in its order.
        mapping: the entry of `book.yaml`; None where there is no table.
    """

    sheet: Sheet
    table: str | None
    vendor: str | None
    confidence: float
    code: str
    reason: str
    columns: tuple[ColumnProposal, ...]
    mapping: FileMapping | None
