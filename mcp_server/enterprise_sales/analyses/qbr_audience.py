"""Who is in the room of a business review, and who should be."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import Audience, Person
from enterprise_sales.book.rows import Stakeholder

DECIDING = ("economic_buyer", "decision_maker")
DAY_TO_DAY = "individual"
"""The level of the daily contact (Executive Relationship Cadence of the strategic manager)."""


def audience(ctx: Context) -> Audience:
    """The audience that the relationships allow, against the champion and their leadership.

    Present are the active relationships that the review needs: champions and leadership. Without
    either, whoever is active. To be invited are the others of those who lead, decide or champion.
    Where nobody is on record there is nothing to judge, and there are no gaps.
    """
    known = [person for person in people(ctx) if not person.left]
    active = [person for person in known if person.active]
    needed = [person for person in active if _champions(ctx, person) or leads(ctx, person)]
    present = needed or active
    absent = [p for p in known if p not in present and _belongs(ctx, p, known)]
    return Audience(
        present=tuple(present),
        should_invite=tuple(absent),
        gaps=_gaps(ctx, active) if ctx.rows(Stakeholder) else (),
    )


def leads(ctx: Context, person: Person) -> bool:
    """Whether a person counts as leadership."""
    return person.level in ctx.playbook.texts("qbr.audience.leadership_levels")


def _champions(ctx: Context, person: Person) -> bool:
    return person.buying_role in ctx.playbook.texts("qbr.audience.roles")


def _belongs(ctx: Context, person: Person, known: list[Person]) -> bool:
    wanted = _champions(ctx, person) or leads(ctx, person) or person.buying_role in DECIDING
    return wanted or person.stakeholder_id in _superiors(ctx, known)


def _superiors(ctx: Context, known: list[Person]) -> set[str]:
    """Those to whom the champions report."""
    ids = {person.stakeholder_id for person in known if _champions(ctx, person)}
    rows = (row for row in ctx.rows(Stakeholder) if row.stakeholder_id in ids)
    return {row.reports_to for row in rows if row.reports_to is not None}


def _gaps(ctx: Context, active: list[Person]) -> tuple[str, ...]:
    leaders = sum(leads(ctx, person) for person in active)
    found = {
        "no_champion": not any(_champions(ctx, person) for person in active),
        "no_leadership": leaders < ctx.playbook.integer("qbr.audience.leadership_min"),
        "only_day_to_day": bool(active) and all(p.level == DAY_TO_DAY for p in active),
    }
    return tuple(code for code, holds in found.items() if holds)
