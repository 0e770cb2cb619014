"""Running contracts for what `positions` does not name: the map does not show it in use."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.findings_out import where
from enterprise_sales.book.rows import Contract, Position


def contracts_unplaced(ctx: Context) -> tuple[FindingOut, ...]:
    """One finding a contract, by its id; none where the account has no positions at all.

    A contract that names no unit is placed by a row for its product in any unit.
    """
    placed = {(row.business_unit, row.product_id) for row in ctx.rows(Position)}
    if not placed:
        return ()
    return tuple(_finding(ctx, row) for row in _unplaced(ctx, placed))


def _unplaced(ctx: Context, placed: set[tuple[str, str]]) -> Iterator[Contract]:
    sold = {product for _, product in placed}
    for row in sorted(running(ctx), key=lambda row: row.contract_id):
        if row.product_id is None:
            continue
        if row.business_unit is None and row.product_id not in sold:
            yield row
        if row.business_unit is not None and (row.business_unit, row.product_id) not in placed:
            yield row


def _finding(ctx: Context, row: Contract) -> FindingOut:
    what = {"contract": row.contract_id, "product": ctx.product_name(row.product_id)}
    if row.business_unit is None:
        wrong = ctx.t.text(
            "contract {contract} runs for {product}, and no row of positions names it, so the"
            " whitespace does not show it in use.",
            **what,
        )
        remedy = ctx.t.text(
            "Add rows for {product} to positions, with the units that use it and the status.",
            **what,
        )
    else:
        what["unit"] = row.business_unit
        wrong = ctx.t.text(
            "contract {contract} runs for {product} in {unit}, and no row of positions names the"
            " two, so the whitespace does not show it in use.",
            **what,
        )
        remedy = ctx.t.text(
            "Add a row for {unit} and {product} to positions, with the status (deployed or pilot)"
            " and the users.",
            **what,
        )
    return FindingOut(
        code="contract_without_position",
        severity="warning",
        where=where(ctx.t, row.read_from.file, (row.read_from.row,), 1),
        excerpt=row.product_id,
        wrong=wrong,
        remedy=remedy,
        count=1,
        left_out=0,
    )
