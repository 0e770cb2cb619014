"""When a person was last in contact with us: one answer for rhythm, map, plan and week."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.agreed import held
from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Stakeholder, Touchpoint


def last_contact(ctx: Context, person: Stakeholder) -> date | None:
    """The last contact up to the date: the one on record, or a later touchpoint with the person.

    A date that lies ahead is not a contact yet (definitions, Last contact).
    """
    rows = (row for row in ctx.rows(Touchpoint) if row.stakeholder_id == person.stakeholder_id)
    days = [row.date for row in rows if held(ctx, row)]
    if person.last_contact is not None and person.last_contact <= ctx.as_of:
        days.append(person.last_contact)
    return max(days, default=None)


def is_stale(ctx: Context, last: date | None) -> bool:
    """Whether a contact lies further back than `relationship.active_days`; unknown is not."""
    return last is not None and last < ctx.days_ago("relationship.active_days")
