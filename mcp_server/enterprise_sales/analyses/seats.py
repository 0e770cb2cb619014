"""Seats in use against seats under contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up, running, succeeds
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import IN_USE, Contract, Position, Usage


@dataclass(frozen=True)
class Pool:
    """Contracts that share their users, and how many of their seats are in use.

    Attributes:
        contracts: contracts of one product with the same business unit, or with none.
        seats: of all of them.
        used: active users; None where nobody counted them.
    """

    contracts: tuple[Contract, ...]
    seats: int
    used: int | None
    peak: bool = False
    """Whether the users are the most of some months, or those of one day."""


def pools(ctx: Context, up: Up) -> tuple[Pool, ...]:
    """Contracts that name seats, pooled by product and business unit.

    They are those up for renewal and those that run and are not renewed by one of them.

    Users are the most in any of the last `renewal.contraction.usage_months` full months; where the
    usage table has none, those of the positions.
    """
    grouped: dict[tuple[str, str], list[Contract]] = defaultdict(list)
    for row in _live(ctx, up):
        if row.seats is not None:
            grouped[row.product_id or "", row.business_unit or ""].append(row)
    named = {(product, unit) for product, unit in grouped if unit}
    return tuple(_pool(ctx, grouped[key], *key, named) for key in sorted(grouped))


def _live(ctx: Context, up: Up) -> tuple[Contract, ...]:
    others = (row for row in running(ctx) if row not in up.contracts)
    kept = (row for row in others if not any(succeeds(ctx, new, row) for new in up.contracts))
    return (*up.contracts, *kept)


def _pool(
    ctx: Context, rows: list[Contract], product: str, unit: str, named: set[tuple[str, str]]
) -> Pool:
    """A contract without a unit has the users of the units that no other contract names."""

    def covers(row: Usage | Position) -> bool:
        if row.product_id != (product or None):
            return False
        return row.business_unit == unit if unit else (product, row.business_unit) not in named

    seats = sum(row.seats or 0 for row in rows)
    used = _peak(ctx, [row for row in ctx.rows(Usage) if covers(row)])
    peak = used is not None
    if used is None:
        used = _counted([row for row in ctx.rows(Position) if covers(row)])
    return Pool(tuple(rows), seats, used, peak)


def _peak(ctx: Context, rows: Iterable[Usage]) -> int | None:
    """The most active users in any of the latest full months."""
    months = full_months(ctx, ctx.playbook.integer("renewal.contraction.usage_months"))
    found: dict[date, int] = defaultdict(int)
    for row in rows:
        if row.period in months and row.active_users is not None:
            found[row.period] += row.active_users
    return max(found.values(), default=None)


def _counted(rows: Iterable[Position]) -> int | None:
    """Active users of the positions; unknown where one in use does not say."""
    users = [row.active_users for row in rows if row.status in IN_USE]
    known = [count for count in users if count is not None]
    return sum(known) if users and len(known) == len(users) else None
