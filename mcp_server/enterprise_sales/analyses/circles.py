"""The circles of a relationship map, told from the titles people carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from enterprise_sales.analyses.offices import offices_of
from enterprise_sales.analyses.results import Person

CIRCLES = ("ceo_cfo", "cio_cto", "business", "working")
"""CEO and CFO, CIO and CTO, business leaders, working level."""
OFFICE_CIRCLES = {"ceo": "ceo_cfo", "cfo": "ceo_cfo", "cio_cto": "cio_cto"}
"""Office → circle; the other offices are business leaders."""
LEADING = ("c_level", "vp", "director")


def circles(people: Iterable[Person]) -> Mapping[str, tuple[Person, ...]]:
    """Every circle with its people, in the order given; empty circles too."""
    found: dict[str, list[Person]] = {circle: [] for circle in CIRCLES}
    for person in people:
        found[circle_of(person)].append(person)
    return {circle: tuple(members) for circle, members in found.items()}


def circle_of(person: Person) -> str:
    """By title where it names one of the four offices, else by level."""
    named = (OFFICE_CIRCLES.get(office) for office in offices_of(person.title))
    by_title = next((circle for circle in named if circle), None)
    return by_title or ("business" if person.level in LEADING else "working")
