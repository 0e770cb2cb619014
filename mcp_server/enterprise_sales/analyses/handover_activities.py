"""Whom to meet when, for the agent that keeps contact: the calendar without what is ours alone."""

from __future__ import annotations

from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.analyses.results.engagement import OURS, CalendarEntry
from enterprise_sales.analyses.results.handover import Activity


def activities(plan: PlanAccount) -> tuple[Activity, ...]:
    """The calendar of the plan as far as the customer takes part, in its order."""
    return tuple(_activity(entry) for entry in plan.engagement.calendar if entry.kind not in OURS)


def _activity(entry: CalendarEntry) -> Activity:
    """An entry without the reason behind it, which is for our team only."""
    person = entry.stakeholder
    return Activity(
        id=entry.uid,
        date=entry.date,
        kind=entry.kind,
        person_id=person.id if person else None,
        person=person.name if person else None,
        level=entry.level,
        format=entry.format,
        subject=entry.subject,
        content=entry.content,
        owner=entry.owner,
    )
