"""Buying roles without anybody, and champions without a backup."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import ChampionCover, Person, RoleCover
from enterprise_sales.analyses.stakeholder_places import present, refs

CHAMPION = "champion"
UNFIT = (CHAMPION, "blocker")


def roles(ctx: Context) -> tuple[RoleCover, ...]:
    """Every role that the playbook requires; a gap where no active relationship holds it."""
    required = ctx.playbook.texts("relationship.roles_required")
    found = present(ctx)
    return tuple(_role(role, found, bool(people(ctx))) for role in required)


def champion_cover(ctx: Context) -> ChampionCover:
    """Champions against the least number; a champion without a backup is a gap.

    Candidates are active relationships who speak for us, the strongest first (Cross-Sell Motion:
    the champion introduces the next one).
    """
    found = [person for person in people(ctx) if person.buying_role == CHAMPION]
    active = [person for person in found if person.active]
    needed = ctx.playbook.integer("relationship.champions_min")
    return ChampionCover(
        active=refs(active),
        left=refs(person for person in found if person.left),
        needed=needed,
        short=max(0, needed - len(active)) if people(ctx) else None,
        candidates=refs(_candidates(ctx)),
    )


def _role(role: str, found: Sequence[Person], any_known: bool) -> RoleCover:
    here = [person for person in found if person.buying_role == role]
    active = [person for person in here if person.active]
    return RoleCover(
        role=role,
        active=refs(active),
        known=refs(person for person in here if not person.active),
        gap=not active if any_known else None,
    )


def _candidates(ctx: Context) -> list[Person]:
    fit = [
        person
        for person in present(ctx)
        if person.active and person.sentiment == "advocate" and person.buying_role not in UNFIT
    ]
    best = sorted(fit, key=lambda person: -(person.strength or 0))
    return best[: ctx.playbook.integer("relationship.champion_candidates")]
