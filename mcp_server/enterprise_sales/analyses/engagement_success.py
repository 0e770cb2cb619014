"""Objectives that fall due, and checks after a launch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_people import counterpart, named
from enterprise_sales.analyses.people import champions
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.book.rows import IN_USE, Objective, Stakeholder
from enterprise_sales.scorecard import Cell

AFTER_LAUNCH = "after_launch"


def objective_drafts(ctx: Context, free: Iterator[date]) -> Iterator[Draft]:
    """One meeting on each objective with a date; one that is past due is asked about at once."""
    for row in objectives(ctx):
        if row.due is not None:
            late = row.due < ctx.as_of
            yield _objective(ctx, row, next(free) if late else row.due)


def launches(ctx: Context) -> Iterator[tuple[Cell, date]]:
    """Products in use with the day of their launch, by unit and product."""
    cells = sorted(ctx.cells, key=lambda cell: (cell.business_unit, cell.product_id))
    for cell in cells:
        if cell.status in IN_USE and cell.launched_on and cell.launched_on <= ctx.as_of:
            yield cell, cell.launched_on


def launch_drafts(ctx: Context) -> Iterator[Draft]:
    """The checks of the onboarding, and the talk about the first success that follows them."""
    checks = ctx.playbook.integers("plan.onboarding_days")
    success = ctx.playbook.integer("expansion.after_launch.days_from")
    for cell, launched in launches(ctx):
        for days in sorted({*checks, success}):
            if launched + timedelta(days=days) >= ctx.as_of:
                yield _launch(ctx, cell, launched, days)


def _objective(ctx: Context, row: Objective, day: date) -> Draft:
    goal = row.objective.rstrip(" .")
    return Draft(
        day=day,
        kind="objective",
        code="objective",
        occasion=row.objective,
        subject=ctx.t.text("Goal “{goal}”: where we stand", goal=goal),
        content=(ctx.t.text("Goal “{goal}”: where we stand", goal=goal), *_measure(ctx, row)),
        why=_due(ctx, row),
        person=named(ctx, row.owner),
    )


def _measure(ctx: Context, row: Objective) -> Iterator[str]:
    if row.metric and row.target:
        yield ctx.t.text("{metric}: {target}", metric=row.metric, target=row.target)


def _due(ctx: Context, row: Objective) -> str:
    day = ctx.t.day(row.due) if row.due else ""
    if row.due is not None and row.due < ctx.as_of:
        return ctx.t.text("The goal was due on {day}: ask whether it is reached.", day=day)
    return ctx.t.text("The goal is due on {day}.", day=day)


def _launch(ctx: Context, cell: Cell, launched: date, days: int) -> Draft:
    product = ctx.product_name(cell.product_id) or cell.product_id
    values = {"unit": cell.business_unit, "product": product}
    return Draft(
        day=working_day(launched + timedelta(days=days)),
        kind="launch",
        code=f"day_{days}",
        occasion=f"{cell.business_unit}|{cell.product_id}|{days}",
        subject=ctx.t.text("{unit}: how {product} has started", **values),
        content=(ctx.t.text("What works, what is still in the way"),),
        why=ctx.t.text("{days} after the launch.", days=ctx.t.days(days)),
        person=_user(ctx, cell),
    )


def _user(ctx: Context, cell: Cell) -> Stakeholder | None:
    """Somebody of the unit, the champion first; else the account's champion."""
    there = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    own = [row for row in there if row.business_unit == cell.business_unit]
    own.sort(key=lambda row: (row.buying_role != "champion", row.stakeholder_id))
    fallback = counterpart(ctx, ("champion", "user")) if champions(ctx) else None
    return own[0] if own else fallback
