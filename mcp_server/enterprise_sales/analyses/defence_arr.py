"""Which contracts a threat touches, and what they are worth a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up, running
from enterprise_sales.analyses.place import Place
from enterprise_sales.book.rows import IN_USE, Contract, Position


@dataclass(frozen=True)
class Touched:
    """What a threat touches.

    Attributes:
        contracts: the running contracts that it is about.
        amount: their annual value in minor units; None where it cannot be told.
        basis: a sentence that says what it rests on.
    """

    contracts: tuple[Contract, ...]
    amount: int | None
    basis: str


def touched_all(ctx: Context) -> Touched:
    """What concerns the whole account."""
    rows = _running(ctx)
    if not rows and ctx.row.arr is None:
        return Touched((), None, ctx.t.text("No contract is on record."))
    if not rows:
        return Touched((), 0, _ended(ctx))
    text = ctx.t.text("It concerns the whole account: every running contract counts.")
    return Touched(rows, worth(rows), text)


def touched(ctx: Context, places: Sequence[Place]) -> Touched:
    """What concerns some products and business units (composed rule `arr_touched`)."""
    rows = _running(ctx)
    if not rows:
        return touched_all(ctx)
    if not places:
        text = ctx.t.text("The data does not say which business unit or product it is about.")
        return Touched((), None, text)
    judged = [(row, concerns(ctx, row, places)) for row in rows]
    vague = [row for row, verdict in judged if verdict is None]
    hit = tuple(row for row, verdict in judged if verdict)
    if vague:
        return Touched(hit, None, _vague(ctx, vague))
    return Touched(hit, worth(hit), _basis(ctx, hit))


def worth(rows: Iterable[Contract]) -> int:
    """Annual value of contracts, each once, in minor units."""
    return sum({row.contract_id: row.annual_value for row in rows}.values())


def concerns(ctx: Context, row: Contract, places: Sequence[Place]) -> bool | None:
    """Whether a contract is for one of the places; None where it does not say what it is for.

    It is where it names one of their products or units. One that names no unit counts for a unit
    in which the positions show its product at work.
    """
    units = {unit for unit, _ in places if unit}
    products = {product for _, product in places if product}
    if row.product_id in products or row.business_unit in units:
        return True
    if row.product_id is None and (row.business_unit is None or products):
        return None
    if row.business_unit is None and units:
        return _at_work(ctx, row, units)
    return False


def _at_work(ctx: Context, row: Contract, units: set[str]) -> bool | None:
    positions = ctx.rows(Position)
    if not positions:
        return None
    return any(
        p.product_id == row.product_id and p.business_unit in units and p.status in IN_USE
        for p in positions
    )


def _ended(ctx: Context) -> str:
    """What a lapsed account paid; it is no ARR any more."""
    if not ctx.row.lapsed:
        return ctx.t.text("No contract runs any more.")
    value = ctx.t.money(contracts_up(ctx).value, ctx.currency)
    return ctx.t.text(
        "No contract runs any more; what ended was worth {value} a year.", value=value
    )


def _running(ctx: Context) -> tuple[Contract, ...]:
    return tuple(sorted(running(ctx), key=lambda row: row.contract_id))


def _vague(ctx: Context, rows: Sequence[Contract]) -> str:
    return ctx.t.plural(
        "{n} running contract does not say what it is for: {ids}.",
        "{n} running contracts do not say what they are for: {ids}.",
        len(rows),
        ids=", ".join(row.contract_id for row in rows),
    )


def _basis(ctx: Context, rows: Sequence[Contract]) -> str:
    if not rows:
        return ctx.t.text("No running contract is for these business units or products.")
    return ctx.t.plural(
        "The running contract for it: {contracts}.",
        "The running contracts for it: {contracts}.",
        len(rows),
        contracts="; ".join(_told(ctx, row) for row in rows),
    )


def _told(ctx: Context, row: Contract) -> str:
    """A contract by what it is for and what it is worth a year."""
    value = ctx.t.money(row.annual_value, ctx.currency)
    product = ctx.product_name(row.product_id) if row.product_id else None
    parts = [part for part in (product, row.business_unit, value) if part]
    return f"{row.contract_id} ({', '.join(parts)})"
