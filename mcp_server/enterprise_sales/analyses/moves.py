"""The concrete next moves of an account: deals under way, then the whitespace by rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from enterprise_sales.analyses.arithmetic import minor_units
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.gates import account_permission
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.move_text import cell_of, deal_text, move_text
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.analyses.results import AnalyzeWhitespace, Gate, WhitespaceOpportunity
from enterprise_sales.book.rows import NOT_FOR_SALE, Opportunity


@dataclass(frozen=True)
class Move:
    """One thing that can be done next.

    Attributes:
        text: a sentence with unit, product and users, fit for the customer's eyes.
        business_unit: where.
        product_id: with what.
        vector: the direction of growth.
        value: minor units a year; None where unknown.
        gate: open, conditional or closed.
        earliest: not before this day, if known.
        by: the day that decides it: the close date of a deal, the lead before the end of a
            competitor's contract.
        planned: the last step of the way to it, where a way is laid.
        deal: the deal under way, None for whitespace alone.
        reason: why a deal has to wait although the account may be sold more, if it is on record.
        use_case: the use case that is taken up, None where a product is sold.
    """

    text: str
    business_unit: str | None
    product_id: str | None
    vector: str | None
    value: int | None
    gate: Gate
    earliest: date | None
    by: date | None
    planned: date | None
    deal: Opportunity | None
    reason: str | None = None
    use_case: str | None = None


Key = tuple[str | None, str | None]
Reason = Literal["lapsed", "red", "closed"]
"""States of a cell in which nothing is offered, whatever the account allows."""


def moves(ctx: Context, whitespace: AnalyzeWhitespace) -> tuple[Move, ...]:
    """Every move, what may be done now first.

    A deal under way takes the place of the whitespace that it is about, with its own amount, date
    and champion; a use case stands for itself.
    """
    listed: dict[Key, WhitespaceOpportunity] = {}
    for row in whitespace.opportunities:
        if row.use_case is None:
            listed.setdefault((row.business_unit, row.product_id), row)
    planned = {path.rank: date.fromisoformat(path.steps[-1].due) for path in whitespace.paths}
    deals = [_deal(ctx, row, listed) for row in pipeline(ctx)]
    taken = {(move.business_unit, move.product_id) for move in deals}
    others = [
        _whitespace(ctx, row, planned.get(row.rank))
        for row in whitespace.opportunities
        if (row.business_unit, row.product_id) not in taken
    ]
    return tuple(sorted([*deals, *others], key=lambda move: ORDER[move.gate]))


def held_back(ctx: Context) -> Reason | None:
    """Why nothing may be sold now: lapsed, to be saved first, or closed by the playbook."""
    if ctx.row.lapsed:
        return "lapsed"
    if account_permission(ctx).gate != "closed":
        return None
    return "red" if band(ctx) == "red" else "closed"


ORDER: Mapping[Gate, int] = {"open": 0, "conditional": 1, "closed": 2}


def _deal(ctx: Context, row: Opportunity, listed: Mapping[Key, WhitespaceOpportunity]) -> Move:
    cell = listed.get((row.business_unit, row.product_id))
    account = account_permission(ctx)
    held = cell_of(ctx, row.business_unit, row.product_id)
    shut = held is not None and held.status in NOT_FOR_SALE
    gate = cell.gate if cell else account.gate
    vector = row.vector or (cell.vector if cell else None)
    earliest = cell.earliest if cell else None
    return Move(
        text=deal_text(ctx, row.business_unit, row.product_id, vector),
        business_unit=row.business_unit,
        product_id=row.product_id,
        vector=vector,
        value=row.amount,
        gate="conditional" if shut and gate == "open" else gate,
        earliest=date.fromisoformat(earliest) if earliest else account.earliest,
        by=_by(row, cell),
        planned=None,
        deal=row,
        reason=held.reason if held is not None and shut else None,
    )


def _by(row: Opportunity, cell: WhitespaceOpportunity | None) -> date | None:
    """The close date, or the day by which a competitor's contract has to be answered, if sooner."""
    decided = date.fromisoformat(cell.decide_by) if cell and cell.decide_by else None
    days = [day for day in (row.close_date, decided) if day is not None]
    return min(days, default=None)


def _whitespace(ctx: Context, row: WhitespaceOpportunity, planned: date | None) -> Move:
    value = row.potential_value
    return Move(
        text=move_text(ctx, row.business_unit, row.product_id, row.vector, row.use_case),
        business_unit=row.business_unit,
        product_id=row.product_id,
        vector=row.vector,
        value=minor_units(value, ctx.currency) if value is not None else None,
        gate=row.gate,
        earliest=date.fromisoformat(row.earliest) if row.earliest else None,
        by=date.fromisoformat(row.decide_by) if row.decide_by else None,
        planned=planned,
        deal=None,
        use_case=row.use_case,
    )
