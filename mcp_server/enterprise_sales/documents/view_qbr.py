"""The business review: what the meeting sees, and what stays with us."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import (
    AgendaLine,
    Ask,
    Check,
    PrepareQbr,
    Step,
    ValueStatement,
)
from enterprise_sales.analyses.value_figures import change, span
from enterprise_sales.documents import words
from enterprise_sales.documents.view_missing import documented
from enterprise_sales.documents.view_people import people_table
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class Item:
    """One item of the agenda."""

    title: str
    minutes: str
    content: tuple[str, ...]


@dataclass(frozen=True)
class QbrView:
    """The review in words."""

    facts: Table
    agenda: tuple[Item, ...]
    statements: tuple[str, ...]
    unverified: tuple[str, ...]
    meeting_steps: Table
    present: Table
    invite: Table
    on_record: bool
    unclear: bool
    audience_gaps: tuple[str, ...]
    asks: Table
    checks: Table
    metrics: Table


def qbr_view(result: PrepareQbr, voice: Voice) -> QbrView:
    """The preparation of a business review."""
    confirmed = [row for row in result.value_statements if row.verified_by]
    unverified = [row for row in result.value_statements if not row.verified_by]
    return QbrView(
        facts=_facts(result, voice),
        agenda=tuple(_item(line, voice) for line in result.agenda),
        statements=tuple(statement(row, voice) for row in confirmed),
        unverified=tuple(statement(row, voice) for row in unverified),
        meeting_steps=_meeting_steps(result.next_steps, voice),
        present=people_table(result.audience.present, voice),
        invite=people_table(result.audience.should_invite, voice),
        on_record=result.audience.on_record > 0,
        unclear=result.audience.unclear > 0,
        audience_gaps=tuple(voice.word("audience_gap", code) for code in result.audience.gaps),
        asks=_asks(result.asks, voice),
        checks=checks_table(result.checks, voice),
        metrics=_metrics(result, voice),
    )


def statement(row: ValueStatement, voice: Voice) -> str:
    """Outcome – before – after – worth, and who confirmed it."""
    parts = (row.outcome, _measured(row, voice), _worth(row, voice), _confirmed(row, voice))
    return "; ".join(part for part in parts if part)


def _measured(row: ValueStatement, voice: Voice) -> str:
    if row.before is None or row.after is None:
        return ""
    metric, figures = row.metric or voice.t.text("measured"), (row.before, row.after, row.unit)
    text = f"{metric}: {span(voice.t, *figures)}"
    told = change(voice.t, *figures, row.change_percent)
    return f"{text} ({told})" if told else text


def _worth(row: ValueStatement, voice: Voice) -> str:
    if row.worth is None:
        return voice.t.text("its worth is not calculated yet")
    return voice.t.text("worth {amount} a year", amount=voice.money(row.worth))


def _confirmed(row: ValueStatement, voice: Voice) -> str:
    day = voice.day(row.date)
    if row.verified_by is None:
        return voice.t.text("not confirmed by the customer yet ({day})", day=day)
    return voice.t.text("confirmed by {name}, {day}", name=row.verified_by, day=day)


def _facts(result: PrepareQbr, voice: Voice) -> Table:
    t = voice.t
    last = voice.day(result.last_qbr) if result.last_qbr else t.text("no data")
    return Table(
        (t.text("QBR"), ""),
        (
            (t.text("Length of the meeting"), t.text("{n} min", n=t.number(result.minutes))),
            (t.text("Last QBR"), last),
            (t.text("Next QBR"), _next(result, voice)),
            (t.text("Documented value"), documented(result, result.value_documented, voice)),
        ),
    )


def _next(result: PrepareQbr, voice: Voice) -> str:
    """The day it is due; for one that is late or the first, by when it is to be held."""
    day = voice.day(result.next_qbr)
    if result.qbr_late_since is not None:
        due = voice.day(result.qbr_late_since)
        return voice.t.text("was due {due}: hold it by {day}", due=due, day=day)
    return day if result.last_qbr else voice.t.text("the first one: by {day}", day=day)


def _item(line: AgendaLine, voice: Voice) -> Item:
    minutes = voice.t.text("{n} min", n=voice.t.number(line.minutes))
    return Item(line.title, minutes, line.content)


def _meeting_steps(steps: tuple[Step, ...], voice: Voice) -> Table:
    """Without status and origin, which speak of us."""
    t = voice.t
    rows = tuple(
        (
            step.action,
            step.owner or t.text("nobody yet"),
            voice.day_short(step.due) if step.due else t.text("to be agreed"),
        )
        for step in steps
        if step.status != "done"
    )
    return Table((t.text("Action"), t.text("Owner"), t.text("Due")), rows)


def _asks(asks: tuple[Ask, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("What to ask for"),
        t.text("Direction of growth"),
        t.text("Potential"),
        t.text("Can it be offered?"),
    )
    rows = tuple(
        (
            ask.text,
            voice.word("vector", ask.vector) if ask.vector else "",
            voice.money(ask.potential_value),
            _gate(ask, voice),
        )
        for ask in asks
    )
    return Table(titles, rows)


def _gate(ask: Ask, voice: Voice) -> str:
    gate = voice.marked("gate", ask.gate)
    return f"{gate} ({ask.reason.rstrip(' .')})" if ask.reason else gate


def checks_table(checks: tuple[Check, ...], voice: Voice) -> Table:
    """✅ avoided, ❌ happening, ❔ unknown."""
    t = voice.t
    rows = tuple(
        (words.mark("check", check.ok), check.text, capital(check.why)) for check in checks
    )
    return Table(
        (t.text("Avoided"), t.text("What spoils a QBR"), t.text("What the data shows")), rows
    )


def _to_invite(result: PrepareQbr, voice: Voice) -> str:
    """How many; unknown where nobody is on record."""
    room = result.audience
    known = bool(room.present or room.should_invite)
    return voice.t.number(len(room.should_invite)) if known else voice.unknown


def _metrics(result: PrepareQbr, voice: Voice) -> Table:
    t = voice.t
    passed = sum(check.ok is True for check in result.checks)
    confirmed = sum(row.verified_by is not None for row in result.value_statements)
    return Table(
        (t.text("Metric"), t.text("Value")),
        (
            (t.text("Documented value"), documented(result, result.value_documented, voice)),
            (t.text("Results confirmed by the customer"), t.number(confirmed)),
            (t.text("People still to be invited"), _to_invite(result, voice)),
            (t.text("Mistakes avoided"), t.ratio(passed, len(result.checks))),
        ),
    )
