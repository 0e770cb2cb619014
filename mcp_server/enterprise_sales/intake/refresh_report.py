"""The queries that were asked, as import_book tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import NO_TABLE, FileMapping
from enterprise_sales.book.tables import columns_of
from enterprise_sales.intake.refresh import Refreshed
from enterprise_sales.intake.results import ColumnOut, FileOut
from enterprise_sales.intake.snapshots import Snapshot
from enterprise_sales.language import Translator

SURE = 1


def queries(refreshed: Refreshed, t: Translator) -> Iterator[FileOut]:
    """Each entry with a query: how many rows came, and what its columns are read as."""
    found = {one.name: one for one in refreshed.snapshots}
    for options in refreshed.entries:
        answer = found.get(options.file)
        columns = tuple(_columns(options, answer, t)) if answer else ()
        yield FileOut(
            file=options.file,
            sheet=None,
            table=None if options.table == NO_TABLE else options.table,
            vendor=None,
            confidence=SURE,
            reason=_reason(answer, t),
            kept=True,
            taken={one.column: one.target for one in columns if one.target},
            aside=tuple(one.column for one in columns if not one.target),
            columns=columns,
        )


def _reason(answer: Snapshot | None, t: Translator) -> str:
    if answer is None:
        return t.text("The query was not answered.")
    return t.plural("The query gave {n} row.", "The query gave {n} rows.", answer.rows)


def _columns(options: FileMapping, answer: Snapshot, t: Translator) -> Iterator[ColumnOut]:
    own = () if options.table == NO_TABLE else columns_of(options.table)
    for name in answer.columns:
        target, reason = options.columns.get(name), t.text("book.yaml says so.")
        if target is None and name in options.needed:
            reason = t.text("book.yaml uses it to make or to choose rows.")
        elif target is None and name in own and name not in options.ignore:
            target, reason = name, t.text("The table has a column of this name.")
        elif target is None and name not in options.ignore:
            reason = t.text("The table has no column of this name.")
        yield ColumnOut(column=name, target=target, confidence=SURE, reason=reason)


def without_advice(findings: Iterable[Finding], refreshed: Refreshed) -> list[Finding]:
    """The findings of the book but those that say to ask a query that was asked just now."""
    asked = {one.file for one in refreshed.findings}
    return [one for one in findings if not (one.file in asked and one.code in ADVICE)]


ADVICE = ("query_not_run", "query_changed")

__all__ = ["queries", "without_advice"]
