"""Price tiers: what a unit costs in each edition, and what the customer pays for it today."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.results import PriceTier
from enterprise_sales.book.rows import Contract, Product
from enterprise_sales.scorecard import at_of

PER_UNIT = "per_user"


def price_tiers(ctx: Context) -> tuple[PriceTier, ...]:
    """The products under contract or in use, and the editions above them, the cheapest first."""
    owned = {row.product_id for row in running(ctx)}
    owned |= {cell.product_id for cell in ctx.cells if cell.status in ("deployed", "pilot")}
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
    rewards, evidence = _rewards(ctx, row, below, paid)
    return PriceTier(
        product_id=row.product_id,
        product_name=row.name,
        edition=row.edition,
        pricing=row.pricing,
        unit_price=ctx.money_or_none(_price(ctx, row)),
        upgrades=tuple(one.name for one in below),
        seats=seats,
        paid_per_seat=ctx.money_or_none(paid),
        rewards_volume=rewards,
        evidence=evidence,
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


def _rewards(
    ctx: Context, row: Product, below: list[Product], paid: int | None
) -> tuple[bool | None, str]:
    """A higher tier should cost less a unit (S2, Upsell Motion); else the fewer units decide."""
    own = _price(ctx, row)
    lower = [(one, _price(ctx, one)) for one in below if one.pricing == row.pricing]
    pairs = [(one, price) for one, price in lower if price is not None]
    if row.pricing != PER_UNIT or own is None or not pairs:
        return None, _alone(ctx, own, paid)
    other, price = min(pairs, key=lambda pair: pair[1])
    values = {
        "own": ctx.t.money(own, ctx.currency),
        "other": ctx.t.money(price, ctx.currency),
        "edition": other.name,
    }
    if own < price:
        text = ctx.t.text(
            "{own} a user against {other} for {edition}: the unit costs less.", **values
        )
        return True, text
    return False, ctx.t.text(
        "{own} a user against {other} for {edition}: the unit costs no less, though in a higher"
        " tier it should.",
        **values,
    )


def _alone(ctx: Context, own: int | None, paid: int | None) -> str:
    if own is None:
        return ctx.t.text("The price list holds no price in this currency.")
    if paid is None:
        return ctx.t.text("There is no edition below it to compare with.")
    values = {
        "paid": ctx.t.money(paid, ctx.currency),
        "listed": ctx.t.money(own, ctx.currency),
    }
    return ctx.t.text("A seat costs the customer {paid} today, {listed} by price list.", **values)
