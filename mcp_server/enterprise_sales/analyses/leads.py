"""Whom to go to for one unit and one product: the deal's champion, the unit's, the account's."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import champions, people
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.book.rows import Opportunity


def deal_on(ctx: Context, business_unit: str | None, product_id: str | None) -> Opportunity | None:
    """The open deal about a unit and a product, the largest one where there are several."""
    key = (business_unit, product_id)
    return next((d for d in pipeline(ctx) if (d.business_unit, d.product_id) == key), None)


def lead(ctx: Context, business_unit: str | None, product_id: str | None) -> str | None:
    """The champion named by the open deal, else of the unit, else of the account.

    Who has left, or speaks against us, carries nothing any more.
    """
    deal = deal_on(ctx, business_unit, product_id)
    if deal is not None and deal.champion and not _lost(ctx, deal.champion):
        return deal.champion
    return next((person.name for person in champions(ctx, business_unit)), None)


def _lost(ctx: Context, name: str) -> bool:
    known = (person for person in people(ctx) if person.name == name)
    return any(person.left or person.sentiment == "detractor" for person in known)
