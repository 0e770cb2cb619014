"""The engagement plan: calendar by month, who is late, what calls for a contact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from enterprise_sales.analyses.results import (
    CalendarEntry,
    EngagementTrigger,
    ExecutiveTouchpoints,
    LevelSummary,
    OverdueContact,
    PlanEngagement,
)
from enterprise_sales.analyses.results.engagement import OURS
from enterprise_sales.documents.view_references import ReferencesView, references_view
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.language import within


@dataclass(frozen=True)
class Month:
    """The entries of one month: single meetings, then the running contacts by person."""

    title: str
    meetings: Table
    running: Table


@dataclass(frozen=True)
class EngagementView:
    """The plan in words."""

    facts: Table
    notes: tuple[str, ...]
    months: tuple[Month, ...]
    overdue: Table
    anybody: bool
    untouched: tuple[str, ...]
    triggers: Table
    levels: Table
    level_notes: tuple[str, ...]
    references: ReferencesView
    metrics: Table


def engagement_view(result: PlanEngagement, voice: Voice) -> EngagementView:
    """The engagement plan of an account."""
    return EngagementView(
        facts=_facts(result, voice),
        notes=result.notes,
        months=tuple(_months(result.calendar, voice)),
        overdue=_overdue(result.overdue, voice),
        anybody=_anybody(result),
        untouched=tuple(_untouched(result.untouched, voice)),
        triggers=_triggers(result.triggers, voice),
        levels=_levels(result.levels, voice),
        level_notes=tuple(_level_notes(result.levels, voice)),
        references=references_view(result.references, voice),
        metrics=_metrics(result, voice),
    )


def _facts(result: PlanEngagement, voice: Voice) -> Table:
    t, found = voice.t, result.executive_touchpoints
    rows = [
        (t.text("Calendar up to"), voice.day(result.until)),
        (t.text("Health band"), voice.marked("band", result.health_band)),
        (t.text("Meetings at C-level, held in a quarter"), voice.number(found.held)),
        (t.text("Their target"), _target(found, voice)),
    ]
    if found.target_min is not None:
        rows.append((t.text("Meetings at C-level still to book"), voice.number(found.to_book)))
    return Table((t.text("Engagement"), ""), tuple(rows))


def _target(found: ExecutiveTouchpoints, voice: Voice) -> str:
    if found.target_min is None:
        return voice.t.text("the playbook sets none")
    low = voice.t.number(found.target_min)
    if found.target_max is None or found.target_max == found.target_min:
        return voice.t.text("at least {n}", n=low)
    return f"{low}–{voice.t.number(found.target_max)}"


def _months(entries: Iterable[CalendarEntry], voice: Voice) -> Iterable[Month]:
    for _, group in groupby(entries, key=lambda entry: entry.date[:7]):
        rows = list(group)
        running = [row for row in rows if _runs(row)]
        yield Month(
            title=capital(voice.t.month(rows[0].date)),
            meetings=_calendar([row for row in rows if row not in running], voice),
            running=_running(running, voice),
        )


def _runs(row: CalendarEntry) -> bool:
    """A contact of the running rhythm, without anything of its own."""
    return (row.kind, row.code) == ("contact", "due")


def _running(rows: Iterable[CalendarEntry], voice: Voice) -> Table:
    """One line a person, with all days of the month."""
    t = voice.t
    titles = (
        t.text("Running contact"),
        t.text("How"),
        t.text("Days"),
        t.text("What about"),
        t.text("Owner"),
    )
    found: dict[str, list[CalendarEntry]] = {}
    for row in rows:
        found.setdefault(row.stakeholder.id if row.stakeholder else "", []).append(row)
    return Table(titles, tuple(_line(own, voice) for own in found.values()))


def _line(rows: list[CalendarEntry], voice: Voice) -> tuple[str, ...]:
    first = rows[0]
    days = "; ".join(voice.day_short(row.date) for row in rows)
    return (_whom(first, voice), _how(first, voice), days, "; ".join(first.content), first.owner)


def _calendar(rows: Iterable[CalendarEntry], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Date"),
        t.text("Kind"),
        t.text("With whom"),
        t.text("How"),
        t.text("What about"),
        t.text("Owner"),
        t.text("Why"),
    )
    return Table(titles, tuple(_entry(row, voice) for row in rows))


def _entry(row: CalendarEntry, voice: Voice) -> tuple[str, ...]:
    return (
        voice.day_short(row.date),
        voice.word("engagement_kind", row.kind),
        _whom(row, voice),
        _how(row, voice),
        "; ".join(row.content) or row.subject,
        row.owner,
        row.why,
    )


def _whom(row: CalendarEntry, voice: Voice) -> str:
    if row.kind in OURS:
        return voice.t.text("our team")
    return row.stakeholder.name if row.stakeholder else voice.t.text("to be found")


def _how(row: CalendarEntry, voice: Voice) -> str:
    ways = [voice.word("contact_format", code) for code in row.format]
    return ", ".join(ways) or voice.t.text("as it suits")


def _overdue(rows: Iterable[OverdueContact], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Name"),
        t.text("Level"),
        t.text("Last contact"),
        t.text("Late since"),
        t.text("Days late"),
        t.text("Next meeting"),
    )
    return Table(titles, tuple(_late(row, voice) for row in rows))


def _late(row: OverdueContact, voice: Voice) -> tuple[str, ...]:
    return (
        row.stakeholder.name,
        voice.word("level", row.level),
        voice.day_short(row.last_contact),
        voice.day_short(row.due),
        voice.number(row.days),
        voice.day_short(row.next) if row.next else voice.t.text("not in these days"),
    )


def _untouched(rows: Iterable[OverdueContact], voice: Voice) -> Iterable[str]:
    for row in rows:
        yield voice.t.text(
            "{name} ({level}): no contact is on record.",
            name=row.stakeholder.name,
            level=voice.word("level", row.level),
        )


def _triggers(rows: Iterable[EngagementTrigger], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Date"),
        t.text("What is seen"),
        t.text("Answer"),
        t.text("Owner"),
        t.text("Due"),
    )
    return Table(titles, tuple(_trigger(row, voice) for row in rows))


def _trigger(row: EngagementTrigger, voice: Voice) -> tuple[str, ...]:
    t = voice.t
    return (
        voice.day_short(row.date),
        row.why,
        row.action or t.text("find out what it means for us"),
        row.owner or t.text("nobody yet"),
        voice.day_short(row.due) if row.due else t.text("at the next contact"),
    )


def _levels(rows: Iterable[LevelSummary], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Level"),
        t.text("How often"),
        t.text("How"),
        t.text("What about"),
        t.text("People"),
        t.text("Of them late"),
        t.text("Meetings planned"),
    )
    return Table(titles, tuple(_level(row, voice) for row in rows))


def _level(row: LevelSummary, voice: Voice) -> tuple[str, ...]:
    number = voice.t.number
    return (
        capital(voice.word("level", row.level)),
        _often(row, voice),
        ", ".join(voice.word("contact_format", code) for code in row.format),
        ", ".join(voice.word("contact_content", code) for code in row.content),
        number(row.people),
        number(row.late),
        number(row.planned),
    )


def _often(row: LevelSummary, voice: Voice) -> str:
    """`4–6 times in 3 months with the account`; `every 14 days with each person`."""
    t, high = voice.t, row.times_max
    numbers = dict.fromkeys((t.number(row.times_min), t.number(high)))
    values = {"times": "–".join(numbers), "period": _period(row, voice)}
    if high == 1 and row.scope == "account":
        return t.text("every {period} with the account", period=values["period"])
    if high == 1:
        return t.text("every {period} with each person", period=values["period"])
    if row.scope == "account":
        return t.plural(
            "{times} time in {period} with the account",
            "{times} times in {period} with the account",
            high,
            **values,
        )
    return t.plural(
        "{times} time in {period} with each person",
        "{times} times in {period} with each person",
        high,
        **values,
    )


def _period(row: LevelSummary, voice: Voice) -> str:
    if row.per_months == 1:
        return voice.t.text("month")
    return voice.t.months(row.per_months) if row.per_months else voice.t.days(row.per_days or 0)


def _level_notes(rows: Iterable[LevelSummary], voice: Voice) -> Iterable[str]:
    """What holds for all levels is said once."""
    known = list(rows)
    notes = [(row, row.note) for row in known if row.note]
    if len(notes) == len(known) > 1 and len({note for _, note in notes}) == 1:
        yield notes[0][1]
        return
    for row, note in notes:
        level = capital(voice.word("level", row.level))
        yield voice.t.text("{level}: {note}", level=level, note=within(note))


def _anybody(result: PlanEngagement) -> bool:
    """Whether anybody on record has a rhythm of contact that could be late."""
    return any(row.people for row in result.levels)


def _metrics(result: PlanEngagement, voice: Voice) -> Table:
    t = voice.t
    people = t.number if _anybody(result) else lambda _: voice.unknown
    met = sum(criterion.status == "met" for criterion in result.references.criteria)
    return Table(
        (t.text("Metric"), t.text("Value")),
        (
            (t.text("Entries in the calendar"), t.number(len(result.calendar))),
            (t.text("People whose contact is late"), people(len(result.overdue))),
            (t.text("People never contacted"), people(len(result.untouched))),
            (
                t.text("Meetings at C-level planned in the coming quarter"),
                t.number(result.executive_touchpoints.planned),
            ),
            (
                t.text("Conditions of a reference met"),
                t.ratio(met, len(result.references.criteria)),
            ),
        ),
    )
