"""The dated conversations of a hand-over: single ones by day, the running ones by person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enterprise_sales.analyses.results.handover import Activity
from enterprise_sales.documents.voice import Table, Voice
from enterprise_sales.language import within

RUNNING = "contact"


@dataclass(frozen=True)
class ActivitiesView:
    """Conversations with a day of their own, and the rhythm of contacts, a line a person."""

    single: Table
    running: Table


def activities_view(activities: Iterable[Activity], voice: Voice) -> ActivitiesView:
    """The conversations; what recurs with the same person and content shares a line."""
    together: dict[tuple[object, ...], list[Activity]] = {}
    for one in activities:
        together.setdefault(_rhythm(one), []).append(one)
    single = [rows[0] for rows in together.values() if len(rows) == 1]
    running = [rows for rows in together.values() if len(rows) > 1]
    t = voice.t
    owner, about = t.text("Owner"), t.text("What about")
    return ActivitiesView(
        single=Table(
            (t.text("Date"), t.text("What it is"), about, owner),
            tuple((voice.day_short(one.date), *_told(one, voice)) for one in single),
        ),
        running=Table(
            (t.text("Running contact"), about, owner, t.text("When")),
            tuple((*_told(rows[0], voice), _days(rows, voice)) for rows in running),
        ),
    )


def _rhythm(one: Activity) -> tuple[object, ...]:
    """What a contact of the running rhythm shares with the next; any other stands alone."""
    if one.kind != RUNNING:
        return (one.id,)
    return (one.person_id, one.subject, one.content, one.owner)


def _told(one: Activity, voice: Voice) -> tuple[str, str, str]:
    return (one.subject, "; ".join(_content(one)), one.owner or voice.t.text("nobody yet"))


def _content(one: Activity) -> Iterable[str]:
    """What it is about beyond what the subject says already."""
    subject = one.subject.removeprefix(f"{one.person}: ")
    return (text for text in one.content if within(text) != within(subject))


def _days(rows: list[Activity], voice: Voice) -> str:
    return voice.t.plural(
        "{n} time from {first} to {last}",
        "{n} times from {first} to {last}",
        len(rows),
        first=voice.day_short(rows[0].date),
        last=voice.day_short(rows[-1].date),
    )
