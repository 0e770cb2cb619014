"""Business units: what each pays, and who is active there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.results import Person, UnitCover
from enterprise_sales.analyses.stakeholder_places import present, refs
from enterprise_sales.book.rows import BusinessUnit, Contract


def without_unit(ctx: Context) -> tuple[Contract, ...]:
    """Running contracts that name no unit, where the account has units: whose they are is open."""
    rows = [row for row in running(ctx) if row.business_unit is None and row.annual_value]
    paying = any(row.business_unit for row in running(ctx))
    peopled = any(person.business_unit for person in present(ctx))
    return tuple(rows) if paying or peopled or ctx.rows(BusinessUnit) else ()


def unit_cover(ctx: Context) -> tuple[UnitCover, ...]:
    """Every unit of the account that pays, is listed or has people: most ARR first, then by name.

    What names no unit stands last, as a line for the whole account.
    """
    paid, found = unit_arr(ctx), _by_unit(present(ctx))
    names = {*paid, *found, *(row.business_unit for row in ctx.rows(BusinessUnit))}
    order = sorted(names, key=lambda name: (name is None, -paid.get(name, 0), name or ""))
    return tuple(_line(ctx, name, paid.get(name, 0), found.get(name, [])) for name in order)


def unit_arr(ctx: Context) -> dict[str | None, int]:
    """Business unit → ARR of its running contracts in minor units; None: the whole account."""
    paid: dict[str | None, int] = defaultdict(int)
    for row in running(ctx):
        paid[row.business_unit] += row.annual_value
    return dict(paid)


def _by_unit(found: Sequence[Person]) -> dict[str | None, list[Person]]:
    units: dict[str | None, list[Person]] = defaultdict(list)
    for person in found:
        units[person.business_unit].append(person)
    return dict(units)


def _line(ctx: Context, name: str | None, paid: int, found: Sequence[Person]) -> UnitCover:
    """A unit that no contract names pays nothing only where every contract names its unit."""
    known = ctx.row.arr is not None and (paid or not without_unit(ctx))
    return UnitCover(
        business_unit=name,
        arr=ctx.money_or_none(paid if known else None),
        active=refs(person for person in found if person.active),
        known=refs(person for person in found if not person.active),
        unclear=refs(person for person in found if person.active is None),
    )
