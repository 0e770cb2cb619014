"""Which contracts a renewal is about, and what they are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.book.rows import Contract


@dataclass(frozen=True)
class Up:
    """The contracts that a renewal is about.

    Attributes:
        contracts: those up on the renewal date; of a lapsed account those that ended last; where
            no contract has an end, those that run.
        value: their annual value in minor units.
        base: ARR in minor units on the renewal date before anything is renewed, with what is
            signed and begins by then; for a lapsed account the value that would come back, because
            its ARR is nothing; None where no contract is on record.
    """

    contracts: tuple[Contract, ...]
    value: int
    base: int | None


@once
def contracts_up(ctx: Context) -> Up:
    """What the renewal is about (definitions, Renewal date)."""
    signed = tuple(row for row in ctx.rows(Contract) if counted(row))
    found = tuple(sorted(_up(ctx, signed), key=lambda row: row.contract_id))
    value = sum(row.annual_value for row in found)
    return Up(found, value, _base(ctx, value))


def _base(ctx: Context, value: int) -> int | None:
    end, arr = ctx.row.renewal_date, ctx.row.arr
    if arr is None or end is None:
        return arr
    return value if ctx.row.lapsed else sum(row.annual_value for row in running(ctx, end))


def running(ctx: Context, day: date | None = None) -> tuple[Contract, ...]:
    """The contracts that run on a day, without one on the as-of date."""
    return _running_now(ctx) if day in (None, ctx.as_of) else _running_on(ctx, day)


@once
def _running_now(ctx: Context) -> tuple[Contract, ...]:
    return _running_on(ctx, ctx.as_of)


def _running_on(ctx: Context, day: date) -> tuple[Contract, ...]:
    return tuple(row for row in ctx.rows(Contract) if counted(row) and _runs(row, day))


def not_renewed(ctx: Context) -> tuple[Contract, ...]:
    """The contracts that run, or follow one that does, and that nothing succeeds yet."""
    signed = tuple(row for row in ctx.rows(Contract) if counted(row))
    return tuple(row for row in signed if _open(ctx, row, signed))


def _up(ctx: Context, signed: tuple[Contract, ...]) -> list[Contract]:
    end = ctx.row.renewal_date
    if end is None:
        return [row for row in signed if _runs(row, ctx.as_of)]
    ending = [row for row in signed if row.end_date == end]
    if ctx.row.lapsed:
        return ending
    return [row for row in ending if _open(ctx, row, signed)]


def _open(ctx: Context, row: Contract, signed: tuple[Contract, ...]) -> bool:
    """Whether a contract that runs, or follows one that does, has no successor yet."""
    if any(succeeds(ctx, other, row) for other in signed):
        return False
    return _runs(row, ctx.as_of) or any(succeeds(ctx, row, other) for other in signed)


def succeeds(ctx: Context, later: Contract, earlier: Contract) -> bool:
    """Whether one contract renews another: the same product, begun soon after its end."""
    if earlier.end_date is None or later.product_id != earlier.product_id:
        return False
    gap = timedelta(days=ctx.playbook.integer("arr.successor_gap_days"))
    return timedelta() < later.start_date - earlier.end_date <= gap


def first_start(ctx: Context, up: Up) -> date | None:
    """When the first contract of what is up for renewal began, earlier terms included."""
    signed = [row for row in ctx.rows(Contract) if counted(row)]
    chain = list(up.contracts)
    for row in chain:
        chain += [one for one in signed if succeeds(ctx, row, one) and one not in chain]
    return min((row.start_date for row in chain), default=None)


def counted(row: Contract) -> bool:
    """Signed; a churned contract without an end never counts."""
    return row.status != "proposed" and not (row.status == "churned" and row.end_date is None)


def _runs(row: Contract, day: date) -> bool:
    return row.start_date <= day and (row.end_date is None or row.end_date >= day)
