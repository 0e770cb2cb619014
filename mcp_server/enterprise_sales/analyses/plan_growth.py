"""The moves of growth, spread over the phases behind the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.moves import Move
from enterprise_sales.analyses.plan_phases import Basis, Entry, Span


def growing(basis: Basis, phases: Sequence[Span]) -> Mapping[str, list[Entry]]:
    """Phase → its moves.

    What has a day that decides it, or a way with a last step, goes where that day lies. Of the
    rest the first goes into the second phase, which wins the first expansion, then
    `plan.opportunities_shown` into each later one: none before its earliest day, and none whose
    condition has no date before the last phase.
    """
    found: dict[str, list[Entry]] = {phase.code: [] for phase in phases}
    if not basis.grows:
        return found
    later = phases[1:] or phases
    room = {phase.code: _room(basis.ctx, index) for index, phase in enumerate(later)}
    for move in basis.moves:
        if move.gate == "closed":
            continue
        phase = _decided(move, phases) or _free(move, later, room)
        if phase is not None:
            found[phase.code].append(_entry(basis.ctx, move, phase))
    return found


def _room(ctx: Context, index: int) -> int:
    return ctx.playbook.integer("plan.opportunities_shown") if index else 1


def _decided(move: Move, phases: Sequence[Span]) -> Span | None:
    day = _day(move)
    return None if day is None else next((phase for phase in phases if phase.holds(day)), None)


def _day(move: Move) -> date | None:
    return move.by or move.planned


def _free(move: Move, phases: Sequence[Span], room: dict[str, int]) -> Span | None:
    """The first phase with room that does not end before the move can begin."""
    for phase in phases:
        begins = phase is phases[-1] if move.earliest is None else move.earliest <= phase.end
        if begins and room[phase.code] > 0:
            room[phase.code] -= 1
            return phase
    return None


def _entry(ctx: Context, move: Move, phase: Span) -> Entry:
    day = _day(move)
    due = day if day is not None and phase.holds(day) else None
    return Entry(valued(ctx, move), due, move.earliest)


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
