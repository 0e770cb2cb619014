"""Who confirmed an outcome, as people are called."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Outcome, Stakeholder


def voucher(ctx: Context, row: Outcome) -> str | None:
    """As the book says it; the id of a person on record is nothing to show, so the name."""
    names = {person.stakeholder_id: person.name for person in ctx.rows(Stakeholder)}
    return names.get(row.verified_by or "", row.verified_by)
