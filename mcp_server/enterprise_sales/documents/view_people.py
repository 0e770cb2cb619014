"""People at the customer: who is known, how well, and who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enterprise_sales.analyses.results import MapStakeholders, Person, Relationships
from enterprise_sales.documents.voice import Table, Voice

SIGNS = {True: "🟢", False: "🟡", None: "❔"}
"""Whether a relationship is active → its sign."""


@dataclass(frozen=True)
class PeopleView:
    """Relationships in words."""

    table: Table
    gaps: tuple[str, ...]
    active: str
    c_level: str
    advocates: str
    sponsor: str
    open: bool
    unclear: str


def people_view(found: Relationships, voice: Voice) -> PeopleView:
    """The relationships of an account."""
    return PeopleView(
        table=people_table(found.people, voice),
        gaps=gap_texts(found.gaps, found.stale, voice),
        active=voice.number(found.active),
        c_level=voice.number(found.c_level),
        advocates=voice.number(found.advocates),
        sponsor=voice.known(found.internal_sponsor),
        open=is_open(found),
        unclear=unclear(found, voice),
    )


def is_open(found: Relationships | MapStakeholders) -> bool:
    """Whether a gap may be there that nobody can see."""
    return bool(found.unclear) or found.c_level is None


def unclear(found: Relationships | MapStakeholders, voice: Voice) -> str:
    """Of how many people it is unknown whether the relationship is active; empty where of none."""
    if not found.unclear:
        return ""
    return voice.t.plural(
        "Whether the relationship with {n} person is active is unknown: strength or last contact"
        " is not filled.",
        "Whether the relationships with {n} people are active is unknown: strength or last contact"
        " is not filled.",
        found.unclear,
    )


def gap_texts(codes: Iterable[str], stale: Sequence[str], voice: Voice) -> tuple[str, ...]:
    """What is missing among the relationships; with the names of those to be contacted."""
    return tuple(_gap(code, stale, voice) for code in codes)


def _gap(code: str, stale: Sequence[str], voice: Voice) -> str:
    if code == "stale_contacts" and stale:
        names = voice.t.listed(stale)
        return voice.t.text("Not contacted for too long: {names}.", names=names)
    return voice.word("relationship_gap", code)


def people_table(people: Sequence[Person], voice: Voice) -> Table:
    """One row a person."""
    titles = (
        voice.t.text("Name"),
        voice.t.text("Position"),
        voice.t.text("Role in the decision"),
        voice.t.text("Relationship"),
        voice.t.text("Last contact"),
        voice.t.text("Next action"),
        voice.t.text("Who keeps contact"),
    )
    return Table(titles, tuple(_row(person, voice) for person in people))


def _row(person: Person, voice: Voice) -> tuple[str, ...]:
    return (
        person.name,
        position(person, voice),
        voice.word("buying_role", person.buying_role),
        relationship(person, voice),
        voice.day_short(person.last_contact),
        next_action(person, voice),
        person.internal_owner or "",
    )


def position(person: Person, voice: Voice) -> str:
    """Title and business unit."""
    parts = [person.title or voice.t.text("position unknown"), person.business_unit]
    return ", ".join(part for part in parts if part)


def relationship(person: Person, voice: Voice) -> str:
    """`🟢 5 из 5, за нас`; those who left are named so."""
    if person.left:
        return voice.t.text("🔴 has left")
    sign = SIGNS[person.active]
    return f"{sign} {', '.join(_standing(person, voice)) or voice.unknown}"


def _standing(person: Person, voice: Voice) -> Iterable[str]:
    if person.strength is not None:
        yield voice.t.text("{strength} of 5", strength=voice.t.number(person.strength))
    if person.sentiment is not None:
        yield voice.word("sentiment", person.sentiment)


def next_action(person: Person, voice: Voice) -> str:
    """What is planned, with its date."""
    if person.left:
        return ""
    if person.next_action is None:
        return voice.t.text("not planned")
    if person.next_action_date is None:
        return person.next_action
    day = voice.day_short(person.next_action_date)
    return voice.t.text("{action} (by {day})", action=person.next_action, day=day)
