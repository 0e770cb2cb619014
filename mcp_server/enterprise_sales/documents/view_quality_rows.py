"""The rows of a book in words: read, left out, old, leading nowhere, contradicting each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from enterprise_sales.analyses.quality_rows import DOSSIERS
from enterprise_sales.analyses.results import DataQuality
from enterprise_sales.analyses.results.quality import Freshness, Orphans, Reason, RowsRead
from enterprise_sales.documents.view_quality import table_name
from enterprise_sales.documents.voice import Table, Voice
from enterprise_sales.language import N_

FATES = {
    "left_out": N_("left out: {rows}"),
    "set_aside": N_("set aside: {rows}"),
    "merged": N_("made one"),
    "unreadable": N_("not read at all"),
}


@dataclass(frozen=True)
class Why:
    """Why rows of a file are no rows of the book."""

    where: str
    fate: str
    text: str


@dataclass(frozen=True)
class RowsView:
    """What was read, and how far it can be trusted."""

    rows: Table
    shared: str
    reasons: tuple[Why, ...]
    freshness: Table | None
    orphans: Table | None
    contradictions: Table | None


def rows_view(result: DataQuality, voice: Voice) -> RowsView:
    """Rows, freshness, orphans and contradictions as tables; none where there is nothing."""
    return RowsView(
        rows=_rows(result, voice),
        shared=_shared(result, voice),
        reasons=tuple(_reasons(result, voice)),
        freshness=_freshness(result, voice) if result.freshness else None,
        orphans=_orphans(result, voice) if result.orphans else None,
        contradictions=_contradictions(result, voice) if result.contradictions else None,
    )


def _rows(result: DataQuality, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Table"),
        t.text("File"),
        t.text("Read"),
        t.text("In the book"),
        t.text("Counted together"),
        t.text("Set aside"),
        t.text("Left out"),
    )
    feeds = Counter(one.file for one in result.tables)
    return Table(titles, tuple(_row(one, feeds[one.file], voice) for one in result.tables))


def _shared(result: DataQuality, voice: Voice) -> str:
    """How to read the rows of a file that feeds several tables, where there is one."""
    feeds = Counter(one.file for one in result.tables if one.file != DOSSIERS)
    if max(feeds.values(), default=1) == 1:
        return ""
    return voice.t.text(
        "A file that feeds several tables stands there with the same rows for each of them; in the"
        " total they count once."
    )


def _row(read: RowsRead, feeds: int, voice: Voice) -> tuple[str, ...]:
    counts = (read.rows_read, read.kept, read.merged, read.set_aside, read.left_out)
    file = read.file
    if feeds > 1 and file != DOSSIERS:
        told = voice.t.plural("feeds {n} table", "feeds {n} tables", feeds)
        file = voice.t.text("{file} ({feeds})", file=file, feeds=told)
    return (table_name(read.table, voice), file, *(voice.t.number(n) for n in counts))


def _reasons(result: DataQuality, voice: Voice) -> Iterator[Why]:
    for read in result.tables:
        for reason in read.reasons:
            fate = voice.t.text(FATES[reason.fate], rows=voice.t.number(reason.rows))
            yield Why(_place(read, reason, voice), fate, reason.text)


def _place(read: RowsRead, reason: Reason, voice: Voice) -> str:
    if reason.column is None:
        return read.file
    return voice.t.text("{file}: {columns}", file=read.file, columns=reason.column)


def _freshness(result: DataQuality, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Table"),
        t.text("Newest date"),
        t.text("Days ago"),
        t.text("Old after, days"),
        t.text("State"),
        t.text("Rows from the future"),
    )
    return Table(titles, tuple(_fresh(one, voice) for one in result.freshness))


def _fresh(one: Freshness, voice: Voice) -> tuple[str, ...]:
    t = voice.t
    return (
        t.text("{table}: {columns}", table=table_name(one.table, voice), columns=one.column),
        voice.day(one.newest),
        voice.number(one.days),
        t.number(one.limit_days),
        voice.marked("data_state", one.state),
        t.number(one.future),
    )


def _orphans(result: DataQuality, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Where"),
        t.text("What it names"),
        t.text("Not found in"),
        t.text("Rows"),
        t.text("Left out"),
    )
    return Table(titles, tuple(_orphan(one, voice) for one in result.orphans))


def _orphan(one: Orphans, voice: Voice) -> tuple[str, ...]:
    named = f"{one.column}: {one.excerpt}" if one.excerpt else one.column
    target = table_name(one.refers_to, voice)
    counts = (voice.t.number(one.rows), voice.t.number(one.left_out))
    return (one.where, named, target, *counts)


def _contradictions(result: DataQuality, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("What is wrong"), t.text("Where"), t.text("Rows"), t.text("Left out"))
    rows = tuple(
        (one.text, one.where, _share(one.rows, one.of, voice), t.number(one.left_out))
        for one in result.contradictions
    )
    return Table(titles, rows)


def _share(rows: int, of: int | None, voice: Voice) -> str:
    if of is None:
        return voice.t.number(rows)
    return voice.t.text("{part} of {whole}", part=voice.t.number(rows), whole=voice.t.number(of))
