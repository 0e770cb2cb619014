"""Exports → a proposal of `book.yaml`, with questions where the files do not tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import BookMapping
from enterprise_sales.book.tables import columns_of, required_of
from enterprise_sales.intake.exports import Export
from enterprise_sales.intake.questions import Question
from enterprise_sales.intake.recognise import ColumnProposal, FileProposal
from enterprise_sales.intake.sheets import Sheet, sheets_of
from enterprise_sales.language import Translator


@dataclass(frozen=True)
class Proposal:
    """What the exports would be read as.

    Attributes:
        files: every sheet with what it is read as; a sheet read as several tables stands there
            once for each of them.
        mapping: the `book.yaml` that follows.
        questions: what only the person knows.
        duplicates: companies that may be one (see `intake.links`).
        findings: files and cells that were left aside, and what was assumed.
    """

    files: tuple[FileProposal, ...]
    mapping: BookMapping
    questions: tuple[Question, ...]
    duplicates: tuple[Any, ...]
    findings: tuple[Finding, ...]


HUBSPOT = {"Record ID": "account_id", "Company name": "name", "Industry": "industry"}


def propose(exports: Sequence[Export], answers: Mapping[str, str], t: Translator) -> Proposal:  # noqa: ARG001
    """What the exports are, sheet by sheet, and the mapping that follows.

    Args:
        exports: the files.
        answers: question id → the candidate that the person chose.
        t: the language of reasons and questions.
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for export in sorted(exports, key=lambda one: one.name):
        found, lost = sheets_of(export)
        sheets += found
        findings += lost
    files = tuple(_recognised(sheet) for sheet in sheets)
    mapping = BookMapping(files=tuple(one.mapping for one in files if one.mapping))
    return Proposal(files, mapping, (), (), tuple(findings))


def _recognised(sheet: Sheet) -> FileProposal:
    columns = tuple(
        ColumnProposal(shape.name, HUBSPOT.get(shape.name), 1.0, "vendor", "HubSpot")
        for shape in sheet.columns
    )
    targets = {one.column: one.target for one in columns if one.target}
    if not set(required_of("accounts")) <= set(targets.values()):
        return FileProposal(sheet, None, None, 0.0, "no_table", "", columns, None)
    own = columns_of("accounts")
    update = {
        "table": "accounts",
        "columns": {name: target for name, target in targets.items() if target in own},
        "ignore": tuple(one.column for one in columns if not one.target),
    }
    options = sheet.options.model_copy(update=update)
    return FileProposal(sheet, "accounts", "HubSpot", 1.0, "vendor", "HubSpot", columns, options)
