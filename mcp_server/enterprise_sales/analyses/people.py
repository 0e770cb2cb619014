"""Who is known at the account, how well, and who is missing."""

from __future__ import annotations

from enterprise_sales.analyses.contact import is_stale, last_contact
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.results import Person, Relationships
from enterprise_sales.analyses.signals import recent_signals
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
        active=is_active(ctx, row),
        left=row.status == "left",
    )


def is_active(ctx: Context, row: Stakeholder) -> bool:
    """An active relationship: status, strength and last contact as the playbook asks.

    The last contact is here the one of the person's own row, as in the scorecard, which knows no
    touchpoints of a person (definitions, Active relationship).
    """
    enough = ctx.playbook.number("relationship.active_strength")
    return (
        row.status != "left"
        and row.strength is not None
        and row.strength >= enough
        and row.last_contact is not None
        and row.last_contact <= ctx.as_of
        and not is_stale(ctx, row.last_contact)
    )


def relationships(ctx: Context) -> Relationships:
    """Who is known, and what is missing among them."""
    return Relationships(
        people=people(ctx),
        active=of_people(ctx, ctx.row.active_relationships),
        c_level=of_people(ctx, ctx.row.c_level_relationships),
        advocates=of_people(ctx, ctx.row.advocates),
        internal_sponsor=ctx.account.internal_sponsor,
        gaps=gaps(ctx),
        stale=stale_contacts(ctx),
    )


def of_people(ctx: Context, count: int) -> int | None:
    """A number of people; unknown where nobody is on record."""
    return count if ctx.rows(Stakeholder) else None


def stale_people(ctx: Context) -> tuple[Person, ...]:
    """Those still there whom nobody has contacted for too long, in the order of people."""
    rows = ctx.rows(Stakeholder)
    stale = {row.stakeholder_id for row in rows if is_stale(ctx, last_contact(ctx, row))}
    found = (person for person in people(ctx) if not person.left)
    return tuple(person for person in found if person.stakeholder_id in stale)


def stale_contacts(ctx: Context) -> tuple[str, ...]:
    """Their names."""
    return tuple(person.name for person in stale_people(ctx))


@once
def gaps(ctx: Context) -> tuple[str, ...]:
    """Codes of what is missing, the gravest first.

    Where nobody is on record nothing can be judged, and there are none: the result then names the
    stakeholders among what is missing.
    """
    rows = ctx.rows(Stakeholder)
    if not rows:
        return ()
    return (
        *_level_gaps(ctx),
        *_champion_gaps(ctx, rows),
        *_role_gaps(ctx, rows),
        *_contact_gaps(ctx),
    )


def champions(ctx: Context, business_unit: str | None = None) -> tuple[Person, ...]:
    """Active champions, of one business unit where there is one, else of the account."""
    found = tuple(p for p in people(ctx) if p.active and p.buying_role == "champion")
    near = tuple(p for p in found if business_unit and p.business_unit == business_unit)
    return near or found


def _level_gaps(ctx: Context) -> tuple[str, ...]:
    enough = ctx.playbook.number("relationship.c_level_min")
    return ("no_c_level",) if ctx.row.c_level_relationships < enough else ()


def _champion_gaps(ctx: Context, rows: tuple[Stakeholder, ...]) -> tuple[str, ...]:
    """A champion who left is a gap until enough others are there."""
    active = sum(is_active(ctx, row) for row in rows if row.buying_role == "champion")
    if active >= ctx.playbook.number("relationship.champions_min"):
        return ()
    left = ("champion_left",) if _champion_left(ctx, rows) else ()
    return (*left, "single_champion" if active else "no_champion")


def _champion_left(ctx: Context, rows: tuple[Stakeholder, ...]) -> bool:
    seen = any(row.kind == "champion_left" for row in recent_signals(ctx))
    return seen or any(row.buying_role == "champion" and row.status == "left" for row in rows)


def _role_gaps(ctx: Context, rows: tuple[Stakeholder, ...]) -> tuple[str, ...]:
    """`no_<role>` for each role the playbook requires and no active relationship holds."""
    held = {row.buying_role for row in rows if is_active(ctx, row)}
    required = ctx.playbook.texts("relationship.roles_required")
    return tuple(f"no_{role}" for role in required if role != "champion" and role not in held)


def _contact_gaps(ctx: Context) -> tuple[str, ...]:
    few = ctx.row.active_relationships < ctx.playbook.number("relationship.stakeholders_min")
    stale = bool(stale_contacts(ctx))
    return (*(("too_few_stakeholders",) if few else ()), *(("stale_contacts",) if stale else ()))


def _seniority(person: Person) -> tuple[int, int, str, str]:
    level = LEVELS.index(person.level) if person.level in LEVELS else len(LEVELS)
    return (level, -(person.strength or 0), person.name, person.stakeholder_id)
