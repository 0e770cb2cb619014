"""What an expansion at renewal would add: opportunities with a value, unless it is too early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.arithmetic import minor_units
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.pipeline import pipeline, subject
from enterprise_sales.analyses.results import AnalyzeWhitespace, WhitespaceOpportunity


@dataclass(frozen=True)
class Extra:
    """One thing that could be added.

    Attributes:
        name: what and where, in the words of the book.
        value: minor units a year.
    """

    name: str
    value: int


def extras(ctx: Context, whitespace: AnalyzeWhitespace) -> tuple[Extra, ...]:
    """The first opportunities that count in the expansion scenario.

    Those of the whitespace whose basis `renewal.expansion.basis` allows and whose gate is not
    closed, by rank; then open opportunities of the book with an amount, where the whitespace
    holds no such value for the same unit and product. What cannot begin, or is not to be closed,
    by the renewal date belongs to another day. At most `renewal.expansion.top_opportunities`.
    """
    bases = ctx.playbook.texts("renewal.expansion.basis")
    found: dict[tuple[str | None, str | None], Extra] = {}
    for row in whitespace.opportunities:
        valued = row.potential_value and row.basis in bases and row.gate != "closed"
        if valued and _in_time(ctx, date.fromisoformat(row.earliest) if row.earliest else None):
            found.setdefault((row.business_unit, row.product_id), _of(ctx, row))
    for deal in pipeline(ctx):
        if deal.amount and _in_time(ctx, deal.close_date):
            name = subject(ctx, deal.business_unit, deal.product_id)
            key = (deal.business_unit, deal.product_id)
            found.setdefault(key, Extra(name, deal.amount))
    return tuple(found.values())[: ctx.playbook.integer("renewal.expansion.top_opportunities")]


def _in_time(ctx: Context, day: date | None) -> bool:
    """Whether a day is known and not after the renewal; any day where that has no date."""
    end = ctx.row.renewal_date
    return end is None or (day is not None and day <= end)


def _of(ctx: Context, row: WhitespaceOpportunity) -> Extra:
    value = minor_units(row.potential_value or "0", ctx.currency)
    return Extra(subject(ctx, row.business_unit, row.product_id), value)
