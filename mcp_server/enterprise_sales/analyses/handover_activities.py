"""Whom to meet when, for the agent that keeps contact."""

from __future__ import annotations

from datetime import timedelta

from enterprise_sales.analyses.cadence import Contact, contacts
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.handover_parts import stable_id
from enterprise_sales.analyses.results.handover import Activity


def activities(ctx: Context) -> tuple[Activity, ...]:
    """The next contact of each person within the calendar's days, what is late first."""
    last = ctx.as_of + timedelta(days=ctx.playbook.integer("engagement.horizon_days"))
    return tuple(_activity(ctx, one) for one in contacts(ctx) if one.due <= last)


def _activity(ctx: Context, contact: Contact) -> Activity:
    person, language = contact.stakeholder, ctx.t.language
    words = (ctx.playbook.wording(code, language, "content") for code in contact.cadence.content)
    return Activity(
        id=stable_id(ctx, "contact", person.stakeholder_id),
        date=max(contact.due, ctx.as_of).isoformat(),
        kind="contact",
        person_id=person.stakeholder_id,
        person=person.name,
        level=person.level,
        format=contact.cadence.format,
        subject=ctx.t.text("Conversation with {name}", name=person.name),
        content=tuple(words),
        owner=person.internal_owner or ctx.account.owner,
    )
