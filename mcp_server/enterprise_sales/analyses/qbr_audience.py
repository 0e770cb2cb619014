"""Who is in the room of a business review, and who should be."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import active_people, people
from enterprise_sales.analyses.results import Audience, Person
from enterprise_sales.analyses.tally import Tally, both, tally
from enterprise_sales.book.rows import Stakeholder

DECIDING = ("economic_buyer", "decision_maker")
DAY_TO_DAY = "individual"
"""The level of the daily contact (Executive Relationship Cadence of the strategic manager)."""


def audience(ctx: Context) -> Audience:
    """The audience that the relationships allow, against the champion and their leadership.

    Present are the active relationships that the review needs: champions and leadership. Without
    either, whoever is active. To be invited are the others of those who lead, decide or champion.
    Where nobody is on record there is nothing to judge, and there are no gaps; nor is there one
    that somebody may fill of whom it is unknown whether they are active.
    """
    known = [person for person in people(ctx) if not person.left]
    active = [person for person in known if person.active]
    needed = [person for person in active if _champions(ctx, person) or leads(ctx, person)]
    present = needed or active
    absent = [p for p in known if p not in present and _belongs(ctx, p, known)]
    return Audience(
        present=tuple(present),
        should_invite=tuple(absent),
        on_record=len(people(ctx)),
        unclear=active_people(ctx).maybe,
        gaps=_gaps(ctx, known) if ctx.rows(Stakeholder) else (),
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


def leadership(ctx: Context) -> Tally:
    """Active relationships with leadership; without a level a person may belong to it."""

    def test(person: Person) -> bool | None:
        return both(person.active, None if person.level is None else leads(ctx, person))

    return tally(people(ctx), test)


def _gaps(ctx: Context, known: list[Person]) -> tuple[str, ...]:
    present = [person for person in known if person.active is not False]
    enough = leadership(ctx).enough(ctx.playbook.integer("qbr.audience.leadership_min"))
    found = {
        "no_champion": not any(_may_champion(ctx, person) for person in present),
        "no_leadership": enough is False,
        "only_day_to_day": _only_day_to_day(present),
    }
    return tuple(code for code, holds in found.items() if holds)


def _only_day_to_day(present: list[Person]) -> bool:
    some = any(person.active for person in present)
    return some and all(person.level == DAY_TO_DAY for person in present)


def _may_champion(ctx: Context, person: Person) -> bool:
    open_ = person.active is None and person.buying_role is None
    return open_ or _champions(ctx, person)
