"""Business units as far as any table names them, and why there is no whitespace map."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import BusinessUnit, Contract, Position, Usage


def known_units(ctx: Context) -> tuple[str, ...]:
    """The units that the account's own table, its contracts, positions or usage name."""
    rows: tuple[BusinessUnit | Contract | Position | Usage, ...] = (
        *ctx.rows(BusinessUnit),
        *ctx.rows(Contract),
        *ctx.rows(Position),
        *ctx.rows(Usage),
    )
    names = {row.business_unit for row in rows}
    return tuple(sorted(name for name in names if name is not None))


def map_missing(ctx: Context) -> str | None:
    """Which of units and products is missing for the map, with what is known of the other."""
    if ctx.cells:
        return None
    units, products = known_units(ctx), ctx.products
    if not units and not products:
        return ctx.t.text(
            "The map cannot be drawn: neither business units nor products are on record. The tables"
            " business_units and products would fill it."
        )
    if not products:
        return ctx.t.text(
            "The map cannot be drawn: the units are known ({units}), the price list is not. The"
            " table products would fill it.",
            units=ctx.t.listed(units),
        )
    if not units:
        return ctx.t.plural(
            "The map cannot be drawn: {n} product is known, the business units are not. The table"
            " business_units would fill it.",
            "The map cannot be drawn: {n} products are known, the business units are not. The table"
            " business_units would fill it.",
            len(products),
        )
    return ctx.t.text(
        "The map cannot be drawn: the units {units} are named, but not what they do."
        " The table business_units with their functions would fill it.",
        units=ctx.t.listed(units),
    )
