"""What the sale of a higher edition would take the place of, and what is left of its value.

Whitespace values a cell at its full price (definitions, Potential value). Of an upgrade a part of
it is paid today already, for the product that goes.
"""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.results import Replaced
from enterprise_sales.book.rows import IN_USE
from enterprise_sales.scorecard import Cell


def replaced(ctx: Context, cell: Cell) -> Replaced | None:
    """What a cell that is not in use would replace in its unit; None where it upgrades nothing.

    A net value is given of an estimate only: who gave a value may have meant it net.
    """
    gone = _replaced(ctx, cell)
    if not gone:
        return None
    arr = _arr(ctx, cell.business_unit, gone)
    value = cell.potential_value if cell.basis == "estimated" else None
    net = None if arr is None or value is None else value - arr
    return Replaced(
        products=tuple(ctx.product_name(name) or name for name in gone),
        arr=ctx.money_or_none(arr),
        net=ctx.money_or_none(net),
        note=_note(ctx, gone, arr, net),
    )


def _replaced(ctx: Context, cell: Cell) -> tuple[str, ...]:
    """Ids of the products below it that are deployed in its unit."""
    product = ctx.products.get(cell.product_id)
    if product is None or not product.upgrades or not cell.counts or cell.status in IN_USE:
        return ()
    here = (one for one in ctx.cells if one.business_unit == cell.business_unit)
    deployed = {one.product_id for one in here if one.status == "deployed"}
    return tuple(sorted(deployed & set(product.upgrades)))


def _arr(ctx: Context, unit: str, products: tuple[str, ...]) -> int | None:
    """ARR of the running contracts that name unit and product; None where one has no such."""
    rows = [row for row in running(ctx) if row.business_unit == unit]
    if not set(products) <= {row.product_id for row in rows}:
        return None
    return sum(row.annual_value for row in rows if row.product_id in products)


def _note(ctx: Context, gone: tuple[str, ...], arr: int | None, net: int | None) -> str:
    t, names = ctx.t, ctx.t.listed([ctx.product_name(name) or name for name in gone])
    if arr is None:
        return t.text(
            "Takes the place of {products}: that ARR goes. How much it is, no contract for this"
            " unit tells, so the gain is unknown.",
            products=names,
        )
    amount = t.money(arr, ctx.currency)
    if net is None:
        return t.text(
            "Takes the place of {products}: {arr} a year goes. Make sure that the value is what"
            " is left after it.",
            products=names,
            arr=amount,
        )
    return t.text(
        "Takes the place of {products}: {arr} a year goes, {net} is left of the value.",
        products=names,
        arr=amount,
        net=t.money(net, ctx.currency),
    )
