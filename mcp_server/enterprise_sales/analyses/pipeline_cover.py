"""Open deals against the growth to the target: coverage and gap, nothing weighted."""

from __future__ import annotations

from itertools import groupby

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.analyses.plan_target import Goal, target
from enterprise_sales.analyses.results import PipelineCover, StageAmount


def pipeline_cover(ctx: Context) -> PipelineCover:
    """How far the deals on record carry; nothing is weighted by a chance that nobody measured."""
    goal = target(ctx)
    known = goal.growth is not None and goal.pipeline is not None
    gap = (goal.growth or 0) - (goal.pipeline or 0) if known else None
    return PipelineCover(
        growth=ctx.money_or_none(goal.growth),
        pipeline=ctx.money_or_none(goal.pipeline),
        coverage=ratios.paid(ctx, goal.pipeline, goal.growth) if known else ratios.UNKNOWN,
        gap=ctx.money_or_none(gap),
        by_stage=_by_stage(ctx),
        statement=_statement(ctx, goal, gap),
    )


def _by_stage(ctx: Context) -> tuple[StageAmount, ...]:
    rows = sorted(pipeline(ctx), key=lambda row: row.stage or "")
    found = []
    for stage, group in groupby(rows, key=lambda row: row.stage):
        amounts = [row.amount for row in group]
        known = [amount for amount in amounts if amount is not None]
        total = ctx.money(sum(known)) if known else None
        found.append(StageAmount(stage=stage, deals=len(amounts), amount=total))
    return tuple(found)


def _statement(ctx: Context, goal: Goal, gap: int | None) -> str:
    if goal.saves:
        return ctx.t.text("No growth is planned while health is red: the account is saved first.")
    if goal.growth is None:
        return ctx.t.text("There is no ARR to grow from, so there is no target to cover.")
    growth = ctx.t.money(goal.growth, ctx.currency)
    if gap is None:
        return ctx.t.text(
            "No open deal with an amount is on record: all of the growth of {growth} is still to be"
            " found.",
            growth=growth,
        )
    values = {"pipeline": ctx.t.money(goal.pipeline or 0, ctx.currency), "growth": growth}
    values["gap"] = ctx.t.money(abs(gap), ctx.currency)
    if gap > 0:
        return ctx.t.text(
            "Open deals of {pipeline} stand against a growth of {growth}: {gap} has no deal yet,"
            " even if every deal is won.",
            **values,
        )
    if gap == 0:
        return ctx.t.text(
            "Open deals of {pipeline} cover the growth of {growth} only if every one is won.",
            **values,
        )
    deals = sum(row.amount is not None for row in pipeline(ctx))
    return ctx.t.plural(
        "Open deals of {pipeline} stand against a growth of {growth}: if the deal is won, the"
        " target is passed by {gap}.",
        "Open deals of {pipeline} stand against a growth of {growth}: if all of them are won, the"
        " target is passed by {gap}.",
        deals,
        **values,
    )
