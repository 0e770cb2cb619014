"""What the months of usage say: whether it falls, and whether the capacity is used up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from enterprise_sales.analyses.arithmetic import HUNDRED
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.dates import MONTHS_A_YEAR, months_from
from enterprise_sales.analyses.place import Place
from enterprise_sales.book.rows import Usage
from enterprise_sales.scorecard.at import At, from_days
from enterprise_sales.scorecard.values import PlaybookValues


@once
def declining(ctx: Context) -> bool | None:
    """Whether active users fell month after month as `churn.usage_decline` says.

    Only products and units counted in every one of the months are compared, so that a report
    that is late does not look like a fall. None where there are none.
    """
    return _fell(ctx, ctx.playbook.integer("churn.usage_decline.months"))


@once
def falls_in_a_row(ctx: Context) -> int:
    """How many full months up to the last one fell without a break, where users are declining.

    At least `churn.usage_decline.months`; 0 where they are not declining, or it is unknown.
    """
    if not declining(ctx):
        return 0
    months = ctx.playbook.integer("churn.usage_decline.months")
    while _fell(ctx, months + 1):
        months += 1
    return months


def falling_places(ctx: Context) -> tuple[Place, ...]:
    """The places whose own active users fell month after month, as `declining` tells it of all."""
    months = full_months(ctx, ctx.playbook.integer("churn.usage_decline.months") + 1)
    counted = _counted(ctx, months)
    return tuple(place for place, users in counted.items() if _falls(ctx, users))


@dataclass(frozen=True)
class MonthOfUse:
    """Active users of one month against what is contracted; either is None where unknown."""

    month: date
    active: int | None
    limit: int | None


def months_of_use(ctx: Context, product_id: str, business_unit: str) -> tuple[MonthOfUse, ...]:
    """Every full month counted for a product in a unit, oldest first, without a month left out.

    The limit is the licensed users of the month, else the seats under contract today. Usage that
    names no unit stands for the product where none names the unit.
    """
    mine = [row for row in ctx.rows(Usage) if row.product_id == product_id]
    of_unit = [row for row in mine if row.business_unit == business_unit]
    rows = of_unit or [row for row in mine if row.business_unit is None]
    (last,) = full_months(ctx, 1)
    first = min((row.period for row in rows), default=None)
    if first is None or first > last:
        return ()
    seats = _seats(ctx, product_id, business_unit)
    count = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1
    of_month = ([row for row in rows if row.period == m] for m in full_months(ctx, count))
    return tuple(
        _month(month, found, seats)
        for month, found in zip(full_months(ctx, count), of_month, strict=True)
    )


def above_limit(ctx: Context, month: MonthOfUse) -> bool:
    """Whether active users exceed `expansion.capacity.percent` of the limit; at it they do not."""
    percent = ctx.playbook.number("expansion.capacity.percent")
    if month.active is None or not month.limit:
        return False
    return month.active * HUNDRED > percent * month.limit


def full_months(ctx: Context, count: int) -> tuple[date, ...]:
    """The first days of the last months that are over, oldest first."""
    last = _last_full_month(ctx)
    return tuple(months_from(last, -back) for back in reversed(range(count)))


@once
def _last_full_month(ctx: Context) -> date:
    return from_days(At(ctx.as_of, PlaybookValues(ctx.playbook)).last_full_month())


def _fell(ctx: Context, falls: int) -> bool | None:
    """Whether each of the last full months had fewer users than the month before it."""
    counted = _counted(ctx, full_months(ctx, falls + 1))
    if not counted:
        return None
    return _falls(ctx, [sum(users) for users in zip(*counted.values(), strict=True)])


def _falls(ctx: Context, users: Sequence[int]) -> bool:
    least = ctx.playbook.number("churn.usage_decline.min_drop_percent")
    return all(
        after < before and (before - after) * HUNDRED >= least * before
        for before, after in pairwise(users)
    )


def _counted(ctx: Context, months: tuple[date, ...]) -> Mapping[Place, list[int]]:
    """Place → its users in each of the months; only places counted in every one of them."""
    found: dict[Place, dict[date, int]] = defaultdict(dict)
    for row in ctx.rows(Usage):
        if row.active_users is not None and row.period in months:
            found[row.business_unit, row.product_id][row.period] = row.active_users
    whole = {place: users for place, users in found.items() if len(users) == len(months)}
    return {place: [users[month] for month in months] for place, users in whole.items()}


def _month(month: date, rows: list[Usage], seats: int | None) -> MonthOfUse:
    licensed = _sum(row.licensed_users for row in rows)
    active = _sum(row.active_users for row in rows)
    return MonthOfUse(month, active, seats if licensed is None else licensed)


def _seats(ctx: Context, product_id: str, business_unit: str) -> int | None:
    contracts = [row for row in running(ctx) if row.product_id == product_id]
    mine = [row for row in contracts if row.business_unit in (None, business_unit)]
    return _sum(row.seats for row in mine)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; None where one of them is unknown, or there are none."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if known and len(known) == len(found) else None
