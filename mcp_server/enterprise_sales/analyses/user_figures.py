"""How many people use the product, and which table says so."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.results.parts import UserFigure
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import Usage


def user_figures(ctx: Context) -> tuple[UserFigure, ...]:
    """The active users by each table that counts them; two tables need not agree."""
    found = []
    if ctx.row.penetration_user_part is not None:
        placed = ctx.row.penetration_user_part
        found.append(UserFigure(source="positions", active=placed, month=None))
    latest = latest_active(ctx)
    if latest is not None:
        month, active = latest
        found.append(UserFigure(source="usage", active=active, month=month.isoformat()))
    return tuple(found)


@once
def latest_active(ctx: Context) -> tuple[date, int] | None:
    """The latest full month of the usage window with active users, and how many they were.

    A month in which some rows are empty and the others come to nothing is not counted.
    """
    for month in reversed(full_months(ctx, ctx.playbook.integer("health.usage.window_months"))):
        rows = [row.active_users for row in ctx.rows(Usage) if row.period == month]
        known = [users for users in rows if users is not None]
        if known and (len(known) == len(rows) or sum(known)):
            return month, sum(known)
    return None
