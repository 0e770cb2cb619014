"""What the customer wants to reach, with the outcomes that serve it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results.value import ObjectiveLine
from enterprise_sales.analyses.value_links import Link, goals, link
from enterprise_sales.analyses.value_outcomes import ranked
from enterprise_sales.analyses.value_targets import reached
from enterprise_sales.analyses.value_words import shared, words
from enterprise_sales.book.rows import Objective, Outcome

Linked = tuple[tuple[Outcome, Link], ...]


def objective_lines(ctx: Context) -> tuple[ObjectiveLine, ...]:
    """Every objective, the nearest due date first."""
    linked = tuple((row, link(ctx, row)) for row in ranked(ctx) if row.date <= ctx.as_of)
    return tuple(_line(ctx, goal, linked) for goal in goals(ctx))


def _line(ctx: Context, goal: Objective, linked: Linked) -> ObjectiveLine:
    mine = tuple((row, found) for row, found in linked if found.goal == goal)
    status = _status(ctx, goal, mine)
    late = status == "overdue" and goal.due is not None
    return ObjectiveLine(
        objective=goal.objective,
        owner=goal.owner,
        metric=goal.metric,
        target=goal.target,
        due=goal.due.isoformat() if goal.due else None,
        status=status,
        overdue_days=(ctx.as_of - goal.due).days if late and goal.due else 0,
        outcomes=_names(row for row, found in mine if found.basis == "metric"),
        proposed=_names(row for row, found in mine if found.basis == "words"),
        our_contribution=goal.our_contribution,
    )


def _status(
    ctx: Context, goal: Objective, mine: Linked
) -> Literal["reached", "measured", "overdue", "open"]:
    """Reached where the newest confirmed outcome by the same metric is at the target.

    Where the newest measurement alone is there, it is for the customer to confirm.
    """
    sure = [row for row, found in mine if found.basis == "metric" and row.verified_by]
    newest = max(sure, key=lambda row: row.date, default=None)
    if newest is not None and reached(goal, newest):
        return "reached"
    comparable = [row for row, found in mine if found.basis == "metric" or _alike(ctx, goal, row)]
    last = max(comparable, key=lambda row: row.date, default=None)
    if last is not None and reached(goal, last):
        return "measured"
    return "overdue" if goal.due is not None and goal.due < ctx.as_of else "open"


def _alike(ctx: Context, goal: Objective, row: Outcome) -> bool:
    """Whether metric and unit of a proposed outcome speak of what the goal is measured by."""
    mine = words(ctx, row.metric, row.unit)
    return bool(shared(ctx, mine, words(ctx, goal.metric, goal.target)))


def _names(rows: Iterable[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.outcome for row in rows))
