"""What an expansion at renewal would add: opportunities with a value, unless it is too early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.arithmetic import minor_units
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.gates import account_permission
from enterprise_sales.analyses.pipeline import pipeline, subject
from enterprise_sales.analyses.results import AnalyzeWhitespace, WhitespaceOpportunity
from enterprise_sales.book.rows import Opportunity

REQUIRES = "requires:"


@dataclass(frozen=True)
class Extra:
    """One thing that could be added.

    Attributes:
        name: what and where, in the words of the book.
        value: minor units a year.
        conditions: codes of what has to happen before it may be offered.
        required: names of the products that have to be in place first.
    """

    name: str
    value: int
    conditions: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


def extras(ctx: Context, whitespace: AnalyzeWhitespace) -> tuple[Extra, ...]:
    """The first opportunities that count in the expansion scenario.

    Those of the whitespace whose basis `renewal.expansion.basis` allows and whose gate is not
    closed, by rank; then open opportunities of the book with an amount, where the whitespace
    holds no such value for the same unit and product. What cannot begin, or is not to be closed,
    by the renewal date belongs to another day. At most `renewal.expansion.top_opportunities`.
    """
    bases = ctx.playbook.texts("renewal.expansion.basis")
    cells = {_place(row): row for row in whitespace.opportunities if row.use_case is None}
    found: dict[tuple[str | None, str | None], Extra] = {}
    for row in whitespace.opportunities:
        valued = row.potential_value and row.basis in bases and row.gate != "closed"
        if valued and _in_time(ctx, date.fromisoformat(row.earliest) if row.earliest else None):
            found.setdefault(_place(row), _of(ctx, row))
    for deal in pipeline(ctx):
        if deal.amount and _in_time(ctx, deal.close_date):
            key = (deal.business_unit, deal.product_id)
            found.setdefault(key, _of_deal(ctx, deal, cells.get(key)))
    return tuple(found.values())[: ctx.playbook.integer("renewal.expansion.top_opportunities")]


def _in_time(ctx: Context, day: date | None) -> bool:
    """Whether a day is known and not after the renewal; any day where that has no date."""
    end = ctx.row.renewal_date
    return end is None or (day is not None and day <= end)


def _of(ctx: Context, row: WhitespaceOpportunity) -> Extra:
    value = minor_units(row.potential_value or "0", ctx.currency)
    name = subject(ctx, row.business_unit, row.product_id)
    return Extra(name, value, _plain(row.conditions), row.required_products)


def _of_deal(ctx: Context, deal: Opportunity, cell: WhitespaceOpportunity | None) -> Extra:
    """A deal waits for what its cell waits for; one about no cell, for what the account does."""
    name = subject(ctx, deal.business_unit, deal.product_id)
    if cell is None:
        return Extra(name, deal.amount or 0, _plain(account_permission(ctx).conditions))
    return Extra(name, deal.amount or 0, _plain(cell.conditions), cell.required_products)


def _place(row: WhitespaceOpportunity) -> tuple[str | None, str | None]:
    return row.business_unit, row.product_id


def _plain(conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are told by their code alone."""
    return tuple(code for code in conditions if not code.startswith(REQUIRES))
