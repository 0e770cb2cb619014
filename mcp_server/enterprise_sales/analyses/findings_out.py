"""Findings as the tools show them, in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.book import Finding
from enterprise_sales.book.import_messages import WORDS
from enterprise_sales.language import N_, Translator
from enterprise_sales.language.findings import message

ROWS = (N_("{file}, row {rows}"), N_("{file}, rows {rows}"), N_("{file}, rows {rows} …"))
LINES = (N_("{file}, line {rows}"), N_("{file}, lines {rows}"), N_("{file}, lines {rows} …"))
DOSSIER = ".md"


def findings_out(findings: Iterable[Finding], t: Translator) -> tuple[FindingOut, ...]:
    """Where, excerpt, what is wrong and what to do, in the order of the book."""
    return tuple(finding_out(finding, t) for finding in findings)


def finding_out(finding: Finding, t: Translator) -> FindingOut:
    """One finding."""
    wrong, remedy = message(t, *WORDS[finding.code], finding.placeholders)
    return FindingOut(
        code=finding.code,
        severity=finding.severity,
        where=where(t, finding.file, finding.rows, finding.count),
        excerpt=finding.excerpt,
        wrong=wrong,
        remedy=remedy,
        count=finding.count,
        left_out=finding.left_out,
    )


def where(t: Translator, file: str, rows: tuple[int, ...], count: int) -> str:
    """A place in the book: the file, and its first rows or lines where single ones are meant."""
    if not rows:
        return file
    one, several, and_more = LINES if file.endswith(DOSSIER) else ROWS
    numbers = ", ".join(str(row) for row in rows)
    if count > len(rows):
        return t.text(and_more, file=file, rows=numbers)
    return t.text(one if len(rows) == 1 else several, file=file, rows=numbers)
