"""How the relationships cover an account: the grid, the roles, and who must not leave."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import MoneyText, Result, Rule

GridLevel = Literal["individual", "director", "executive"]
GridTeam = Literal["buying", "using", "adjacent"]


class PersonRef(Result):
    """Somebody of `stakeholders`."""

    stakeholder_id: str
    name: str


class GridPlace(Result):
    """Where a person stands in the grid; executive holds the levels vp and c_level."""

    level: GridLevel
    team: GridTeam


class GridCell(Result):
    """One cell of the grid: who is active there, who is merely known, and what has no contact.

    Attributes:
        gap: nobody is active there; null where somebody may be: an active person without level or
            team, or a person of whom it is unknown whether they are active.
        arr: ARR of the running contracts that no active relationship of this cell covers; null
            where that cannot be told.
        unattributed: ARR of contracts for the whole account where only people of single business
            units are active at the cell; whether they cover it is unknown.
        business_units: units with a running contract that nobody active at the cell covers.
    """

    level: GridLevel
    team: GridTeam
    active: tuple[PersonRef, ...]
    known: tuple[PersonRef, ...]
    gap: bool | None
    arr: Annotated[MoneyText | None, Rule("grid_gap_arr")]
    unattributed: Annotated[MoneyText | None, Rule("grid_gap_arr")]
    business_units: tuple[str, ...]


class GridCoverage(Result):
    """Cells with an active relationship, of all; `value` in percent, null where unknown."""

    filled: Annotated[int | None, Rule("grid_coverage")]
    of: int
    value: Annotated[float | None, Rule("grid_coverage")]
    target: int
    unclear: int
    """Cells that somebody may fill, but nobody is known to."""


class UnitCover(Result):
    """A business unit with what it pays and who is active there."""

    business_unit: str | None
    """Null: contracts and people of the whole account."""
    arr: Annotated[MoneyText | None, Rule("unit_arr")]
    active: tuple[PersonRef, ...]
    known: tuple[PersonRef, ...]
    """Everybody else who is still there."""
    unclear: tuple[PersonRef, ...]
    """Of the known those of whom it is unknown whether they are active."""


class RoleCover(Result):
    """A buying role that the playbook requires."""

    role: str
    active: tuple[PersonRef, ...]
    known: tuple[PersonRef, ...]
    gap: bool | None
    """Null where nobody is on record, or somebody may hold the role."""


class ChampionCover(Result):
    """Champions against the least number, and who could become one."""

    active: tuple[PersonRef, ...]
    left: tuple[PersonRef, ...]
    needed: int
    short: int | None
    """Champions missing; null where nobody is on record, or others may be active."""
    candidates: tuple[PersonRef, ...]


class FailureReason(Result):
    """What a departure would empty: a unit, a required role, a level, or the last champion."""

    code: Literal["last_relationship", "only_champion", "only_role", "only_level", "only_unit"]
    of: str | None
    text: str


class SinglePoint(Result):
    """A person whose departure would leave something without anybody."""

    stakeholder_id: str
    name: str
    title: str | None
    reasons: tuple[FailureReason, ...]
    arr: Annotated[MoneyText | None, Rule("single_point_arr")]
