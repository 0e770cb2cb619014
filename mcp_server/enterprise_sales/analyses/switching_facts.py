"""What a change would take, in one line that may be said to the customer."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_switching import switching_costs


def switching_line(ctx: Context) -> str | None:
    """Users, units, products and ways of working that are known; None where nothing is."""
    counts = {cost.code: cost.count for cost in switching_costs(ctx) if cost.count}
    parts = []
    if n := counts.get("users"):
        parts.append(ctx.t.plural("{n} person to train", "{n} people to train", n))
    if n := counts.get("units"):
        parts.append(ctx.t.plural("{n} business unit", "{n} business units", n))
    if n := counts.get("products"):
        parts.append(ctx.t.plural("{n} product", "{n} products", n))
    if n := counts.get("use_cases"):
        parts.append(
            ctx.t.plural("{n} way of working to set up", "{n} ways of working to set up", n)
        )
    return ctx.t.listed(parts) if parts else None
