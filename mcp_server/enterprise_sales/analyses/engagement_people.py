"""Whom of the customer's people to turn to."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_words import by_id
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import Person
from enterprise_sales.book.rows import Stakeholder


def counterpart(ctx: Context, roles: Sequence[str]) -> Stakeholder | None:
    """The person of the first buying role that somebody holds; without one, the most senior."""
    return next(iter(by_roles(ctx, roles)), None)


def by_roles(ctx: Context, roles: Sequence[str]) -> tuple[Stakeholder, ...]:
    """Everybody who is still there: by role, active relationships and the strongest first."""
    there = [person for person in people(ctx) if not person.left]
    order = {role: place for place, role in enumerate(roles)}

    def key(person: Person) -> tuple[int, bool]:
        return (order.get(person.buying_role or "", len(order)), not person.active)

    return by_id(ctx, sorted(there, key=key))


def named(ctx: Context, text: str | None) -> Stakeholder | None:
    """The person whose name a text begins with, as `Anna Berg, CFO`; none where two would do."""
    there = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    found = [row for row in there if text and text.startswith(row.name)]
    return found[0] if len(found) == 1 else None


def of_levels(ctx: Context, levels: Sequence[str]) -> tuple[Stakeholder, ...]:
    """People of some levels in their order; within one the weakest relationship first."""
    there = [row for row in ctx.rows(Stakeholder) if row.status != "left" and row.level in levels]

    def key(row: Stakeholder) -> tuple[int, int, str]:
        return (levels.index(row.level or ""), row.strength or 0, row.stakeholder_id)

    return tuple(sorted(there, key=key))
