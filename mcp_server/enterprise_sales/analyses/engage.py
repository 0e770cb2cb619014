"""Whom a renewal brings in, by when, and who is known in that role."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.milestones import Timeline
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import Engage, Person
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.playbook import Engage as Rule

CUSTOMER: Mapping[str, Callable[[Person, str | None], bool]] = {
    "customer_executive": lambda person, _: person.level == "c_level",
    "customer_champion": lambda person, _: person.buying_role == "champion",
    "customer_economic_buyer": lambda person, _: person.buying_role == "economic_buyer",
    "customer_decision_maker": lambda person, _: person.buying_role == "decision_maker",
    "customer_procurement": lambda _, function: function == "procurement",
    "customer_legal": lambda _, function: function == "legal",
    "customer_technical": lambda person, _: person.buying_role == "technical",
    "customer_user": lambda person, _: person.buying_role == "user",
    "customer_blocker": lambda person, _: person.buying_role == "blocker",
}
"""Role at the customer → whether a person holds it, by person and function."""


def engage(ctx: Context, steps: Timeline | None) -> tuple[Engage, ...]:
    """The playbook's roles in the order of their milestones; without a renewal ahead, no dates."""
    rules = ctx.playbook.records("renewal.engage", Rule)
    return tuple(
        Engage(
            who=ctx.playbook.wording(rule.who, ctx.t.language, "role"),
            by=steps.by(rule.milestone) if steps else None,
            person=person_in_role(ctx, rule.who),
        )
        for rule in rules
    )


def person_in_role(ctx: Context, role: str) -> str | None:
    """Who is known in a role of either side; at the customer the closest of them."""
    if role == "account_executive":
        return ctx.account.owner
    if role == "executive_sponsor":
        return ctx.account.internal_sponsor
    holds = CUSTOMER.get(role)
    if holds is None:
        return None
    functions = {row.stakeholder_id: row.function for row in ctx.rows(Stakeholder)}
    found = [p for p in people(ctx) if not p.left and holds(p, functions[p.stakeholder_id])]
    return next((person.name for person in sorted(found, key=_closest)), None)


def _closest(person: Person) -> tuple[bool, int, str]:
    """Active relationships first, then the strongest."""
    return (not person.active, -(person.strength or 0), person.stakeholder_id)
