"""Which business units and products a cause is about, as far as the book tells."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.defence_arr import Place
from enterprise_sales.analyses.defence_found import places_of
from enterprise_sales.analyses.defence_names import mentions
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import BusinessUnit, Position, Usage


def named_in(ctx: Context, text: str | None) -> tuple[Place, ...]:
    """Units and products of the account that a note names."""
    units = {row.business_unit for row in ctx.rows(BusinessUnit)}
    units |= {row.business_unit for row in ctx.rows(Position)}
    sold = {row.product_id for row in running(ctx) if row.product_id}
    products = [(pid, ctx.product_name(pid) or pid) for pid in sold]
    return places_of(
        (
            *((unit, None) for unit in units if mentions(text, unit)),
            *((None, pid) for pid, name in products if mentions(text, name)),
        )
    )


def falling(ctx: Context) -> tuple[Place, ...]:
    """Units and products whose users fell month after month, as `churn.usage_decline` says."""
    months = full_months(ctx, ctx.playbook.integer("churn.usage_decline.months") + 1)
    counted: dict[Place, dict[date, int]] = defaultdict(dict)
    for row in ctx.rows(Usage):
        if row.period in months and row.active_users is not None:
            counted[row.business_unit, row.product_id][row.period] = row.active_users
    return places_of(
        place
        for place, users in counted.items()
        if place != (None, None) and _falls(ctx, [users.get(month) for month in months])
    )


def _falls(ctx: Context, users: list[int | None]) -> bool:
    least = ctx.playbook.number("churn.usage_decline.min_drop_percent")
    return all(
        before is not None
        and after is not None
        and after < before
        and (before - after) * 100 >= least * before
        for before, after in pairwise(users)
    )
