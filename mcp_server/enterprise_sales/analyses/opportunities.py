"""Cells and use cases worth going for, ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from enterprise_sales.analyses.codes import GATES
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.deal_stages import proposed
from enterprise_sales.analyses.gates import (
    Permission,
    account_permission,
    decide_by,
    permission,
)
from enterprise_sales.analyses.interest import interests
from enterprise_sales.analyses.leads import deal_on, lead
from enterprise_sales.analyses.occasions_of_account import INTEREST
from enterprise_sales.analyses.results import Replaced, Trigger, WhitespaceOpportunity
from enterprise_sales.analyses.triggers import account_trigger, cell_trigger, triggers
from enterprise_sales.analyses.upgrades import replaced
from enterprise_sales.book.rows import NOT_FOR_SALE, UseCase
from enterprise_sales.book.rows import Opportunity as DealRow
from enterprise_sales.scorecard import Cell

USE_CASE = "use_case"


@dataclass(frozen=True)
class _Prospect:
    """Something that could be sold, before it has a rank."""

    vector: str
    business_unit: str | None
    product_id: str | None
    use_case: str | None
    value: int | None
    basis: str
    allowed: Permission
    trigger: str | None
    cell: Cell | None
    asked_for: bool
    """Whether the customer has voiced an interest in it."""


@dataclass(frozen=True)
class _Ground:
    """What the account allows, its occasions, and what the customer has asked for."""

    allowed: Permission
    occasions: tuple[Trigger, ...]
    occasion: str | None
    wanted: frozenset[tuple[str, str]]

    def trigger(self, ctx: Context, cell: Cell | None) -> str | None:
        """The interest in the cell, else its occasion, else that of the account."""
        if self.asked_for(cell):
            return INTEREST
        return cell_trigger(ctx, cell, self.occasions) or self.occasion

    def asked_for(self, cell: Cell | None) -> bool:
        """Whether a voiced interest names the cell."""
        return cell is not None and (cell.business_unit, cell.product_id) in self.wanted


def is_prospect(cell: Cell) -> bool:
    """Whether there is something to sell in a cell whose state is known."""
    wanted = cell.counts and cell.vector is not None and cell.status != "unknown"
    return wanted and cell.potential_value != 0


def opportunities(
    ctx: Context, occasions: Sequence[Trigger] | None = None
) -> tuple[WhitespaceOpportunity, ...]:
    """Everything worth going for.

    What may be sold now comes first, then what the customer has asked for, then what is worth more;
    what has no known value comes after what has one. Ties follow the playbook's order of vectors,
    then unit, product and use case.

    Args:
        ctx: the account.
        occasions: its triggers, where they are at hand already.
    """
    held = tuple(triggers(ctx) if occasions is None else occasions)
    wanted = interests(ctx)
    ground = _Ground(account_permission(ctx), held, account_trigger(ctx, held), wanted)
    found = [*_of_cells(ctx, ground), *_of_use_cases(ctx, ground)]
    order = {code: place for place, code in enumerate(ctx.playbook.texts("whitespace.vectors"))}
    ranked = sorted(found, key=lambda prospect: _rank(prospect, order))
    return tuple(_shown(ctx, place, each) for place, each in enumerate(ranked, start=1))


def _of_cells(ctx: Context, ground: _Ground) -> list[_Prospect]:
    return [
        _Prospect(
            vector=str(cell.vector),
            business_unit=cell.business_unit,
            product_id=cell.product_id,
            use_case=None,
            value=cell.potential_value,
            basis=cell.basis,
            allowed=permission(ctx, ground.allowed, cell),
            trigger=ground.trigger(ctx, cell),
            cell=cell,
            asked_for=ground.asked_for(cell),
        )
        for cell in ctx.cells
        if is_prospect(cell)
    ]


def _of_use_cases(ctx: Context, ground: _Ground) -> list[_Prospect]:
    """Potential use cases; what one is worth stands in its cell, so its own value is unknown."""
    cells = {(cell.business_unit, cell.product_id): cell for cell in ctx.cells}
    found = []
    for row in ctx.rows(UseCase):
        cell = cells.get((row.business_unit or "", row.product_id or ""))
        if row.status != "potential" or (cell and cell.status in NOT_FOR_SALE):
            continue
        found.append(
            _Prospect(
                vector=USE_CASE,
                business_unit=row.business_unit,
                product_id=row.product_id,
                use_case=row.use_case,
                value=None,
                basis="unknown",
                allowed=permission(ctx, ground.allowed, cell),
                trigger=ground.trigger(ctx, cell),
                cell=cell,
                asked_for=ground.asked_for(cell),
            )
        )
    return found


def _rank(prospect: _Prospect, order: dict[str, int]) -> tuple[Any, ...]:
    return (
        GATES.index(prospect.allowed.gate),
        not prospect.asked_for,
        -(prospect.value or 0),
        order.get(prospect.vector, len(order)),
        prospect.business_unit or "",
        prospect.product_id or "",
        prospect.use_case or "",
    )


def _shown(ctx: Context, rank: int, prospect: _Prospect) -> WhitespaceOpportunity:
    unit = prospect.business_unit
    deal = deal_on(ctx, unit, prospect.product_id) if prospect.use_case is None else None
    earliest = prospect.allowed.earliest
    return WhitespaceOpportunity.model_validate(
        {
            "rank": rank,
            "vector": prospect.vector,
            "business_unit": unit,
            "product_id": prospect.product_id,
            "product_name": ctx.product_name(prospect.product_id),
            "use_case": prospect.use_case,
            "potential_value": ctx.money_or_none(prospect.value),
            "basis": prospect.basis,
            "gate": prospect.allowed.gate,
            "conditions": prospect.allowed.conditions,
            "trigger": prospect.trigger,
            "earliest": earliest.isoformat() if earliest else None,
            "decide_by": _decide_by(ctx, prospect.cell),
            "required_products": _required(ctx, prospect.cell),
            "champion": lead(ctx, unit, prospect.product_id),
            "deal_amount": ctx.money_or_none(deal.amount) if deal else None,
            "proposed": _proposed(prospect.cell, deal),
            "replaces": _replaces(ctx, prospect),
        }
    )


def _proposed(cell: Cell | None, deal: DealRow | None) -> bool:
    return (cell is not None and cell.status == "proposed") or bool(deal and proposed(deal.stage))


def _replaces(ctx: Context, prospect: _Prospect) -> Replaced | None:
    """Of a cell; a use case within it is not sold at the price of the product."""
    whole = prospect.cell is not None and prospect.use_case is None
    return replaced(ctx, prospect.cell) if prospect.cell and whole else None


def _decide_by(ctx: Context, cell: Cell | None) -> str | None:
    end = cell.competitor_end_date if cell and cell.status == "competitor" else None
    return decide_by(ctx, end).isoformat() if end is not None and end > ctx.as_of else None


def _required(ctx: Context, cell: Cell | None) -> tuple[str, ...]:
    names = (ctx.product_name(product_id) for product_id in (cell.requires_unmet if cell else ()))
    return tuple(name for name in names if name is not None)
