"""The directions of growth: what there is in each, or why there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.analyses.results import VectorLine
from enterprise_sales.book.rows import IN_USE, BusinessUnit, UseCase
from enterprise_sales.scorecard import Cell

USE_CASE = "use_case"


def vectors(ctx: Context) -> tuple[VectorLine, ...]:
    """Every direction of `whitespace.vectors`, in its order."""
    return tuple(_line(ctx, code) for code in ctx.playbook.texts("whitespace.vectors"))


def _line(ctx: Context, code: str) -> VectorLine:
    cells = [cell for cell in ctx.cells if _sells(cell) and cell.vector == code]
    known = [cell.potential_value for cell in cells if cell.potential_value is not None]
    cases = _use_cases(ctx) if code == USE_CASE else 0
    deals = [row.amount for row in pipeline(ctx) if row.vector == code]
    amounts = [amount for amount in deals if amount is not None]
    return VectorLine(
        vector=code,
        potential_value=ctx.money(sum(known)) if known else None,
        cells=len(cells),
        unknown_cells=len(cells) - len(known),
        use_cases=cases,
        deals=len(deals),
        deals_value=ctx.money(sum(amounts)) if amounts else None,
        why=None if known else _why(ctx, code, cells, cases),
    )


def _sells(cell: Cell) -> bool:
    return cell.counts and cell.potential_value != 0


def _use_cases(ctx: Context) -> int:
    return sum(row.status == "potential" for row in ctx.rows(UseCase))


def _why(ctx: Context, code: str, cells: list[Cell], cases: int) -> str:
    if cases:
        return ctx.t.text("What a use case is worth stands in the cell of its product.")
    if cells:
        return ctx.t.text("No cell of this direction has a known value.")
    return NOTHING[code](ctx) if code in NOTHING else _nothing(ctx)


def _nothing(ctx: Context) -> str:
    """Why there is no cell at all; else that there is none of this direction."""
    if not ctx.products:
        return ctx.t.text("The book holds no price list.")
    if not ctx.cells:
        return ctx.t.text("The book holds no business units of this account.")
    return ctx.t.text("Nothing unsold lies in this direction.")


def _user(ctx: Context) -> str:
    used = [cell for cell in ctx.cells if cell.status in IN_USE]
    if not used:
        return ctx.t.text("It is not on record where a product is in use.")
    if any(cell.active_users is None or cell.potential_users is None for cell in used):
        return ctx.t.text("The users of the units in use are not all counted.")
    return ctx.t.text("Nobody in the units in use is left to win.")


def _cases(ctx: Context) -> str:
    if ctx.rows(UseCase):
        return ctx.t.text("Every use case on record is active.")
    return ctx.t.text("The book holds no use cases of this account.")


def _geography(ctx: Context) -> str:
    units = ctx.rows(BusinessUnit)
    if any(row.country is None for row in units):
        return ctx.t.text("The countries of the units are not all on record.")
    if not units:
        return _nothing(ctx)
    return ctx.t.text("Something is in use in every country of the account.")


def _premium(ctx: Context) -> str:
    higher = {row.product_id for row in ctx.products.values() if row.upgrades}
    if not higher:
        return ctx.t.text("The price list names no edition above another.")
    out = sum(cell.product_id in higher and not cell.counts for cell in ctx.cells)
    if out:
        return ctx.t.plural(
            "{n} cell with a higher edition is blocked or does not apply.",
            "{n} cells with a higher edition are blocked or do not apply.",
            out,
        )
    return ctx.t.text("No higher edition fits what is in use.")


def _services(ctx: Context) -> str:
    offered = {row.product_id for row in ctx.products.values() if row.kind == "service"}
    if not offered:
        return ctx.t.text("The price list holds no services.")
    if any(cell.product_id in offered and cell.status == "deployed" for cell in ctx.cells):
        return ctx.t.text("The services that fit are in use.")
    return ctx.t.text("No service of the price list fits a unit of this account.")


NOTHING: Mapping[str, Callable[[Context], str]] = {
    "user": _user,
    USE_CASE: _cases,
    "geography": _geography,
    "premium_tier": _premium,
    "professional_services": _services,
}
"""Directions that are empty for reasons of their own."""
