"""A staged import as what import_book returns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.results import DataQuality
from enterprise_sales.analyses.results.quality import TableOut
from enterprise_sales.book.findings import in_order
from enterprise_sales.book.load import NoAccountsError
from enterprise_sales.intake.proposal import Proposal
from enterprise_sales.intake.quality_short import quality_short
from enterprise_sales.intake.recognise import ColumnProposal, FileProposal
from enterprise_sales.intake.refresh_report import queries, without_advice
from enterprise_sales.intake.results import (
    Changes,
    ColumnOut,
    DuplicateOut,
    FileOut,
    ImportBook,
    QuestionOut,
)
from enterprise_sales.intake.staging import Staged
from enterprise_sales.intake.summary import summary
from enterprise_sales.language import Translator

DECIMALS = 2
"""Of a confidence; presentation only."""


def report(
    staged: Staged,
    quality: DataQuality | None,
    folder: str,
    as_of: date,
    t: Translator,
    changes: Changes,
    *,
    applied: bool,
) -> ImportBook:
    """What an import did or would do, whole."""
    return ImportBook(
        as_of=as_of.isoformat(),
        language=t.language,
        book=folder,
        applied=applied,
        summary=summary(staged, t, applied=applied),
        mapping=(*_kept(staged, t), *queries(staged.refreshed, t), *_proposed(staged)),
        questions=tuple(_questions(staged.proposal)),
        tables=tables(quality),
        quality=quality_short(quality, t) if quality else None,
        duplicates=tuple(_duplicates(staged.proposal)),
        changes=changes,
        writes_mapping=staged.text is not None,
        book_yaml=staged.text,
        quality_report=quality,
        findings=(*_findings(staged, t), *(quality.findings if quality else ())),
    )


def _proposed(staged: Staged) -> Iterable[FileOut]:
    told: set[tuple[str, str]] = set()
    for one in staged.proposal.files:
        yield _file(one, first=one.sheet.place not in told)
        told.add(one.sheet.place)


def _file(found: FileProposal, *, first: bool) -> FileOut:
    aside = [one.column for one in found.columns if not one.target] if first else []
    return FileOut(
        file=found.sheet.export.name,
        sheet=found.sheet.sheet,
        table=found.table,
        vendor=found.vendor,
        confidence=round(found.confidence, DECIMALS),
        reason=found.reason,
        kept=False,
        taken={one.column: one.target for one in found.columns if one.target},
        aside=tuple(aside) if found.table else (),
        columns=tuple(_column(one) for one in found.columns),
    )


def _column(found: ColumnProposal) -> ColumnOut:
    return ColumnOut(
        column=found.column,
        target=found.target,
        confidence=round(found.confidence, DECIMALS),
        reason=found.reason,
        candidates=tuple(name for name, _ in found.candidates if name != found.target),
    )


def _kept(staged: Staged, t: Translator) -> Iterable[FileOut]:
    reason = t.text("book.yaml has an entry for this file, and it stays as it is.")
    for name in staged.kept:
        yield FileOut(
            file=name, sheet=None, table=None, vendor=None, confidence=1, reason=reason, kept=True
        )


def _questions(proposal: Proposal) -> Iterable[QuestionOut]:
    for one in proposal.questions:
        yield QuestionOut(
            id=one.id,
            file=one.file,
            column=one.column,
            text=one.text,
            candidates=one.candidates,
            assumed=one.assumed,
        )


def _duplicates(proposal: Proposal) -> Iterable[DuplicateOut]:
    for one in proposal.duplicates:
        yield DuplicateOut(names=one.names, reason=one.reason)


def tables(quality: DataQuality | None) -> tuple[TableOut, ...]:
    """How the rows of each file became rows of the book."""
    return tuple(
        TableOut(**one.model_dump(include={*TableOut.model_fields}))
        for one in (quality.tables if quality else ())
    )


def _findings(staged: Staged, t: Translator) -> tuple[FindingOut, ...]:
    refreshed = staged.refreshed
    found = [*staged.findings, *staged.proposal.findings, *refreshed.findings]
    if staged.book is not None:
        found += without_advice(staged.book.findings, refreshed)
    elif isinstance(staged.refusal, NoAccountsError):
        found += without_advice(staged.refusal.findings, refreshed)
    return findings_out(in_order(found), t)


__all__ = ["report", "tables"]
