"""What a renewal loses that keeps only the seats in use."""

from __future__ import annotations

from enterprise_sales.analyses.arithmetic import part_of, share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.seats import Pool, pools
from enterprise_sales.book.rows import Contract


def contraction(ctx: Context, up: Up) -> tuple[int | None, str]:
    """What the unused seats are worth a year in minor units, None where unknown, and why.

    A contract without seats is renewed as it is.
    """
    seated = [row for row in up.contracts if row.seats]
    if not seated:
        return None, ctx.t.text("No contract up for renewal names its seats.")
    shared = pools(ctx, up)
    found = [pool for row in seated for pool in shared if row in pool.contracts]
    if any(pool.used is None for pool in found):
        return None, ctx.t.text("Nobody has counted the users of what is up for renewal.")
    lost = sum(_lost(ctx, row, pool) for row, pool in zip(seated, found, strict=True))
    return lost, _basis(ctx, list(dict.fromkeys(found)))


def _lost(ctx: Context, row: Contract, pool: Pool) -> int:
    """What the unused seats of one contract are worth, its share of the pool's seats."""
    return row.annual_value - part_of(row.annual_value, _kept(ctx, pool), pool.seats)


def _kept(ctx: Context, pool: Pool) -> int:
    """Seats that stay: those in use and the playbook's buffer, never more than there are."""
    used = pool.used or 0
    buffer = ctx.playbook.number("renewal.contraction.buffer_percent")
    return min(pool.seats, used + share_of(used, buffer))


def _basis(ctx: Context, found: list[Pool]) -> str:
    used, seats = sum(pool.used or 0 for pool in found), sum(pool.seats for pool in found)
    values = {"used": ctx.t.number(used), "seats": ctx.t.number(seats)}
    if all(pool.peak for pool in found):
        return ctx.t.text(
            "In recent months no more than {used} of {seats} seats were in use at a time; the rest"
            " is not renewed.",
            **values,
        )
    return ctx.t.text("{used} of {seats} seats are in use; the rest is not renewed.", **values)
