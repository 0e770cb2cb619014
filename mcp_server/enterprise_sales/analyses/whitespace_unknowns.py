"""What is unknown in the whitespace, and what it would unlock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from enterprise_sales.analyses.common import Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.missing import Wanted, without_rows
from enterprise_sales.analyses.unknowns import MAPPING
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.book.rows import Opportunity, Usage
from enterprise_sales.language import Translator
from enterprise_sales.scorecard import Cell

MATRIX = {
    "business_units": ("business_unit", "function"),
    "products": ("product_id", "name"),
    "positions": ("business_unit", "product_id", "status"),
}
FIGURES = (
    Wanted(
        "penetration.product",
        "penetration_product_part",
        ("penetration_product", "whitespace_known"),
        MATRIX,
    ),
    Wanted(
        "penetration.business_unit",
        "penetration_business_unit_part",
        ("penetration_business_unit",),
        MATRIX,
    ),
    Wanted(
        "penetration.geography", "penetration_geography_part", ("penetration_geography",), MATRIX
    ),
    Wanted(
        "penetration.geography",
        "penetration_geography_whole",
        ("penetration_geography",),
        {"business_units": ("country",)},
    ),
    Wanted(
        "penetration.user",
        "penetration_user_part",
        ("penetration_user",),
        {"positions": ("active_users",)},
    ),
    Wanted(
        "penetration.user",
        "penetration_user_whole",
        ("penetration_user",),
        {"accounts": ("potential_users",)},
    ),
    Wanted(
        "penetration.use_case",
        "penetration_use_case_part",
        ("penetration_use_case",),
        {"use_cases": ("use_case", "status")},
    ),
    Wanted(
        "penetration.value_realization",
        "penetration_value_realization_part",
        ("penetration_value_realization",),
        {"usage": ("period", "features_used", "features_available")},
    ),
)
"""Figures of the whitespace, the most important first."""


@dataclass(frozen=True)
class Cause:
    """Why the value of some cells is unknown.

    Attributes:
        table: where it would stand.
        columns: what to fill.
        words: the reason, for a number of cells and their names.
    """

    table: str
    columns: tuple[str, ...]
    words: Callable[[Translator, int, str], str]


STATUS = Cause(
    "positions",
    ("business_unit", "product_id", "status"),
    lambda t, n, cells: t.plural(
        "It is not known whether {n} cell is in use: {cells}.",
        "It is not known whether {n} cells are in use: {cells}.",
        n,
        cells=cells,
    ),
)
CONSUMPTION = Cause(
    "positions",
    ("potential_value",),
    lambda t, n, cells: t.plural(
        "{n} cell is priced by consumption and has no value of its own: {cells}.",
        "{n} cells are priced by consumption and have no value of their own: {cells}.",
        n,
        cells=cells,
    ),
)
PRICE = Cause(
    "products",
    ("pricing", "list_price"),
    lambda t, n, cells: t.plural(
        "{n} cell has no price: {cells}.", "{n} cells have no price: {cells}.", n, cells=cells
    ),
)
USERS = Cause(
    "positions",
    ("active_users", "potential_users"),
    lambda t, n, cells: t.plural(
        "The users of {n} cell are not counted: {cells}.",
        "The users of {n} cells are not counted: {cells}.",
        n,
        cells=cells,
    ),
)
UNPLACED = Cause(
    "usage",
    ("business_unit",),
    lambda t, n, cells: t.plural(
        "Usage counts the users of the product without naming the unit of {n} cell: {cells}.",
        "Usage counts the users of the products without naming the units of {n} cells: {cells}.",
        n,
        cells=cells,
    ),
)
RATE = Cause(
    "rates",
    ("date", "currency", "rate"),
    lambda t, n, cells: t.plural(
        "The price list cannot be converted for {n} cell: {cells}.",
        "The price list cannot be converted for {n} cells: {cells}.",
        n,
        cells=cells,
    ),
)
NAMELESS_PRICE = Cause(
    MAPPING,
    ("currency",),
    lambda t, n, cells: t.plural(
        "The book does not say in which currency its list prices are; {n} cell: {cells}.",
        "The book does not say in which currency its list prices are; {n} cells: {cells}.",
        n,
        cells=cells,
    ),
)
CAUSES = (STATUS, CONSUMPTION, PRICE, UNPLACED, USERS, RATE, NAMELESS_PRICE)


def whitespace_unknowns(ctx: Context) -> tuple[Missing, ...]:
    """Cells without a value, by the cause, and opportunities without an amount."""
    unknown = [cell for cell in ctx.cells if cell.counts and cell.potential_value is None]
    found = [_of_cause(ctx, cause, unknown) for cause in CAUSES]
    return tuple(missing for missing in (*found, _pipeline(ctx)) if missing)


def cause_of(ctx: Context, cell: Cell) -> Cause:
    """Why the potential value of a cell is unknown (definitions, Potential value)."""
    product = ctx.products.get(cell.product_id)
    if cell.status == "unknown":
        return STATUS
    if product is not None and product.pricing == "consumption":
        return CONSUMPTION
    if product is None or product.pricing is None or product.list_price is None:
        return PRICE
    counted = cell.active_users is not None and cell.potential_users is not None
    if counted or product.pricing == "flat":
        return NAMELESS_PRICE if ctx.book.currency == UNKNOWN_CURRENCY else RATE
    return UNPLACED if cell.active_users is None and _unplaced(ctx, cell) else USERS


def _unplaced(ctx: Context, cell: Cell) -> bool:
    """Whether usage counts the product, but only without a unit."""
    mine = [row for row in ctx.rows(Usage) if row.product_id == cell.product_id]
    counted = [row for row in mine if row.active_users is not None]
    return bool(counted) and all(row.business_unit is None for row in counted)


def _of_cause(ctx: Context, cause: Cause, unknown: list[Cell]) -> Missing | None:
    cells = [cell for cell in unknown if cause_of(ctx, cell) == cause]
    if not cells:
        return None
    names = sorted(
        ctx.t.text(
            "{unit} – {product}",
            unit=cell.business_unit,
            product=ctx.product_name(cell.product_id),
        )
        for cell in cells
    )
    return Missing(
        field="totals.unknown_cells",
        table=cause.table,
        columns=cause.columns,
        unlocks=("whitespace_known",),
        reason=cause.words(ctx.t, len(cells), "; ".join(names)),
    )


def _pipeline(ctx: Context) -> Missing | None:
    table = Opportunity.table
    if not ctx.rows(Opportunity):
        return Missing(
            field="pipeline",
            table=table,
            columns=("stage", "amount", "close_date"),
            unlocks=("pipeline",),
            reason=without_rows(ctx, table),
        )
    unpriced = sum(row.amount is None for row in ctx.rows(Opportunity))
    if not unpriced:
        return None
    reason = ctx.t.plural(
        "{n} open opportunity names no amount.",
        "{n} open opportunities name no amount.",
        unpriced,
    )
    return Missing(
        field="pipeline",
        table=table,
        columns=("amount",),
        unlocks=("pipeline",),
        reason=reason,
    )
