"""Price tiers: what a unit costs in each edition, and what the customer pays for it today."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.results import PriceTier
from enterprise_sales.book.rows import IN_USE, Contract, Product
from enterprise_sales.scorecard import at_of

PER_UNIT = "per_user"


def price_tiers(ctx: Context) -> tuple[PriceTier, ...]:
    """The products under contract or in use, and the editions above them, the cheapest first."""
    owned = {row.product_id for row in running(ctx)}
    owned |= {cell.product_id for cell in ctx.cells if cell.status in IN_USE}
    known = [row for row in ctx.products.values() if row.kind != "service"]
    wanted = [row for row in known if row.product_id in owned or owned & set(row.upgrades or ())]
    return tuple(_tier(ctx, row) for row in sorted(wanted, key=lambda row: _order(ctx, row)))


def _order(ctx: Context, row: Product) -> tuple[str, int, str]:
    return (row.family or "", _price(ctx, row) or 0, row.product_id)


def _tier(ctx: Context, row: Product) -> PriceTier:
    below = [ctx.products[name] for name in row.upgrades or () if name in ctx.products]
    seats, paid = _paid(
        contract for contract in running(ctx) if contract.product_id == row.product_id
    )
    paid = paid if row.pricing == PER_UNIT else None
    return PriceTier(
        product_id=row.product_id,
        product_name=row.name,
        edition=row.edition,
        pricing=row.pricing,
        unit_price=ctx.money_or_none(_price(ctx, row)),
        upgrades=tuple(one.name for one in below),
        seats=seats,
        paid_per_seat=ctx.money_or_none(paid),
        evidence=_told(ctx, row, paid, _wanted(ctx, row, seats)),
    )


def _price(ctx: Context, row: Product) -> int | None:
    """The list price of a unit in the account's currency; None without a price or a rate."""
    factor = _factor(ctx)
    if row.list_price is None or row.pricing is None or factor is None:
        return None
    return round(Fraction(row.list_price) * Fraction(str(factor)))


@once
def _factor(ctx: Context) -> float | None:
    """From the price list's minor units to the account's own; None without a rate."""
    return at_of(ctx.book, ctx.playbook, ctx.as_of).price_factors.get(ctx.currency)


def _paid(contracts: Iterable[Contract]) -> tuple[int | None, int | None]:
    """Seats and what one of them costs a year, over the contracts that name seats."""
    named = [row for row in contracts if row.seats]
    seats = sum(row.seats or 0 for row in named)
    if not seats:
        return None, None
    return seats, round(Fraction(sum(row.annual_value for row in named), seats))


def _wanted(ctx: Context, row: Product, seats: int | None) -> int | None:
    """Seats to ask a price for: all potential users of the units in question, at least today's."""
    cells = [cell for cell in ctx.cells if cell.product_id == row.product_id and cell.counts]
    return max(sum(cell.potential_users or 0 for cell in cells), seats or 0) or None


def _told(ctx: Context, row: Product, paid: int | None, wanted: int | None) -> str:
    """The list price against what is paid, and what to ask for.

    A tier rewards volume or commitment (S2, Upsell Motion); a price list of one price a product
    holds none, and two editions of a product are none.
    """
    own = _price(ctx, row)
    if own is None:
        return ctx.t.text("The price list holds no price in this currency.")
    if row.pricing != PER_UNIT:
        return ctx.t.text("The price does not depend on the number of users.")
    listed = ctx.t.money(own, ctx.currency)
    first = ctx.t.text("By price list a user costs {listed}", listed=listed)
    if paid is not None:
        amount = ctx.t.money(paid, ctx.currency)
        first = ctx.t.text(
            "By price list a user costs {listed}, the customer pays {paid} today",
            listed=listed,
            paid=amount,
        )
    if wanted is None:
        return ctx.t.text(
            "{price}; no volume tiers are on record: ask finance for them.", price=first
        )
    return ctx.t.plural(
        "{price}; no volume tiers are on record: ask finance for a price at {n} seat.",
        "{price}; no volume tiers are on record: ask finance for a price at {n} seats.",
        wanted,
        price=first,
    )
