"""Buying roles without anybody, and champions without a backup."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import people, people_in
from enterprise_sales.analyses.results import ChampionCover, Person, RoleCover
from enterprise_sales.analyses.stakeholder_places import present, refs

CHAMPION = "champion"
UNFIT = (CHAMPION, "blocker")


def roles(ctx: Context) -> tuple[RoleCover, ...]:
    """Every role that the playbook requires; a gap where no active relationship holds it."""
    required = ctx.playbook.texts("relationship.roles_required")
    return tuple(_role(ctx, role) for role in required)


def champion_cover(ctx: Context) -> ChampionCover:
    """Champions against the least number; a champion without a backup is a gap.

    Candidates are active relationships who speak for us, the strongest first (Cross-Sell Motion:
    the champion introduces the next one).
    """
    found = [person for person in people(ctx) if person.buying_role == CHAMPION]
    active = [person for person in found if person.active]
    needed = ctx.playbook.integer("relationship.champions_min")
    open_ = people_in(ctx, CHAMPION).enough(needed) is None
    return ChampionCover(
        active=refs(active),
        left=refs(person for person in found if person.left),
        needed=needed,
        short=None if open_ else max(0, needed - len(active)),
        candidates=refs(_candidates(ctx)),
    )


def _role(ctx: Context, role: str) -> RoleCover:
    here = [person for person in present(ctx) if person.buying_role == role]
    active, count = [person for person in here if person.active], people_in(ctx, role).count
    return RoleCover(
        role=role,
        active=refs(active),
        known=refs(person for person in here if not person.active),
        gap=None if count is None else not count,
    )


def _candidates(ctx: Context) -> list[Person]:
    fit = [
        person
        for person in present(ctx)
        if person.active and person.sentiment == "advocate" and person.buying_role not in UNFIT
    ]
    best = sorted(fit, key=lambda person: -(person.strength or 0))
    return best[: ctx.playbook.integer("relationship.champion_candidates")]
