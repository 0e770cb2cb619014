"""What to do about the gaps among the people."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import active_people, people, stale_people
from enterprise_sales.analyses.relationships import gaps
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.language import N_

CHAMPION = {
    "no_champion": N_("Develop a champion."),
    "single_champion": N_("Develop a second champion beside the one there is."),
}
FEW = "too_few_stakeholders"
LEVEL = "no_c_level"
ROLES = ("economic_buyer", "decision_maker", "technical", "user", "blocker")
"""Buying roles beside the champion, whose gaps have words of their own."""


def people_lines(ctx: Context) -> Iterator[str]:
    """A sentence for each gap, the gravest first; who is known is named."""
    if not ctx.rows(Stakeholder):
        yield ctx.t.text("Find out who decides, who speaks for us and who works with the product.")
    found = gaps(ctx)
    yield from (ctx.t.text(CHAMPION[code]) for code in found if code in CHAMPION)
    if LEVEL in found:
        yield ctx.t.text("Build an active relationship at C-level.")
    roles = [code.removeprefix("no_") for code in found if code.removeprefix("no_") in ROLES]
    for role in roles:
        yield _role(ctx, role)
    if FEW in found:
        yield ctx.t.text(
            "Bring the number of active relationships from {now} to {needed}.",
            now=ctx.t.number(active_people(ctx).known),
            needed=ctx.t.number(ctx.playbook.integer("relationship.stakeholders_min")),
        )
    names = [person.name for person in stale_people(ctx) if person.buying_role not in roles]
    if names:
        yield ctx.t.text("Renew the contact: {names}.", names=ctx.t.listed(names))


def _role(ctx: Context, role: str) -> str:
    words = ctx.playbook.wording(role, ctx.t.language, "buying_role")
    holder = next((p.name for p in people(ctx) if p.buying_role == role and not p.left), None)
    if holder is None:
        return ctx.t.text("Build an active relationship in this role: {role}.", role=words)
    return ctx.t.text("Build an active relationship: {name}, {role}.", name=holder, role=words)
