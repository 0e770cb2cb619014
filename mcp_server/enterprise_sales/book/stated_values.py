"""Which of several values of one field is used, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from enterprise_sales.book.settling import Kind, Settling
from enterprise_sales.book.statements import Statement

Why = Literal["override", "precedence", "newest", "last"]
REASONS: dict[Why, str] = {
    "override": "a person has overridden the sources",
    "precedence": "the playbook trusts this kind of source more",
    "newest": "it is the newest of its kind",
    "last": "it is the last of its kind and day",
}
"""Why a value is used, in words that `language/findings.py` translates."""


@dataclass(frozen=True)
class Stated:
    """One value that a source states for a field.

    Attributes:
        value: as typed: money in minor units, dates as dates.
        text: the value for people.
        kind: of the source.
        place: where it can be looked up.
        on: the day on which it was said, where that is known.
        line: of the place, to tell the later of two of one day.
        statement: the entry of a dossier, where it is one.
    """

    value: object
    text: str
    kind: Kind
    place: str
    on: date | None
    line: int
    statement: Statement | None = None

    def says_as(self, other: Stated) -> bool:
        """Whether both say the same; case and spaces of a text make no other value."""
        if isinstance(self.value, str) and isinstance(other.value, str):
            return _plain(self.value) == _plain(other.value)
        return self.value == other.value

    @property
    def when(self) -> tuple[date, str, int]:
        """Later is greater; a note without a day comes before all days."""
        return self.on or date.min, self.place if self.statement is None else "", self.line


@dataclass(frozen=True)
class Conflict:
    """Several values of one field.

    Attributes:
        table: of the field.
        column: the field.
        key: of the row, as text.
        account_id: whose row it is; None for a row of all accounts.
        stated: one source for each value, that which is used first.
        why: the used one is used.
    """

    table: str
    column: str
    key: str
    account_id: str | None
    stated: tuple[Stated, ...]
    why: Why


def chosen(table: str, stated: Sequence[Stated], settling: Settling) -> Stated:
    """The value that is used: by the playbook's order of sources, then by date, then by line."""
    ranks = {one.kind: settling.rank(table, one.kind) for one in stated}
    first = min(ranks.values())
    return max((one for one in stated if ranks[one.kind] == first), key=lambda one: one.when)


def still_said(stated: Sequence[Stated]) -> list[Stated]:
    """Without what the same person, or the same file of notes, has corrected since."""
    last: dict[tuple[str, str], Stated] = {}
    for one in sorted(stated, key=lambda one: one.when):
        last[_voice(one)] = one
    return [one for one in stated if last[_voice(one)] is one]


def differing(used: Stated, stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """The used value, then one source for each other value, in a stable order."""
    found = [used]
    for one in sorted(stated, key=lambda one: (one.kind, one.when, one.place)):
        if not any(one.says_as(other) for other in found):
            found.append(one)
    return tuple(found)


def why(table: str, stated: Sequence[Stated], settling: Settling) -> Why:
    """Why the first of `stated` is used and not the others."""
    used = stated[0]
    if used.kind == "override":
        return "override"
    rank = settling.rank(table, used.kind)
    rivals = [one for one in stated[1:] if settling.rank(table, one.kind) == rank]
    if not rivals:
        return "precedence"
    return "last" if any(one.on == used.on for one in rivals) else "newest"


def _voice(one: Stated) -> tuple[str, str]:
    speaker = one.place if one.statement is None else _plain(one.statement.by)
    return one.kind, speaker


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
