"""Contacts with each person by the rhythm of the level.

What is late is made up for on the first working days, the most senior first, so many a day as
`engagement.catch_up_per_day` says; from there the rhythm goes on. A next action with a date is the
next meeting: the rhythm goes on from it, and no contact stands less than one interval before it. A
late contact at C-level waits for it `engagement.late_waits_days` at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from enterprise_sales.analyses.cadence import Contact, contacts, next_contact, without_cadence
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import period_of, working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_topics import Topics
from enterprise_sales.analyses.engagement_words import contents, with_person
from enterprise_sales.book.rows import LEVELS, Stakeholder
from enterprise_sales.playbook import Cadence

TOP = LEVELS[0]
"""C-level, the most senior."""
PLANNED, LATE, FIRST, DUE = "planned", "late", "first", "due"


def contact_drafts(
    ctx: Context, end: date, free: Iterator[date], met: Mapping[str, date], found: Topics
) -> Iterator[Draft]:
    """Every contact up to a day.

    Args:
        ctx: the account.
        end: the last day.
        free: room on working days for what is late.
        met: stakeholder id → the day of a meeting that is set already and counts as the contact.
        found: what the data names to talk about.
    """
    for contact in sorted(contacts(ctx), key=_urgent):
        first = _first(ctx, contact, free, met.get(contact.stakeholder.stakeholder_id))
        for day, code in _days(ctx, contact, first, end):
            yield _draft(ctx, contact, day, code, found)
    for person in without_cadence(ctx):
        yield from _only_planned(ctx, person)


def planned_day(ctx: Context, person: Stakeholder) -> date | None:
    """The day of a next action that lies ahead."""
    day = person.next_action_date
    return day if day is not None and day >= ctx.as_of else None


def _first(
    ctx: Context, contact: Contact, free: Iterator[date], met: date | None
) -> tuple[date, str]:
    """The first day of the rhythm, and what it is."""
    if met is not None:
        return next_contact(contact.cadence, met), DUE
    plan = planned_day(ctx, contact.stakeholder)
    if plan is not None and _waits(ctx, contact, plan):
        return plan, PLANNED
    missed = contact.stakeholder.next_action_date
    if contact.last is None:
        return next(free), FIRST
    if contact.overdue_days or (missed is not None and missed < ctx.as_of):
        return next(free), LATE
    return contact.due, DUE


def _waits(ctx: Context, contact: Contact, plan: date) -> bool:
    """Whether a planned day is near enough to be the next contact."""
    if _presses(contact):
        days = ctx.playbook.integer("engagement.late_waits_days")
        return (plan - ctx.as_of).days <= days
    return next_contact(contact.cadence, ctx.as_of) > plan


def _presses(contact: Contact) -> bool:
    """Whether an executive has been left alone for too long."""
    return bool(contact.overdue_days) and contact.stakeholder.level == TOP


def _days(
    ctx: Context, contact: Contact, first: tuple[date, str], end: date
) -> Iterator[tuple[date, str]]:
    """Day and code of every contact; days before weekends are moved."""
    plan, (day, code) = planned_day(ctx, contact.stakeholder), first
    if code == PLANNED:
        plan = None
    while True:
        near = plan is not None and next_contact(contact.cadence, day) > plan
        if plan is not None and near and not (code == LATE and day < plan and _presses(contact)):
            day, code, plan = plan, PLANNED, None
        if day > end:
            return
        yield day, code
        day, code = next_contact(contact.cadence, day), DUE


def _draft(ctx: Context, contact: Contact, day: date, code: str, found: Topics) -> Draft:
    person, how = contact.stakeholder, contact.cadence.format
    held_on = day if code == PLANNED else working_day(day)
    return Draft(
        day=held_on,
        kind="contact",
        code=code,
        occasion=_occasion(contact.cadence, day, held_on),
        subject=with_person(ctx, person, how),
        content=contents(ctx, contact.cadence, found, person),
        why=_why(ctx, contact, code),
        person=person,
        format=how,
    )


def _occasion(cadence: Cadence, day: date, held_on: date) -> str:
    """The period: of months that of the day itself, else that of the day on which it is held.

    Periods of whole weeks change on a Sunday, so that a contact held on another day of the same
    week is the same occasion, and the contacts that follow keep their names.
    """
    return period_of(cadence, day if cadence.per_months else held_on)


def _why(ctx: Context, contact: Contact, code: str) -> str:
    person = contact.stakeholder
    if code == PLANNED:
        return _planned(ctx, person)
    if code == FIRST:
        return ctx.t.text("No contact is on record.")
    if code == LATE:
        return _late(ctx, contact)
    return _rhythm(ctx, contact.cadence)


def _planned(ctx: Context, person: Stakeholder) -> str:
    if person.next_action:
        return ctx.t.text("Planned: {action}.", action=person.next_action.rstrip(" ."))
    return ctx.t.text("A date is agreed.")


def _late(ctx: Context, contact: Contact) -> str:
    """How late; with the action that was planned for a day that has passed."""
    person, missed = contact.stakeholder, contact.stakeholder.next_action_date
    if missed is not None and missed < ctx.as_of and person.next_action:
        return ctx.t.text(
            "Planned for {day} and not recorded as done: {action}.",
            day=ctx.t.day(missed),
            action=person.next_action.rstrip(" ."),
        )
    days = contact.overdue_days
    if not days:
        return _rhythm(ctx, contact.cadence)
    late = ctx.t.plural("{n} day late.", "{n} days late.", days)
    plan = planned_day(ctx, person)
    if plan is None:
        return late
    further = ctx.t.text(
        "The next action of {day} is too far off to wait for.", day=ctx.t.day(plan)
    )
    return f"{late} {further}"


def _rhythm(ctx: Context, cadence: Cadence) -> str:
    """How often a person of the level is met, whether or not the times count the account."""
    times = cadence.times_min if cadence.scope == "stakeholder" else 1
    months = cadence.per_months
    period = ctx.t.months(months) if months else ctx.t.days(cadence.per_days or 0)
    if times > 1:
        often = ctx.t.number(times)
        return ctx.t.text(
            "Rhythm of the level: {times} times in {period}.", times=often, period=period
        )
    return ctx.t.text(
        "Rhythm of the level: every {period}.",
        period=ctx.t.text("month") if months == 1 else period,
    )


def _only_planned(ctx: Context, person: Stakeholder) -> Iterator[Draft]:
    """Somebody without a rhythm whom a next action names all the same."""
    plan = planned_day(ctx, person)
    if plan is None:
        return
    yield Draft(
        day=plan,
        kind="contact",
        code=PLANNED,
        occasion=PLANNED,
        subject=with_person(ctx, person, ()),
        content=(),
        why=_planned(ctx, person),
        person=person,
    )


def _urgent(contact: Contact) -> tuple[int, int, str]:
    """The most senior first, then the latest."""
    person = contact.stakeholder
    return (LEVELS.index(person.level or ""), -contact.overdue_days, person.stakeholder_id)
