"""Entries of the calendar: drafted by subject, then ordered and named.

The name (`uid`) of an entry is made of the account, the kind, the person and the occasion – the
period of the cadence, the milestone, the objective – and never of the date itself. A calendar that
takes the file of a week later therefore moves the same entries.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.owners import account_owner
from enterprise_sales.analyses.results import CalendarEntry, Invitee
from enterprise_sales.analyses.results.engagement import KINDS, Kind
from enterprise_sales.book.rows import LEVELS, Stakeholder

NAMESPACE = uuid5(NAMESPACE_URL, "https://example.com/enterprise-sales/engagement")
DOMAIN = "enterprise-sales"


@dataclass(frozen=True)
class Draft:
    """An entry before it has a name.

    Attributes:
        day: the date.
        kind: what sort of meeting.
        code: what of its kind.
        occasion: what names it, whatever its date.
        subject: what the calendar shows.
        content: what about.
        why: what it rests on.
        person: with whom.
        level: for which level, where no person stands for it.
        format: codes of how.
        owner: who of us; the one who keeps contact with the person where none is given.
    """

    day: date
    kind: Kind
    code: str
    occasion: str
    subject: str
    content: tuple[str, ...]
    why: str
    person: Stakeholder | None = None
    level: str | None = None
    format: tuple[str, ...] = ()
    owner: str | None = None

    @property
    def place(self) -> tuple[date, int, int, str, str]:
        """Its place among the others."""
        level = self.person.level if self.person else self.level
        rank = LEVELS.index(level) if level in LEVELS else len(LEVELS)
        name = self.person.stakeholder_id if self.person else ""
        return (self.day, KINDS.index(self.kind), rank, name, self.subject)


def entries(ctx: Context, drafts: Iterable[Draft], end: date) -> tuple[CalendarEntry, ...]:
    """The entries up to a day, by date; of two with the same occasion the later one is numbered."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for draft in sorted(drafts, key=lambda draft: draft.place):
        name = _name(ctx, draft)
        seen[name] += 1
        if ctx.as_of <= draft.day <= end:
            found.append(_entry(ctx, draft, (*name, str(seen[name]))))
    return tuple(found)


def invitee(person: Stakeholder) -> Invitee:
    """A person as an entry names one."""
    return Invitee(id=person.stakeholder_id, name=person.name)


def _name(ctx: Context, draft: Draft) -> tuple[str, ...]:
    person = draft.person.stakeholder_id if draft.person and draft.kind in OF_PEOPLE else ""
    return (ctx.account_id, draft.kind, person, draft.occasion)


OF_PEOPLE = ("contact",)
"""Kinds whose occasions belong to a person; the others keep their name with whomever they are."""


def _entry(ctx: Context, draft: Draft, name: tuple[str, ...]) -> CalendarEntry:
    person = draft.person
    keeper = person.internal_owner if person else None
    return CalendarEntry(
        uid=f"{uuid5(NAMESPACE, json.dumps(name, ensure_ascii=False))}@{DOMAIN}",
        date=draft.day.isoformat(),
        kind=draft.kind,
        code=draft.code,
        stakeholder=invitee(person) if person else None,
        level=person.level if person else draft.level,
        format=draft.format,
        subject=draft.subject,
        content=draft.content,
        owner=draft.owner or keeper or account_owner(ctx),
        why=draft.why,
    )
