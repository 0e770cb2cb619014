"""Who is known at the account, and how well."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.contact import is_stale, last_contact
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.results import Person
from enterprise_sales.analyses.tally import (
    Tally,
    active,
    active_at_c_level,
    active_in,
    both,
    speaks_for_us,
    tally,
)
from enterprise_sales.book.rows import LEVELS, Stakeholder


@once
def people(ctx: Context) -> tuple[Person, ...]:
    """Everyone on record: the most senior first, then the strongest relationship, then by name."""
    found = (person_of(ctx, row) for row in ctx.rows(Stakeholder))
    return tuple(sorted(found, key=_seniority))


def person_of(ctx: Context, row: Stakeholder) -> Person:
    """One stakeholder as the tools show one."""
    last = last_contact(ctx, row)
    return Person(
        stakeholder_id=row.stakeholder_id,
        name=row.name,
        title=row.title,
        level=row.level,
        team=row.team,
        business_unit=row.business_unit,
        buying_role=row.buying_role,
        strength=row.strength,
        sentiment=row.sentiment,
        last_contact=last.isoformat() if last else None,
        next_action=row.next_action,
        next_action_date=row.next_action_date.isoformat() if row.next_action_date else None,
        internal_owner=row.internal_owner,
        active=activity(ctx, row),
        left=row.status == "left",
    )


def activity(ctx: Context, row: Stakeholder) -> bool | None:
    """Whether a relationship is active: status, strength and last contact as the playbook asks.

    Unknown where strength or last contact is empty and the rest does not settle it. The last
    contact is here the one of the person's own row, as in the scorecard, which knows no
    touchpoints of a person (definitions, Active relationship).
    """
    enough = ctx.playbook.number("relationship.active_strength")
    strong = None if row.strength is None else row.strength >= enough
    return both(row.status != "left", both(strong, _recent(ctx, row.last_contact)))


def _recent(ctx: Context, last: date | None) -> bool | None:
    return None if last is None else last <= ctx.as_of and not is_stale(ctx, last)


def active_people(ctx: Context) -> Tally:
    """Active relationships."""
    return tally(people(ctx), active)


def c_level_people(ctx: Context) -> Tally:
    """Active relationships at C-level."""
    return tally(people(ctx), active_at_c_level)


def advocates(ctx: Context) -> Tally:
    """People still there who speak for us."""
    return tally(people(ctx), speaks_for_us)


def people_in(ctx: Context, role: str) -> Tally:
    """Active relationships in a buying role."""
    return tally(people(ctx), active_in(role))


def stale_people(ctx: Context) -> tuple[Person, ...]:
    """Those still there whom nobody has contacted for too long, in the order of people."""
    rows = ctx.rows(Stakeholder)
    stale = {row.stakeholder_id for row in rows if is_stale(ctx, last_contact(ctx, row))}
    found = (person for person in people(ctx) if not person.left)
    return tuple(person for person in found if person.stakeholder_id in stale)


def stale_contacts(ctx: Context) -> tuple[str, ...]:
    """Their names."""
    return tuple(person.name for person in stale_people(ctx))


def champions(ctx: Context, business_unit: str | None = None) -> tuple[Person, ...]:
    """Active champions, of one business unit where there is one, else of the account."""
    found = tuple(p for p in people(ctx) if p.active and p.buying_role == "champion")
    near = tuple(p for p in found if business_unit and p.business_unit == business_unit)
    return near or found


def _seniority(person: Person) -> tuple[int, int, str, str]:
    level = LEVELS.index(person.level) if person.level in LEVELS else len(LEVELS)
    return (level, -(person.strength or 0), person.name, person.stakeholder_id)
