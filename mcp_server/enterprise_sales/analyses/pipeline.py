"""The open opportunities of the book."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Opportunity


def pipeline(ctx: Context) -> tuple[Opportunity, ...]:
    """The open opportunities, the largest first, those without an amount last."""
    return tuple(sorted(ctx.rows(Opportunity), key=_largest_first))


def pipeline_value(ctx: Context) -> int | None:
    """Sum of their amounts in minor units; unknown where none has one.

    That no deal is on record does not say that none is open: as in the score of finances.
    """
    amounts = [row.amount for row in pipeline(ctx) if row.amount is not None]
    return sum(amounts) if amounts else None


def subject(ctx: Context, business_unit: str | None, product_id: str | None) -> str:
    """What an opportunity is about, in the words of the book: `Marketing: Calder Flow`."""
    product = ctx.product_name(product_id)
    if business_unit and product:
        return f"{business_unit}: {product}"
    return business_unit or product or ctx.t.text("the whole account")


def _largest_first(row: Opportunity) -> tuple[int, date, str]:
    return (-(row.amount or 0), row.close_date or date.max, row.opportunity_id)
