"""The moves of growth, spread over the phases behind the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.moves import Move
from enterprise_sales.analyses.place import Place
from enterprise_sales.analyses.plan_dates import quarter_due
from enterprise_sales.analyses.plan_phases import Basis, Entry, Span
from enterprise_sales.book.rows import IN_USE


def growing(basis: Basis, phases: Sequence[Span]) -> Mapping[str, list[Entry]]:
    """Phase → its moves.

    What has a day that decides it, or a way with a last step, goes where that day lies; proposals
    made are decided by the end of the quarter. Of the rest the first goes into the second phase,
    which wins the first expansion, then `plan.opportunities_shown` into each later one: none before
    its earliest day, and none whose condition has no date before the last phase.
    """
    found: dict[str, list[Entry]] = {phase.code: [] for phase in phases}
    if not basis.grows:
        return found
    later = phases[1:] or phases
    room = {phase.code: _room(basis.ctx, index) for index, phase in enumerate(later)}
    introduced = _introduced(basis)
    for move in (_behind(move, introduced) for move in basis.moves):
        if move.gate == "closed":
            continue
        day = _day(basis.ctx, move)
        phase = _decided(day, phases) or _free(move, later, room)
        if phase is not None:
            due = day if day is not None and phase.holds(day) else None
            found[phase.code].append(Entry(valued(basis.ctx, move), due, move.earliest))
    return found


def _introduced(basis: Basis) -> Mapping[Place, date]:
    """Unit and product that is not in use there yet → the day of its move."""
    used = {(c.business_unit, c.product_id) for c in basis.ctx.cells if c.status in IN_USE}
    days = {
        (move.business_unit, move.product_id): _day(basis.ctx, move)
        for move in reversed(basis.moves)
        if move.use_case is None and move.gate != "closed"
    }
    return {place: day for place, day in days.items() if day is not None and place not in used}


def _behind(move: Move, introduced: Mapping[Place, date]) -> Move:
    """A use case is taken up once its product is there."""
    day = introduced.get((move.business_unit, move.product_id))
    if move.use_case is None or day is None:
        return move
    by = move.by and max(move.by, day)
    return replace(move, earliest=max(move.earliest or day, day), by=by)


def _room(ctx: Context, index: int) -> int:
    return ctx.playbook.integer("plan.opportunities_shown") if index else 1


def _decided(day: date | None, phases: Sequence[Span]) -> Span | None:
    return None if day is None else next((phase for phase in phases if phase.holds(day)), None)


def _day(ctx: Context, move: Move) -> date | None:
    """The day of a move; a proposal that lies with the customer is decided within the quarter."""
    return move.by or move.planned or (quarter_due(ctx) if _proposed(ctx, move) else None)


def _proposed(ctx: Context, move: Move) -> bool:
    here = (move.business_unit, move.product_id)
    return move.gate == "open" and any(
        cell.status == "proposed" and (cell.business_unit, cell.product_id) == here
        for cell in ctx.cells
    )


def _free(move: Move, phases: Sequence[Span], room: dict[str, int]) -> Span | None:
    """The first phase with room that does not end before the move can begin."""
    for phase in phases:
        begins = phase is phases[-1] if move.earliest is None else move.earliest <= phase.end
        if begins and room[phase.code] > 0:
            room[phase.code] -= 1
            return phase
    return None


def valued(ctx: Context, move: Move) -> str:
    """A move with what it is worth, and whether something has to happen first."""
    conditional = move.gate == "conditional"
    if move.value is None:
        if conditional:
            return ctx.t.text("{move} Only once the conditions are met.", move=move.text)
        return move.text
    value = ctx.t.money(move.value, ctx.currency)
    if conditional:
        return ctx.t.text(
            "{move} Worth {value} a year, once the conditions are met.", move=move.text, value=value
        )
    return ctx.t.text("{move} Worth {value} a year.", move=move.text, value=value)
