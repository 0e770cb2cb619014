"""Where people stand in the grid of three levels by three teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import GridPlace, Person, PersonRef
from enterprise_sales.book.rows import Stakeholder

EXECUTIVE = "executive"
LEVEL_OF = {"c_level": EXECUTIVE, "vp": EXECUTIVE}
"""Levels that the grid holds under another name (definitions, Relationship grid)."""


def grid_level(level: str | None) -> str | None:
    """The level of the grid that a seniority belongs to."""
    return LEVEL_OF.get(level or "", level)


def place_of(person: Person | Stakeholder) -> GridPlace | None:
    """The cell of a person; none without a level or a team."""
    if person.level is None or person.team is None:
        return None
    return GridPlace.model_validate({"level": grid_level(person.level), "team": person.team})


def places(ctx: Context) -> Iterator[GridPlace]:
    """Every cell that the playbook names, the most senior level first."""
    for level in reversed(ctx.playbook.texts("relationship.grid.levels")):
        for team in ctx.playbook.texts("relationship.grid.teams"):
            yield GridPlace.model_validate({"level": level, "team": team})


def may_stand_at(person: Person | Stakeholder, place: GridPlace) -> bool:
    """Whether a person whose level or team is not on record may belong to a cell."""
    return (
        place_of(person) is None
        and person.level in (None, *_levels_at(place.level))
        and person.team in (None, place.team)
    )


def refs(found: Iterable[Person | Stakeholder]) -> tuple[PersonRef, ...]:
    """People by id and name."""
    return tuple(PersonRef(stakeholder_id=p.stakeholder_id, name=p.name) for p in found)


def present(ctx: Context) -> tuple[Person, ...]:
    """Everyone still there, in the order of `people`."""
    return tuple(person for person in people(ctx) if not person.left)


def _levels_at(level: str) -> tuple[str, ...]:
    return (level, *(own for own, of in LEVEL_OF.items() if of == level))
