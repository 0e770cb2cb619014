"""Usage in a business review: always beside the outcome it serves, never a figure on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.results import ValueStatement
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import Usage


@dataclass(frozen=True)
class InUse:
    """The users of the latest full month in which they were counted."""

    month: date
    active: int
    licensed: int


def usage_lines(ctx: Context, values: tuple[ValueStatement, ...]) -> Iterator[str]:
    """Usage behind the best outcome; without an outcome no figure at all."""
    if not values:
        yield _no_outcome(ctx)
        return
    outcome = values[0].outcome.rstrip(" .")
    if (found := in_use(ctx)) is not None:
        yield ctx.t.text(
            "“{outcome}”: behind it stand {active} of {licensed} licensed users ({month}).",
            outcome=outcome,
            active=ctx.t.number(found.active),
            licensed=ctx.t.number(found.licensed),
            month=ctx.t.month(found.month),
        )
    yield _features(ctx, outcome)


def in_use(ctx: Context) -> InUse | None:
    """The users of the latest full month of `health.usage.window_months` that was counted."""
    for month in reversed(full_months(ctx, ctx.playbook.integer("health.usage.window_months"))):
        rows = [row for row in ctx.rows(Usage) if row.period == month]
        pairs = [(row.active_users, row.licensed_users) for row in rows]
        known = [(active, of) for active, of in pairs if active is not None and of]
        if known:
            return InUse(month, sum(active for active, _ in known), sum(of for _, of in known))
    return None


def _no_outcome(ctx: Context) -> str:
    goal = next((row.objective.rstrip(" .") for row in objectives(ctx)), None)
    if goal is None:
        return ctx.t.text("Which business result should the work with the product bring?")
    return ctx.t.text(
        "What has the work with the product brought for “{goal}”, and how do we measure it?",
        goal=goal,
    )


def _features(ctx: Context, outcome: str) -> str:
    """The share of features in use, as the value realization penetration has it."""
    used = ctx.row.penetration_value_realization_part
    available = ctx.row.penetration_value_realization_whole
    if used is None or not available:
        return ctx.t.text("What would take “{outcome}” further?", outcome=outcome)
    return ctx.t.text(
        "What would take “{outcome}” further? {used} of {available} features are in use.",
        outcome=outcome,
        used=ctx.t.number(used),
        available=ctx.t.number(available),
    )
