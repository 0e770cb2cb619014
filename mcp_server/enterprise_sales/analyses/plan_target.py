"""Where the account is to be in twelve months, and whether what is known adds up to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enterprise_sales.analyses.arithmetic import HUNDRED, exact, share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.pipeline import pipeline, pipeline_value
from enterprise_sales.language import N_

TEXTS = {
    (True, True): N_(
        "Known whitespace {whitespace} plus open deals {deals} is {difference} more than the"
        " {growth} of growth needed. Mark which opportunities the plan relies on."
    ),
    (True, False): N_(
        "Known whitespace {whitespace} plus open deals {deals} is {difference} less than the"
        " {growth} of growth needed: no opportunity stands behind the rest yet."
    ),
    (False, True): N_(
        "Known whitespace {whitespace} is {difference} more than the {growth} of growth needed."
        " Mark which opportunities the plan relies on."
    ),
    (False, False): N_(
        "Known whitespace {whitespace} is {difference} less than the {growth} of growth needed: no"
        " opportunity stands behind the rest yet."
    ),
}
"""Whether there are deals beside the whitespace, whether there is more than needed → the note."""


@dataclass(frozen=True)
class Goal:
    """The target of the plan, in minor units.

    Attributes:
        saves: whether the plan saves the account before it grows it.
        growth_percent: 0 for an account to be saved; None where there is no ARR to grow.
        arr: the target.
        growth: what has to be added; None where no growth is planned, and so are the next two.
        known: what the whitespace and the open deals hold, each cell once; None where neither
            has a value.
        pipeline: the open deals.
    """

    saves: bool
    growth_percent: float | None
    arr: int | None
    growth: int | None
    known: int | None
    pipeline: int | None

    @property
    def gap(self) -> int | None:
        """What is known minus what has to be added."""
        if self.known is None or self.growth is None:
            return None
        return self.known - self.growth


def with_pipeline(ctx: Context, goal: Goal) -> int | None:
    """ARR once every open deal is won; unknown where none has an amount."""
    if goal.pipeline is None or ctx.row.arr is None:
        return None
    return ctx.row.arr + goal.pipeline


def target(ctx: Context) -> Goal:
    """The playbook's growth on today's ARR; of an account to be saved, the ARR that it has."""
    saves, arr, deals = band(ctx) == "red", ctx.row.arr, pipeline_value(ctx)
    if not arr:
        return Goal(saves, None, None, None, None, None)
    if saves:
        return Goal(saves, 0.0, arr, None, None, None)
    percent = ctx.playbook.number("plan.growth_percent")
    growth = share_of(arr, percent)
    return Goal(saves, float(percent), arr + growth, growth, _known(ctx), deals)


def target_notes(ctx: Context, goal: Goal) -> Iterator[str]:
    """Where whitespace, pipeline and target do not fit together by `plan.gap_percent`."""
    if goal.saves:
        yield ctx.t.text("Health is red: the plan keeps the ARR and saves the account first.")
        return
    if goal.growth is None:
        yield _nothing_to_grow(ctx)
        return
    yield from _whitespace(ctx, goal, goal.growth)
    if goal.pipeline is not None and _differ(ctx, goal.pipeline, goal.growth):
        yield ctx.t.text(
            "Open deals come to {pipeline}; the growth to the target is {growth}.",
            pipeline=_money(ctx, goal.pipeline),
            growth=_money(ctx, goal.growth),
        )


def _nothing_to_grow(ctx: Context) -> str:
    if ctx.row.arr is None:
        return ctx.t.text("ARR is unknown, so there is no growth to plan.")
    return ctx.t.text("There is no ARR today, so there is no growth to plan.")


def _whitespace(ctx: Context, goal: Goal, growth: int) -> Iterator[str]:
    if goal.known is None:
        yield ctx.t.text("No opportunity has a known value: the target rests on nothing yet.")
        return
    if not _differ(ctx, goal.known, growth):
        return
    beside = goal.known - ctx.row.whitespace_known
    text = TEXTS[beside > 0, goal.known > growth]
    yield ctx.t.text(
        text,
        whitespace=_money(ctx, ctx.row.whitespace_known),
        deals=_money(ctx, beside),
        growth=_money(ctx, growth),
        difference=_money(ctx, abs(goal.known - growth)),
    )


def _differ(ctx: Context, known: int, growth: int) -> bool:
    limit = exact(ctx.playbook.number("plan.gap_percent"))
    return abs(known - growth) * HUNDRED > limit * growth


def _known(ctx: Context) -> int | None:
    """Known whitespace, and the deals that it does not hold already."""
    cells = [cell for cell in ctx.cells if cell.counts and cell.potential_value is not None]
    held = {(cell.business_unit, cell.product_id) for cell in cells}
    others = [
        row.amount for row in pipeline(ctx) if (row.business_unit, row.product_id) not in held
    ]
    amounts = [amount for amount in others if amount is not None]
    if not cells and not amounts:
        return None
    return ctx.row.whitespace_known + sum(amounts)


def _money(ctx: Context, minor: int) -> str:
    return ctx.t.money(minor, ctx.currency)
