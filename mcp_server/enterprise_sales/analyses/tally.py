"""How many people something is true of, where of some of them nobody knows.

A person imported from a CRM has a name and a title; whether the relationship is active is unknown
until strength and last contact are filled (definitions, Active relationship).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from enterprise_sales.analyses.results import Person

Test = Callable[[Person], bool | None]
"""Whether something is true of a person; None where the book does not tell."""


@dataclass(frozen=True)
class Tally:
    """A number of people.

    Attributes:
        known: of whom it is true for sure.
        maybe: of whom it may be true.
        recorded: whether anybody is on record at all.
    """

    known: int
    maybe: int
    recorded: bool

    @property
    def count(self) -> int | None:
        """The known ones; unknown where there is none but may be."""
        return self.known if self.known or (self.recorded and not self.maybe) else None

    def enough(self, least: float) -> bool | None:
        """Whether they reach a least number; unknown where those who may count decide it."""
        if self.known >= least:
            return True
        if self.count is None or self.known + self.maybe >= least:
            return None
        return False


def tally(people: Iterable[Person], test: Test) -> Tally:
    """The people of whom something is true, and those of whom it may be."""
    found = [test(person) for person in people]
    return Tally(known=found.count(True), maybe=found.count(None), recorded=bool(found))


def active(person: Person) -> bool | None:
    """An active relationship."""
    return person.active


def active_at_c_level(person: Person) -> bool | None:
    """An active relationship at C-level; without a level a person may be there."""
    top = None if person.level is None else person.level == "c_level"
    return both(person.active, top)


def speaks_for_us(person: Person) -> bool | None:
    """Somebody still there who speaks for us."""
    told = None if person.sentiment is None else person.sentiment == "advocate"
    return both(not person.left, told)


def active_advocate(person: Person) -> bool | None:
    """An active relationship with somebody who speaks for us."""
    return both(person.active, speaks_for_us(person))


def active_in(role: str) -> Test:
    """An active relationship in a buying role.

    Whoever is known to be active and has no role holds none; of somebody nobody has judged yet the
    role is as open as the rest.
    """

    def test(person: Person) -> bool | None:
        if person.buying_role is None:
            return None if person.active is None else False
        return person.active if person.buying_role == role else False

    return test


def both(one: bool | None, other: bool | None) -> bool | None:
    """Whether both are true; one that is not settles it."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
