"""The grid of relationships, and the ARR that rests on its gaps.

What rests on a cell is the ARR of the running contracts that no active relationship of this cell
covers. A contract that names a business unit is covered by somebody of that unit, or by somebody
without a unit, who stands for the whole account. A contract without a unit is for the whole
account: covered by somebody without a unit, uncovered where nobody is active at the cell, and else,
where people of single units are, it cannot be told – it is then kept apart as unattributed.
The sums of two cells overlap and are never added (definitions, Relationship grid).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.ratios import percent
from enterprise_sales.analyses.results import GridCell, GridCoverage, GridPlace, Person
from enterprise_sales.analyses.stakeholder_places import (
    may_stand_at,
    place_of,
    places,
    present,
    refs,
)
from enterprise_sales.book.rows import Contract, Stakeholder


@dataclass(frozen=True)
class Resting:
    """What rests on a cell, in minor units.

    Attributes:
        uncovered: contracts that nobody active there covers.
        unattributed: contracts of which it cannot be told.
        units: business units of the uncovered ones, sorted.
    """

    uncovered: int
    unattributed: int
    units: tuple[str, ...]


def grid(ctx: Context) -> tuple[GridCell, ...]:
    """Every cell, the most senior level first."""
    found = present(ctx)
    return tuple(_cell(ctx, place, found) for place in places(ctx))


def grid_coverage(ctx: Context, cells: Sequence[GridCell]) -> GridCoverage:
    """Cells with an active relationship; unknown where nobody can be placed."""
    filled = sum(cell.gap is False for cell in cells)
    known = bool(ctx.rows(Stakeholder)) and any(cell.gap is not None for cell in cells)
    decimals = ctx.playbook.integer("precision.percent_decimals")
    return GridCoverage(
        filled=filled if known else None,
        of=len(cells),
        value=percent(filled, len(cells), decimals) if known else None,
        target=ctx.playbook.integer("relationship.grid.target_cells"),
        unclear=sum(cell.gap is None for cell in cells),
    )


def resting_on(contracts: Sequence[Contract], active: Sequence[Person]) -> Resting:
    """What is not covered by the people active at a cell."""
    units = {person.business_unit for person in active}
    if None in units:
        return Resting(0, 0, ())
    uncovered = [row for row in contracts if _uncovered(row, units)]
    open_ = [row for row in contracts if row.business_unit is None and active]
    named = {row.business_unit for row in uncovered if row.business_unit}
    return Resting(_sum(uncovered), _sum(open_), tuple(sorted(named)))


def _uncovered(row: Contract, units: set[str | None]) -> bool:
    return row.business_unit not in units if row.business_unit else not units


def _cell(ctx: Context, place: GridPlace, found: Sequence[Person]) -> GridCell:
    here = [person for person in found if place_of(person) == place]
    active = [person for person in here if person.active]
    unclear = not active and (not found or any(_may_fill(person, place) for person in found))
    rests = None if unclear or not ctx.row.contracts else resting_on(running(ctx), active)
    return GridCell(
        level=place.level,
        team=place.team,
        active=refs(active),
        known=refs(person for person in here if not person.active),
        gap=None if unclear else not active,
        arr=ctx.money(rests.uncovered) if rests else None,
        unattributed=ctx.money(rests.unattributed) if rests else None,
        business_units=rests.units if rests else (),
    )


def _may_fill(person: Person, place: GridPlace) -> bool:
    """An active person whose place is open, or one at the place who may be active."""
    if person.active is False:
        return False
    return may_stand_at(person, place) or (person.active is None and place_of(person) == place)


def _sum(rows: Sequence[Contract]) -> int:
    return sum(row.annual_value for row in rows)
