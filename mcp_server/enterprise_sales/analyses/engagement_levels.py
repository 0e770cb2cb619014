"""How each level is met, and whose contact is late."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.cadence import Contact, cadences, contacts, gone_text
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_entries import invitee
from enterprise_sales.analyses.engagement_executives import MEETINGS
from enterprise_sales.analyses.engagement_words import content_codes
from enterprise_sales.analyses.results import CalendarEntry, LevelSummary, OverdueContact
from enterprise_sales.language import N_
from enterprise_sales.playbook import Cadence

NOBODY = N_(
    "Nobody at this level is on record, so nobody of it is in the calendar: find out who they are"
    " and ask for an introduction."
)
NOTHING_KNOWN = N_("No stakeholder is on record, so it is not known whom to meet.")
MEETS_WITH = ("contact", "executive")


def levels(ctx: Context, calendar: Sequence[CalendarEntry]) -> tuple[LevelSummary, ...]:
    """Every level of the cadence, the most senior first; a level that no one has says so."""
    found = contacts(ctx)
    return tuple(_level(ctx, row, found, calendar) for row in cadences(ctx).values())


def late(ctx: Context, calendar: Sequence[CalendarEntry]) -> tuple[OverdueContact, ...]:
    """Everyone whose contact is late, the longest first."""
    found = [one for one in contacts(ctx) if one.overdue_days]
    found.sort(key=lambda one: (-one.overdue_days, one.stakeholder.stakeholder_id))
    return tuple(_late(one, calendar) for one in found)


def untouched(ctx: Context, calendar: Sequence[CalendarEntry]) -> tuple[OverdueContact, ...]:
    """Everyone with no contact on record up to the date; each is due at once."""
    return tuple(_late(one, calendar) for one in contacts(ctx) if one.last is None)


def _level(
    ctx: Context, row: Cadence, found: Sequence[Contact], calendar: Sequence[CalendarEntry]
) -> LevelSummary:
    people = [one for one in found if one.cadence.level == row.level]
    planned = [e for e in calendar if e.level == row.level and e.kind in MEETS_WITH]
    return LevelSummary(
        level=row.level,
        scope=row.scope,
        times_min=row.times_min,
        times_max=row.times_max,
        per_days=row.per_days,
        per_months=row.per_months,
        format=row.format,
        content=content_codes(ctx, row),
        people=len(people),
        late=sum(one.overdue_days > 0 for one in people),
        planned=len(planned),
        note=None if people else _nobody(ctx, row.level, found),
    )


def _nobody(ctx: Context, level: str, found: Sequence[Contact]) -> str:
    """Why nobody of a level is in the calendar."""
    return gone_text(ctx, level) or ctx.t.text(NOBODY if found else NOTHING_KNOWN)


def _late(contact: Contact, calendar: Sequence[CalendarEntry]) -> OverdueContact:
    person = contact.stakeholder
    own = (e for e in calendar if e.stakeholder and e.stakeholder.id == person.stakeholder_id)
    met = [e.date for e in own if e.kind in MEETINGS]
    return OverdueContact(
        stakeholder=invitee(person),
        level=contact.cadence.level,
        last_contact=contact.last.isoformat() if contact.last else None,
        due=contact.due.isoformat(),
        days=contact.overdue_days if contact.last else None,
        next=min(met, default=None),
    )
