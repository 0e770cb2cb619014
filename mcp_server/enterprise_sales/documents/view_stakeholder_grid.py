"""The grid of relationships and the business units, with the ARR that nobody covers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from enterprise_sales.analyses.results import GridCell, MapStakeholders, PersonRef, UnitCover
from enterprise_sales.documents.voice import Table, Voice, capital


def grid_table(result: MapStakeholders, voice: Voice) -> Table:
    """Levels in rows, teams in columns."""
    cells = {(cell.level, cell.team): cell for cell in result.grid}
    levels = list(dict.fromkeys(cell.level for cell in result.grid))
    teams = list(dict.fromkeys(cell.team for cell in result.grid))
    titles = (voice.t.text("Level"), *(capital(voice.word("team", team)) for team in teams))
    rows = tuple(
        (
            capital(voice.word("level", level)),
            *(_cell(cells[level, team], voice) for team in teams),
        )
        for level in levels
    )
    return Table(titles, rows)


def units_table(result: MapStakeholders, voice: Voice) -> Table:
    """What each unit pays, and who is active there; unknown where nobody is on record."""
    titles = (
        voice.t.text("Business unit"),
        voice.t.text("ARR"),
        voice.t.text("Active relationships"),
    )
    known = bool(result.stakeholders)
    rows = tuple(_unit(unit, voice, people_known=known) for unit in result.business_units)
    return Table(titles, rows)


def coverage_line(result: MapStakeholders, voice: Voice) -> str:
    """Cells filled against the target."""
    found = result.coverage
    if found.filled is None:
        return voice.unknown
    return voice.t.ratio(found.filled, found.of, found.value)


def names(found: Sequence[PersonRef]) -> str:
    """People by name."""
    return ", ".join(person.name for person in found)


def _cell(cell: GridCell, voice: Voice) -> str:
    """Sign, names, and the ARR that is not covered."""
    parts = [_who(cell, voice)]
    if cell.arr is not None and Decimal(cell.arr):
        parts.append(voice.t.text("not covered: {arr}", arr=voice.money(cell.arr)))
    if cell.unattributed is not None and Decimal(cell.unattributed):
        text = voice.t.text("cannot be told: {arr}", arr=voice.money(cell.unattributed))
        parts.append(text)
    return "; ".join(parts)


def _who(cell: GridCell, voice: Voice) -> str:
    if cell.active:
        return f"🟢 {names(cell.active)}"
    if cell.gap is None:
        return f"❔ {voice.unknown}"
    if cell.known:
        return voice.t.text("🔴 not active: {names}", names=names(cell.known))
    return voice.t.text("🔴 nobody")


def _unit(unit: UnitCover, voice: Voice, *, people_known: bool) -> tuple[str, ...]:
    name = unit.business_unit or voice.t.text("no business unit named")
    active = _active(unit, voice) if people_known else voice.unknown
    return (name, voice.money(unit.arr), active)


def _active(unit: UnitCover, voice: Voice) -> str:
    if unit.active:
        return f"🟢 {names(unit.active)}"
    if unit.unclear:
        return f"❔ {names(unit.unclear)}"
    if unit.known:
        return voice.t.text("🔴 not active: {names}", names=names(unit.known))
    return voice.t.text("🔴 nobody")
