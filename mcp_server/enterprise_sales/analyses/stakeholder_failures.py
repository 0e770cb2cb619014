"""Single points of failure: people whose departure would leave something without anybody.

Counted are active relationships, and nobody is alone beside whom somebody else may be active. A
departure may empty a business unit, a buying role that the playbook requires, a level of the grid,
or leave no champion. On a person rests the ARR of the running contracts of the business units in
which nobody else is active, and all of it where nobody else is active at the account (definitions,
Single point of failure).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import FailureReason, Person, SinglePoint
from enterprise_sales.analyses.stakeholder_places import grid_level
from enterprise_sales.analyses.stakeholder_roles import CHAMPION
from enterprise_sales.analyses.stakeholder_units import without_unit


def single_points(ctx: Context) -> tuple[SinglePoint, ...]:
    """Everyone of whom there is only one: most ARR first, then most reasons, then by seniority."""
    active = [person for person in people(ctx) if person.active is not False]
    sure = [person for person in active if person.active]
    found = [(person, tuple(_reasons(ctx, person, active))) for person in sure]
    lone = [(person, reasons, _arr(ctx, person, active)) for person, reasons in found if reasons]
    lone.sort(key=lambda each: (-(each[2] or 0), -len(each[1])))
    return tuple(
        SinglePoint(
            stakeholder_id=person.stakeholder_id,
            name=person.name,
            title=person.title,
            reasons=reasons,
            arr=ctx.money_or_none(arr if ctx.row.contracts else None),
        )
        for person, reasons, arr in lone
    )


def _reasons(ctx: Context, person: Person, active: Sequence[Person]) -> Iterator[FailureReason]:
    if len(active) == 1:
        text = ctx.t.text("the only active relationship of the account")
        yield FailureReason(code="last_relationship", of=None, text=text)
    if person.business_unit and _alone(person, active, lambda one: one.business_unit):
        text = ctx.t.text("nobody else is active in {unit}", unit=person.business_unit)
        yield FailureReason(code="only_unit", of=person.business_unit, text=text)
    yield from _role(ctx, person, active)
    level = grid_level(person.level)
    if level in ctx.playbook.texts("relationship.grid.levels") and _alone(
        person, active, lambda one: grid_level(one.level)
    ):
        words = ctx.playbook.wording(level or "", ctx.t.language, "level")
        text = ctx.t.text("nobody else is active at this level: {level}", level=words)
        yield FailureReason(code="only_level", of=level, text=text)


def _role(ctx: Context, person: Person, active: Sequence[Person]) -> Iterator[FailureReason]:
    role = person.buying_role
    required = ctx.playbook.texts("relationship.roles_required")
    if role is None or not _alone(person, active, lambda one: one.buying_role):
        return
    if role == CHAMPION:
        text = ctx.t.text("the only champion")
        yield FailureReason(code="only_champion", of=role, text=text)
    elif role in required:
        words = ctx.playbook.wording(role, ctx.t.language, "buying_role")
        text = ctx.t.text("the only active relationship in this role: {role}", role=words)
        yield FailureReason(code="only_role", of=role, text=text)


def _alone(person: Person, active: Sequence[Person], of: Callable[[Person], str | None]) -> bool:
    return [one for one in active if of(one) == of(person)] == [person]


def _arr(ctx: Context, person: Person, active: Sequence[Person]) -> int | None:
    """Unknown where the person is alone in a unit and contracts name none: one may be theirs."""
    if len(active) == 1:
        return sum(row.annual_value for row in running(ctx))
    if not _alone(person, active, lambda one: one.business_unit):
        return 0
    unit = person.business_unit
    paid = sum(row.annual_value for row in running(ctx) if unit and row.business_unit == unit)
    return paid or (None if without_unit(ctx) else 0)
