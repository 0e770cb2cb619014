"""The calendar of an engagement plan as an iCalendar file (RFC 5545).

Calendars are shared, with the customer too: an event holds the subject, how to meet, with whom and
what about – never why, whose health, or what has been planned for the person. Reviews of our own,
activities and favours to be asked stand in the document alone: they are no meetings with the
customer. A day is an all-day event that does not block the day: the hour is agreed with the people.

An importer knows an event by its UID and takes a later SEQUENCE for a change of the same event.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from enterprise_sales.analyses.results import CalendarEntry, PlanEngagement
from enterprise_sales.analyses.results.engagement import OURS
from enterprise_sales.documents.escape import one_line
from enterprise_sales.documents.titles import title_of
from enterprise_sales.documents.words import word
from enterprise_sales.language import Translator

SUFFIX = ".ics"
INTERNAL = (*OURS, "activity", "reference")
"""Kinds that no calendar of the customer holds: what we mean to do for a person or ask of one."""
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts the seconds since then: it grows with every plan and fits its 31 bits."""


def engagement_files(
    result: PlanEngagement, t: Translator, created_at: datetime
) -> Mapping[str, bytes]:
    """The calendar beside the document: suffix → bytes, the same for the same input.

    Args:
        result: the plan.
        t: the language of the calendar.
        created_at: when it is made, with a time zone.
    """
    calendar = Calendar()
    calendar.add("PRODID", f"-//enterprise-sales//engagement//{t.language.upper()}")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", one_line(title_of(result, t)))
    for entry in (row for row in result.calendar if row.kind not in INTERNAL):
        calendar.add_component(_event(entry, result, t, created_at.astimezone(UTC)))
    return {SUFFIX: calendar.to_ical()}


def _event(entry: CalendarEntry, result: PlanEngagement, t: Translator, made: datetime) -> Event:
    day = date.fromisoformat(entry.date)
    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", made.replace(microsecond=0))
    event.add("LAST-MODIFIED", made.replace(microsecond=0))
    event.add("SEQUENCE", max(0, int((made - FIRST).total_seconds())))
    event.add("DTSTART", day)
    event.add("DTEND", day + timedelta(days=1))
    event.add("SUMMARY", _text(f"{result.account_name}: {entry.subject}", t))
    if lines := [one_line(line) for line in _lines(entry, t)]:
        event.add("DESCRIPTION", vText("\n".join(lines), params={"LANGUAGE": t.language}))
    event.add("CLASS", "PUBLIC")
    event.add("STATUS", "TENTATIVE")
    event.add("TRANSP", "TRANSPARENT")
    return event


def _lines(entry: CalendarEntry, t: Translator) -> list[str]:
    """What about, and how to meet."""
    how = [word(t, "contact_format", code) for code in entry.format]
    told = [line for line in entry.content if line.lower() not in entry.subject.lower()]
    return [*told, *([t.text("How: {formats}", formats=", ".join(how))] if how else [])]


def _text(text: str, t: Translator) -> vText:
    return vText(one_line(text), params={"LANGUAGE": t.language})
