"""What to do next in one unit with one product, in a sentence that a customer may read."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.scorecard import Cell


def move_text(
    ctx: Context,
    business_unit: str | None,
    product_id: str | None,
    vector: str | None,
    use_case: str | None = None,
) -> str:
    """One sentence: the unit, the product and, where they are known, the users."""
    unit = business_unit or ctx.account.name
    product = ctx.product_name(product_id)
    if use_case is not None:
        return _use_case(ctx, use_case, unit, product)
    if product is None:
        return ctx.t.text("Agree on the next step of growth in {unit}.", unit=unit)
    cell = cell_of(ctx, business_unit, product_id)
    return _sold(ctx, unit, product, vector, cell)


def deal_text(
    ctx: Context, business_unit: str | None, product_id: str | None, vector: str | None
) -> str:
    """The same for a deal under way; how many users it is about, only the deal itself says."""
    unit, product = business_unit or ctx.account.name, ctx.product_name(product_id)
    if product is None:
        return ctx.t.text("Agree on the next step of growth in {unit}.", unit=unit)
    cell = cell_of(ctx, business_unit, product_id)
    return _sold(ctx, unit, product, vector, cell and cell.model_copy(update=UNCOUNTED))


UNCOUNTED = {"potential_users": None}


def _use_case(ctx: Context, use_case: str, unit: str, product: str | None) -> str:
    if product is None:
        return ctx.t.text(
            "{unit}: take up the use case “{use_case}”.", unit=unit, use_case=use_case
        )
    return ctx.t.text(
        "{unit}: take up the use case “{use_case}” with {product}.",
        unit=unit,
        use_case=use_case,
        product=product,
    )


def _sold(ctx: Context, unit: str, product: str, vector: str | None, cell: Cell | None) -> str:
    values = {"unit": unit, "product": product}
    status = cell.status if cell else None
    if status == "pilot":
        return ctx.t.text("{unit}: turn the pilot of {product} into a full deployment.", **values)
    if status == "proposed":
        return ctx.t.text("{unit}: obtain a decision on our proposal ({product}).", **values)
    if status == "competitor" and cell is not None:
        return _competitor(ctx, values, cell)
    if vector == "premium_tier":
        return ctx.t.text("{unit}: move to {product}.", **values)
    if vector == "professional_services":
        return ctx.t.text("{unit}: plan {product}.", **values)
    if vector == "user":
        return _users(ctx, values, cell)
    return _new(ctx, values, cell)


def _competitor(ctx: Context, values: dict[str, str], cell: Cell) -> str:
    """The competitor is not named: the sentence is for the customer."""
    end = cell.competitor_end_date
    if end is None or end <= ctx.as_of:
        return ctx.t.text("{unit}: compare {product} with what is in use today.", **values)
    return ctx.t.text(
        "{unit}: compare {product} with what is in use today, before that contract ends on {day}.",
        day=ctx.t.day(end),
        **values,
    )


def _users(ctx: Context, values: dict[str, str], cell: Cell | None) -> str:
    more = _unused(cell)
    if not more:
        return ctx.t.text("{unit}: bring more users to {product}.", **values)
    return ctx.t.plural(
        "{unit}: bring {n} more user to {product}.",
        "{unit}: bring {n} more users to {product}.",
        more,
        **values,
    )


def _new(ctx: Context, values: dict[str, str], cell: Cell | None) -> str:
    users = _unused(cell) if _per_user(ctx, cell) else None
    if not users:
        return ctx.t.text("{unit}: introduce {product}.", **values)
    return ctx.t.plural(
        "{unit}: introduce {product} for {n} user.",
        "{unit}: introduce {product} for {n} users.",
        users,
        **values,
    )


def _unused(cell: Cell | None) -> int | None:
    if cell is None or cell.potential_users is None or cell.active_users is None:
        return None
    return max(0, cell.potential_users - cell.active_users)


def _per_user(ctx: Context, cell: Cell | None) -> bool:
    product = ctx.products.get(cell.product_id) if cell else None
    return product is not None and product.pricing == "per_user"


def cell_of(ctx: Context, business_unit: str | None, product_id: str | None) -> Cell | None:
    """The whitespace cell of a unit and a product, if there is one."""
    wanted = (business_unit, product_id)
    return next((c for c in ctx.cells if (c.business_unit, c.product_id) == wanted), None)
