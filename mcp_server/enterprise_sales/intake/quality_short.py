"""The data quality report in a few lines: what works, and what to fill first."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.common import Output, Result
from enterprise_sales.analyses.results.quality import (
    Contradiction,
    DataQuality,
    NextStep,
    Orphans,
)
from enterprise_sales.documents.unlocks import unlocked
from enterprise_sales.language import Translator

FIRST = 3
"""Places to fill that are named; presentation only."""
NAMED = 4
"""Figures that are named of a place; presentation only."""


class Works(Result):
    """For how many accounts a document can be written whole, in part, or says nothing yet."""

    tool: str
    full: int
    partly: int
    nothing: int


class FillNext(Result):
    """A column to fill or a table to add.

    Attributes:
        columns: those to fill; where the accounts have no row of the table, those of a new row.
        whole_table: whether they have none.
        accounts: for how many it is missing.
        tells: what would become known, in words; the first of them.
        further: how many more figures would.
    """

    table: str
    columns: tuple[str, ...]
    whole_table: bool
    accounts: int
    tells: tuple[str, ...]
    further: int


class QualityShort(Result):
    """How good the data is.

    Attributes:
        accounts: how many the book holds.
        works: the documents in the order of the tools.
        next_steps: the most worthwhile first.
        old: tables whose newest row is older than the playbook allows.
        orphans: references that lead nowhere.
        contradictions: rows that contradict themselves or others.
        output: the saved report.
    """

    accounts: int
    works: tuple[Works, ...]
    next_steps: tuple[FillNext, ...]
    old: tuple[str, ...]
    orphans: int
    contradictions: int
    output: Output | None


def quality_short(whole: DataQuality, t: Translator) -> QualityShort:
    """The report without its tables, figures and places."""
    return QualityShort(
        accounts=whole.accounts,
        works=tuple(
            Works(tool=one.tool, full=one.full, partly=one.partly, nothing=one.nothing)
            for one in whole.coverage
        ),
        next_steps=tuple(_fill(one, t) for one in whole.next_steps[:FIRST]),
        old=tuple(one.table for one in whole.freshness if one.state == "old"),
        orphans=_rows(whole.orphans),
        contradictions=_rows(whole.contradictions),
        output=whole.output,
    )


def _fill(step: NextStep, t: Translator) -> FillNext:
    tells = unlocked(t, (*step.unlocks, *step.completes))
    return FillNext(
        table=step.table,
        columns=step.columns,
        whole_table=step.whole_table,
        accounts=step.accounts,
        tells=tuple(tells[:NAMED]),
        further=len(tells[NAMED:]),
    )


def _rows(found: Iterable[Orphans | Contradiction]) -> int:
    return sum(one.rows for one in found)
