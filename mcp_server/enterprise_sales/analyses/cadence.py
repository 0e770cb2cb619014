"""How often whom: the rhythm of contact of each person and of the account, and who is late.

The rows are those of `engagement.cadence`. Of the rows of a level the one of the account's tier
holds, else the one for every tier, else – the tier being unknown – the least demanding.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.agreed import held
from enterprise_sales.analyses.contact import last_contact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.book.rows import LEVELS, Stakeholder, Touchpoint
from enterprise_sales.playbook import Cadence

CADENCE = "engagement.cadence"


@dataclass(frozen=True)
class Contact:
    """When a person is to be met next.

    Attributes:
        stakeholder: the person.
        cadence: the row that holds for the level of the person.
        last: the last contact; None where none is on record up to the date.
        due: the next contact; the date itself where there has been none.
        overdue_days: days that the contact is late, 0 where it is not.
    """

    stakeholder: Stakeholder
    cadence: Cadence
    last: date | None
    due: date
    overdue_days: int


@dataclass(frozen=True)
class AccountCadence:
    """A level whose meetings count for the account as a whole.

    Attributes:
        cadence: the row that holds for the account's tier.
        since: the first day of the period that ends with the date.
        held: meetings of the level in that period; None where no touchpoints are on record.
    """

    cadence: Cadence
    since: date
    held: int | None

    @property
    def to_book(self) -> int | None:
        """Meetings short of the least that the cadence asks for."""
        return None if self.held is None else max(0, self.cadence.times_min - self.held)


def contacts(ctx: Context) -> tuple[Contact, ...]:
    """Everyone whose level has a cadence, by due date, then by seniority and id.

    People who left are out of it; people without a level are in `without_cadence`.
    """
    rows = cadences(ctx)
    known = (person for person in _present(ctx) if person.level in rows)
    found = (_contact(ctx, person, rows[person.level or ""]) for person in known)
    return tuple(sorted(found, key=_by_due))


def without_cadence(ctx: Context) -> tuple[Stakeholder, ...]:
    """People whose level is not on record or has no cadence, by id."""
    rows = cadences(ctx)
    found = (person for person in _present(ctx) if person.level not in rows)
    return tuple(sorted(found, key=lambda person: person.stakeholder_id))


def account_cadence(ctx: Context) -> tuple[AccountCadence, ...]:
    """The levels that the playbook counts for the account, with the meetings held, by seniority."""
    rows = (row for row in cadences(ctx).values() if row.scope == "account")
    return tuple(_of_account(ctx, row) for row in rows)


def cadences(ctx: Context) -> dict[str, Cadence]:
    """Level → the row that holds for the account, the most senior level first."""
    rows = ctx.playbook.cadence(CADENCE)
    found = {level: _of_level(ctx, rows, level) for level in LEVELS}
    return {level: row for level, row in found.items() if row is not None}


def gone_text(ctx: Context, level: str) -> str | None:
    """That everybody on record of a level has left; None where somebody is there, or never was."""
    rows = [row for row in ctx.rows(Stakeholder) if row.level == level]
    if not rows or any(row.status != "left" for row in rows):
        return None
    return ctx.t.plural(
        "Nobody at this level is there any more ({names} has left): find out who follows.",
        "Nobody at this level is there any more ({names} have left): find out who follows.",
        len(rows),
        names=", ".join(sorted(row.name for row in rows)),
    )


def next_contact(cadence: Cadence, last: date) -> date:
    """The day on which a person of this cadence is due again.

    A period holds as many contacts as the cadence asks at least, evenly spread. Where the times
    count the account, they are shared among its people, and each is due once a period: a quarter
    without contact loses ground (Strategic Account Manager, Philosophy; our judgement).
    """
    times = cadence.times_min if cadence.scope == "stakeholder" else 1
    end = period_end(cadence, last)
    return end if times == 1 else last + timedelta(days=max(1, (end - last).days // times))


def period_end(cadence: Cadence, start: date) -> date:
    """The day one period after another: days, or calendar months."""
    if cadence.per_months is not None:
        return months_from(start, cadence.per_months)
    return start + timedelta(days=cadence.per_days or 0)


def _contact(ctx: Context, person: Stakeholder, cadence: Cadence) -> Contact:
    last = last_contact(ctx, person)
    due = ctx.as_of if last is None else next_contact(cadence, last)
    return Contact(person, cadence, last, due, max(0, (ctx.as_of - due).days))


def _of_account(ctx: Context, row: Cadence) -> AccountCadence:
    since = _period_start(row, ctx.as_of)
    met = (point for point in ctx.rows(Touchpoint) if point.level == row.level and held(ctx, point))
    count = sum(point.date >= since for point in met)
    return AccountCadence(row, since, count if ctx.rows(Touchpoint) else None)


def _period_start(cadence: Cadence, end: date) -> date:
    """The first day of the period that ends with a day."""
    if cadence.per_months is not None:
        return months_from(end, -cadence.per_months) + timedelta(days=1)
    return end - timedelta(days=(cadence.per_days or 0) - 1)


def _of_level(ctx: Context, rows: tuple[Cadence, ...], level: str) -> Cadence | None:
    of_level = [row for row in rows if row.level == level]
    own = [row for row in of_level if row.tier is not None and row.tier == ctx.row.tier]
    every = [row for row in of_level if row.tier is None]
    least = sorted(of_level, key=lambda row: row.times_min) if ctx.row.tier is None else []
    return next(iter((*own, *every, *least)), None)


def _present(ctx: Context) -> tuple[Stakeholder, ...]:
    return tuple(person for person in ctx.rows(Stakeholder) if person.status != "left")


def _by_due(contact: Contact) -> tuple[date, int, str]:
    person = contact.stakeholder
    return (contact.due, LEVELS.index(person.level or ""), person.stakeholder_id)
