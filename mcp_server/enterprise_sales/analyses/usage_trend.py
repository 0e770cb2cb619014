"""What the months of usage say: whether it falls, and whether the capacity is used up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.book.rows import Usage
from enterprise_sales.scorecard.at import At, from_days
from enterprise_sales.scorecard.values import PlaybookValues

HUNDRED = 100


def declining(ctx: Context) -> bool | None:
    """Whether active users fell month after month as `churn.usage_decline` says.

    Only products and units counted in every one of the months are compared, so that a report
    that is late does not look like a fall. None where there are none.
    """
    months = full_months(ctx, ctx.playbook.integer("churn.usage_decline.months") + 1)
    counted = _counted(ctx, months)
    if not counted:
        return None
    totals = [sum(users[month] for users in counted) for month in months]
    least = ctx.playbook.number("churn.usage_decline.min_drop_percent")
    return all(
        after < before and (before - after) * HUNDRED >= least * before
        for before, after in pairwise(totals)
    )


def capacity_used(ctx: Context, product_id: str, business_unit: str) -> bool:
    """Whether the seats were nearly used up in each of the months of `expansion.capacity`."""
    months = full_months(ctx, ctx.playbook.integer("expansion.capacity.months"))
    limit = ctx.playbook.number("expansion.capacity.percent")
    mine = [row for row in ctx.rows(Usage) if row.product_id == product_id]
    of_unit = [row for row in mine if row.business_unit == business_unit]
    rows = of_unit or [row for row in mine if row.business_unit is None]
    seats = _seats(ctx, product_id, business_unit)
    return all(_above(limit, [row for row in rows if row.period == m], seats) for m in months)


def full_months(ctx: Context, count: int) -> tuple[date, ...]:
    """The first days of the last months that are over, oldest first."""
    last = from_days(At(ctx.as_of, PlaybookValues(ctx.playbook)).last_full_month())
    return tuple(months_from(last, -back) for back in reversed(range(count)))


def _counted(ctx: Context, months: tuple[date, ...]) -> list[dict[date, int]]:
    streams: dict[tuple[str, str], dict[date, int]] = {}
    for row in ctx.rows(Usage):
        if row.active_users is not None and row.period in months:
            key = (row.product_id or "", row.business_unit or "")
            streams.setdefault(key, {})[row.period] = row.active_users
    return [users for _, users in sorted(streams.items()) if len(users) == len(months)]


def _above(limit: float, rows: list[Usage], seats: int | None) -> bool:
    active = _sum(row.active_users for row in rows)
    licensed = _sum(row.licensed_users for row in rows)
    capacity = seats if licensed is None else licensed
    if active is None or not capacity:
        return False
    return active * HUNDRED > limit * capacity


def _seats(ctx: Context, product_id: str, business_unit: str) -> int | None:
    contracts = [row for row in running(ctx) if row.product_id == product_id]
    mine = [row for row in contracts if row.business_unit in (None, business_unit)]
    return _sum(row.seats for row in mine)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; None where one of them is unknown, or there are none."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None
