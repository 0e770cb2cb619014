"""The circles of a relationship map, told from the titles people carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from enterprise_sales.analyses.results import Person

CIRCLES = ("ceo_cfo", "cio_cto", "business", "working")
"""CEO and CFO, CIO and CTO, business leaders, working level."""
LEADING = ("c_level", "vp", "director")
_NOT_THEMSELVES = re.compile(r"\b(deputy|assistant|vice|зам\w*|помощник|вице)\b", re.IGNORECASE)
_TITLES = {
    "ceo_cfo": re.compile(
        r"\b(ceo|cfo|chief (executive|financial) officer|managing director|geschäftsführer\w*"
        r"|(генеральн|финансов)\w+ директор|директор по финансам)\b",
        re.IGNORECASE,
    ),
    "cio_cto": re.compile(
        r"\b(cio|cto|chief (information|technology) officer|техническ\w+ директор"
        r"|директор по (ит|информационным технологиям))\b",
        re.IGNORECASE,
    ),
}


def circles(people: Iterable[Person]) -> Mapping[str, tuple[Person, ...]]:
    """Every circle with its people, in the order given; empty circles too."""
    found: dict[str, list[Person]] = {circle: [] for circle in CIRCLES}
    for person in people:
        found[circle_of(person)].append(person)
    return {circle: tuple(members) for circle, members in found.items()}


def circle_of(person: Person) -> str:
    """By title where it names one of the four offices, else by level."""
    title = person.title or ""
    if not _NOT_THEMSELVES.search(title):
        for circle, pattern in _TITLES.items():
            if pattern.search(title):
                return circle
    return "business" if person.level in LEADING else "working"
