"""Which business units and products a cause is about, as far as the book tells."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.defence_found import places_of
from enterprise_sales.analyses.defence_names import mentions
from enterprise_sales.analyses.place import Place
from enterprise_sales.analyses.usage_trend import falling_places
from enterprise_sales.book.rows import BusinessUnit, Position


def named_in(ctx: Context, text: str | None) -> tuple[Place, ...]:
    """Units and products of the account that a note names."""
    units = {row.business_unit for row in ctx.rows(BusinessUnit)}
    units |= {row.business_unit for row in ctx.rows(Position)}
    sold = {row.product_id for row in running(ctx) if row.product_id}
    products = [(pid, ctx.product_name(pid) or pid) for pid in sold]
    return places_of(
        (
            *((unit, None) for unit in units if mentions(text, unit)),
            *((None, pid) for pid, name in products if mentions(text, name)),
        )
    )


def falling(ctx: Context) -> tuple[Place, ...]:
    """Units and products whose users fell month after month, as `churn.usage_decline` says."""
    return places_of(place for place in falling_places(ctx) if place != (None, None))
