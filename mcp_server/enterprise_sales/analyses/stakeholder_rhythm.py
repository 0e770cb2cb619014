"""How often each level is met, and who is late: contacts by cadence and planned actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from enterprise_sales.analyses.cadence import (
    Contact,
    account_cadence,
    cadences,
    contacts,
    gone_text,
)
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import ContactDue, LevelCadence, Overdue
from enterprise_sales.analyses.stakeholder_places import present
from enterprise_sales.playbook import Cadence


def due_of(contact: Contact) -> ContactDue:
    """When a person is to be met, as a result shows it."""
    return ContactDue(
        due=contact.due.isoformat(),
        overdue_days=contact.overdue_days,
        last=contact.last.isoformat() if contact.last else None,
    )


def overdue(ctx: Context) -> tuple[Overdue, ...]:
    """Late contacts and late planned actions, the latest first, then by seniority.

    A person never met has no date to be late against; `cadence` counts them.
    """
    late = [*_contacts(ctx), *_actions(ctx)]
    seniority = {person.stakeholder_id: n for n, person in enumerate(present(ctx))}
    return tuple(sorted(late, key=lambda one: (-one.days, seniority[one.stakeholder_id], one.kind)))


def level_cadence(ctx: Context) -> tuple[LevelCadence, ...]:
    """Every level with a cadence, the most senior first, those that nobody holds too."""
    held: dict[str, int | None] = {
        found.cadence.level: found.held for found in account_cadence(ctx)
    }
    found = contacts(ctx)
    return tuple(
        _level(ctx, cadence, [c for c in found if c.stakeholder.level == level], held)
        for level, cadence in cadences(ctx).items()
    )


def _contacts(ctx: Context) -> Iterator[Overdue]:
    for contact in contacts(ctx):
        if contact.overdue_days:
            person = contact.stakeholder
            yield Overdue(
                stakeholder_id=person.stakeholder_id,
                name=person.name,
                level=person.level,
                kind="contact",
                due=contact.due.isoformat(),
                days=contact.overdue_days,
                last_contact=contact.last.isoformat() if contact.last else None,
                action=None,
                internal_owner=person.internal_owner,
            )


def _actions(ctx: Context) -> Iterator[Overdue]:
    today = ctx.as_of
    for person in present(ctx):
        day = person.next_action_date
        if person.next_action is not None and day is not None and day < today.isoformat():
            yield Overdue(
                stakeholder_id=person.stakeholder_id,
                name=person.name,
                level=person.level,
                kind="action",
                due=day,
                days=(today - today.fromisoformat(day)).days,
                last_contact=person.last_contact,
                action=person.next_action,
                internal_owner=person.internal_owner,
            )


def _level(
    ctx: Context, cadence: Cadence, found: list[Contact], held: Mapping[str, int | None]
) -> LevelCadence:
    late = sum(contact.overdue_days > 0 for contact in found)
    never = sum(contact.last is None for contact in found)
    words = ctx.playbook.wording
    return LevelCadence(
        level=cadence.level,
        scope=cadence.scope,
        times_min=cadence.times_min,
        times_max=cadence.times_max,
        per_days=cadence.per_days,
        per_months=cadence.per_months,
        format=tuple(words(code, ctx.t.language, "format") for code in cadence.format),
        content=tuple(words(code, ctx.t.language, "content") for code in cadence.content),
        people=len(found),
        overdue=late,
        never=never,
        held=held.get(cadence.level),
        text=" ".join(_said(ctx, cadence, len(found), late, never, held)),
    )


def _said(
    ctx: Context,
    cadence: Cadence,
    people: int,
    late: int,
    never: int,
    held: Mapping[str, int | None],
) -> Iterator[str]:
    if cadence.level in held:
        yield _meetings(ctx, held[cadence.level])
    if not people:
        nobody = ctx.t.text("Nobody at this level is on record: find out who they are first.")
        yield gone_text(ctx, cadence.level) or nobody
        return
    if late:
        yield ctx.t.plural(
            "The contact with {n} person is overdue.",
            "The contact with {n} people is overdue.",
            late,
        )
    if never:
        yield ctx.t.plural(
            "With {n} person no contact is on record.",
            "With {n} people no contact is on record.",
            never,
        )
    if not late and not never:
        yield ctx.t.text("Nobody is overdue.")


def _meetings(ctx: Context, count: int | None) -> str:
    if count is None:
        return ctx.t.text("How many meetings there were is unknown: no touchpoints are on record.")
    if not count:
        return ctx.t.text("No meeting was held in the last period.")
    return ctx.t.plural(
        "{n} meeting was held in the last period.",
        "{n} meetings were held in the last period.",
        count,
    )
