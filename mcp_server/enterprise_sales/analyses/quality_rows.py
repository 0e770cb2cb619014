"""What became of the rows of every file, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from enterprise_sales.analyses.findings_out import finding_out
from enterprise_sales.analyses.results.quality import Fate, Reason, RowsRead
from enterprise_sales.book import Book, Finding
from enterprise_sales.book.file_reads import FileRead
from enterprise_sales.book.folder import WORKBOOKS
from enterprise_sales.language import Translator

DOSSIERS = "accounts/*.md"
FATES: dict[str, Fate] = {
    "rows_set_aside": "set_aside",
    "rows_not_taken": "set_aside",
    "rows_taken_out": "set_aside",
    "rows_repeated": "merged",
    "rows_counted_together": "merged",
}
"""Finding → what becomes of the rows that it counts, where they are no loss."""
Place = tuple[str, str]


def rows_read(book: Book, t: Translator) -> tuple[RowsRead, ...]:
    """The rows of every table and file; those of all dossiers together."""
    why: dict[Place, list[Finding]] = {}
    for finding in book.findings:
        why.setdefault((finding.table or "accounts", _file(finding.file)), []).append(finding)
    ordered = sorted(book.reads, key=_place)
    return tuple(
        _rows(list(reads), why.get(place, []), t) for place, reads in groupby(ordered, key=_place)
    )


def rows_once(tables: Iterable[RowsRead]) -> dict[str, int]:
    """File → its rows, each once: every table that a file feeds is read from the same rows.

    The sheets of a workbook are told apart by how many rows they have; dossiers hold rows of
    their own for each table.
    """
    counts: dict[str, list[int]] = {}
    for one in tables:
        counts.setdefault(one.file, []).append(one.rows_read)
    return {file: _once(file, found) for file, found in counts.items()}


def _once(file: str, counts: list[int]) -> int:
    if file == DOSSIERS:
        return sum(counts)
    return sum(set(counts)) if file.lower().endswith(WORKBOOKS) else max(counts)


def _place(read: FileRead) -> Place:
    return read.table, _file(read.file)


def _file(name: str) -> str:
    """Dossiers hold an account each: as files they say nothing of the table."""
    return DOSSIERS if name.startswith("accounts/") and name.endswith(".md") else name


def _rows(reads: list[FileRead], findings: Iterable[Finding], t: Translator) -> RowsRead:
    table, file = _place(reads[0])
    read = sum(one.read for one in reads)
    return RowsRead(
        table=table,
        file=file,
        rows_read=read,
        kept=sum(one.kept for one in reads),
        merged=sum(one.merged for one in reads),
        set_aside=sum(one.set_aside for one in reads),
        left_out=sum(one.left_out for one in reads),
        reasons=_together(_reasons(findings, read, t)),
    )


def _reasons(findings: Iterable[Finding], read: int, t: Translator) -> Iterator[Reason]:
    for finding in findings:
        fate, rows = FATES.get(finding.code), finding.count
        if finding.left_out:
            fate, rows = "left_out", finding.left_out
        elif not read and finding.severity == "error":
            fate, rows = "unreadable", 0
        if fate:
            text = finding_out(finding, t).wrong
            yield Reason(fate=fate, code=finding.code, column=finding.column, rows=rows, text=text)


def _together(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """One entry a kind of reason, the widest first; of many dossiers the first text stands."""
    found: dict[tuple[str, str, str | None], Reason] = {}
    for one in reasons:
        key = (one.fate, one.code, one.column)
        if key in found:
            one = found[key].model_copy(update={"rows": found[key].rows + one.rows})
        found[key] = one
    return tuple(sorted(found.values(), key=lambda one: (-one.rows, one.code, one.column or "")))
