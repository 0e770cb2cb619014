"""The data quality report in words: what works, and what to add first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enterprise_sales.analyses.results import DataQuality
from enterprise_sales.analyses.results.quality import FigureCover, NextStep, ToolCover
from enterprise_sales.documents.unlocks import unlocked
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.documents.words import WORDS

SHOWN = 10
"""Places to fill that are written out; presentation only."""
NAMED = 4
"""Figures that are named of a tool or a place; presentation only."""


@dataclass(frozen=True)
class CoverageView:
    """What the book can tell now, and what it could."""

    verdict: tuple[str, ...]
    steps: Table | None
    more: int
    tools: Table
    everywhere: str
    nowhere: str
    figures: Table | None


def quality_view(result: DataQuality, voice: Voice) -> CoverageView:
    """The verdict, the places to fill, the tools and their figures."""
    steps = result.next_steps
    return CoverageView(
        verdict=tuple(_verdict(result, voice)),
        steps=_steps(steps[:SHOWN], voice) if steps else None,
        more=len(steps[SHOWN:]),
        tools=_tools(result.coverage, voice),
        everywhere=_everywhere(result, voice),
        nowhere=_nowhere(result, voice),
        figures=_figures(result, voice),
    )


def table_name(table: str, voice: Voice) -> str:
    """The words for a table with its own name; a file of the book is called as it is."""
    name = voice.word("table", table) if table in WORDS["table"] else table
    return name if name == table else voice.t.text("{name} ({table})", name=name, table=table)


def _verdict(result: DataQuality, voice: Voice) -> Iterator[str]:
    yield _rows(result, voice)
    yield _age(result, voice)
    yield _doubts(result, voice)
    if result.next_steps:
        yield _first(result.next_steps[0], voice)


def _rows(result: DataQuality, voice: Voice) -> str:
    t = voice.t
    lost = sum(one.left_out for one in result.tables)
    values = {
        "rows": t.number(result.rows_read),
        "accounts": _accounts(result.accounts, voice),
        "files": t.plural("from {n} file", "from {n} files", result.files),
    }
    if not lost:
        return t.text("{accounts}; rows read {files}: {rows}, none of them left out.", **values)
    return t.text(
        "{accounts}; rows read {files}: {rows}, left out because of errors: {lost}.",
        **values,
        lost=t.number(lost),
    )


def _accounts(count: int, voice: Voice) -> str:
    return voice.t.plural("{n} account", "{n} accounts", count)


def _age(result: DataQuality, voice: Voice) -> str:
    t = voice.t
    old = [table_name(one.table, voice) for one in result.freshness if one.state == "old"]
    if old:
        return t.text("Old by the playbook: {tables}.", tables=t.listed(old))
    if not result.freshness:
        return t.text("The book holds no table with dates, so its age is unknown.")
    return t.text("No table is old by the playbook.")


def _doubts(result: DataQuality, voice: Voice) -> str:
    t = voice.t
    lost = sum(one.rows for one in result.orphans)
    wrong = sum(one.rows for one in result.contradictions)
    if not lost and not wrong:
        return t.text("No row leads nowhere, and none contradicts another.")
    return t.text(
        "References that lead nowhere: {lost}; contradictions: {wrong}.",
        lost=t.number(lost),
        wrong=t.number(wrong),
    )


def _first(step: NextStep, voice: Voice) -> str:
    return voice.t.text(
        "Most worth filling next, {accounts}: {place}.",
        place=table_name(step.table, voice) if step.whole_table else _place(step, voice),
        accounts=voice.t.plural("for {n} account", "for {n} accounts", step.accounts),
    )


def _steps(steps: Iterable[NextStep], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("No."),
        t.text("What to fill"),
        t.text("Accounts"),
        t.text("Their ARR"),
        t.text("What it would tell"),
        t.text("Share of what is unknown"),
    )
    rows = (_step(number, one, voice) for number, one in enumerate(steps, start=1))
    return Table(titles, tuple(rows))


def _step(number: int, step: NextStep, voice: Voice) -> tuple[str, ...]:
    return (
        voice.t.number(number),
        _place(step, voice),
        voice.t.number(step.accounts),
        voice.money(step.arr),
        _told(step, voice),
        voice.percent(step.worth),
    )


def _place(step: NextStep, voice: Voice) -> str:
    names = {"table": table_name(step.table, voice), "columns": ", ".join(step.columns)}
    if step.whole_table:
        return voice.t.text("rows in {table}: {columns}", **names)
    return voice.t.text("{table}: {columns}", **names)


def _told(step: NextStep, voice: Voice) -> str:
    new, better = _named(step.unlocks, voice), _named(step.completes, voice)
    if not better:
        return capital(new)
    if not new:
        return voice.t.text("More exactly: {figures}", figures=better)
    return voice.t.text("{figures}; more exactly: {better}", figures=capital(new), better=better)


def _named(codes: Iterable[str], voice: Voice) -> str:
    """The first figures by name, the others as a number."""
    names = unlocked(voice.t, codes)
    rest = len(names[NAMED:])
    if not rest:
        return voice.t.listed(names) if names else ""
    return voice.t.plural(
        "{names} and {n} more", "{names} and {n} more", rest, names=", ".join(names[:NAMED])
    )


def _tools(tools: Iterable[ToolCover], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Document"),
        t.text("Whole"),
        t.text("In part"),
        t.text("Nothing yet"),
        t.text("Most often unknown"),
    )
    return Table(titles, tuple(_tool(one, voice) for one in tools))


def _tool(tool: ToolCover, voice: Voice) -> tuple[str, ...]:
    counts = (tool.full, tool.partly, tool.nothing)
    return (
        capital(voice.word("tool", tool.tool)),
        *(voice.t.number(count) for count in counts),
        _unknown(tool, voice),
    )


def _unknown(tool: ToolCover, voice: Voice) -> str:
    """The figures that most accounts lack, the widest first."""
    return capital(_named(tool.unknown, voice)) or voice.t.text("nothing")


def _everywhere(result: DataQuality, voice: Voice) -> str:
    codes = [one.code for one in result.figures if _whole(one, result)]
    names = unlocked(voice.t, codes)
    if not names:
        return ""
    return voice.t.text("Known of every account: {figures}.", figures=voice.t.listed(names))


def _nowhere(result: DataQuality, voice: Voice) -> str:
    names = unlocked(voice.t, [one.code for one in result.figures if not one.known])
    if not names:
        return ""
    return voice.t.text("Known of no account yet: {figures}.", figures=voice.t.listed(names))


def _figures(result: DataQuality, voice: Voice) -> Table | None:
    """The figures that are unknown or incomplete somewhere, the least known first."""
    t = voice.t
    titles = (
        t.text("Figure"),
        t.text("Known"),
        t.text("Of these incomplete"),
        t.text("Data missing"),
        t.text("Does not apply, or data too old"),
    )
    some = [one for one in result.figures if one.known and not _whole(one, result)]
    rows = tuple(_figure(one, result.accounts, voice) for one in some)
    return Table(titles, rows) if rows else None


def _whole(figure: FigureCover, result: DataQuality) -> bool:
    return figure.known == result.accounts and not figure.incomplete


def _figure(figure: FigureCover, accounts: int, voice: Voice) -> tuple[str, ...]:
    missing = accounts - figure.known - figure.not_now
    counts = (figure.known, figure.incomplete, missing, figure.not_now)
    name = voice.t.listed(unlocked(voice.t, (figure.code,)))
    return (capital(name), *(voice.t.number(count) for count in counts))
