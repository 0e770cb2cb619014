"""A pilot with what it must reach, from what the customer has already reached or wants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.arithmetic import percent_change
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import SATURDAY, working_day
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.results import Pilot, PilotCriterion
from enterprise_sales.book.rows import Outcome, UseCase
from enterprise_sales.scorecard import Cell


def pilot(ctx: Context, cell: Cell, start: date, latest: date | None) -> Pilot:
    """A pilot of `expansion.pilot.days`, over by the day on which it is decided.

    What is still to begin begins, and what is to end ends, on a working day. The criteria come from
    the customer's objectives and confirmed outcomes, as far as they name the unit, the product or a
    use case of it, and from the use of the product in another unit; where there are none, the
    customer is asked.
    """
    start = start if start <= ctx.as_of else working_day(start)
    end = start + timedelta(days=ctx.playbook.integer("expansion.pilot.days"))
    end = _working_day_before(min(end, latest) if latest is not None else end)
    most = ctx.playbook.integer("expansion.pilot.criteria_max")
    criteria = tuple(islice(_criteria(ctx, cell, start, end), most))
    return Pilot(
        start=start.isoformat(),
        end=end.isoformat(),
        criteria=criteria,
        ask=None if criteria else _ask(ctx, cell.product_id, end),
    )


def _criteria(ctx: Context, cell: Cell, start: date, end: date) -> Iterator[PilotCriterion]:
    yield from islice(_objectives(ctx, cell, start, end), 1)
    yield from islice(_outcomes(ctx, cell, end), 1)
    yield from _usage(ctx, cell.product_id, end)


def _working_day_before(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def _objectives(ctx: Context, cell: Cell, start: date, end: date) -> Iterator[PilotCriterion]:
    """Measured objectives that name the cell and fall due while the pilot runs."""
    for row in objectives(ctx):
        in_time = row.due is not None and start <= row.due <= end
        told = (row.objective, row.metric, row.our_contribution)
        if row.metric and row.target and row.due and in_time and _names(ctx, told, cell):
            goal = row.objective.rstrip(" .")
            yield PilotCriterion(
                text=ctx.t.text("A measured step towards “{goal}”", goal=goal),
                metric=row.metric,
                target=row.target,
                due=row.due.isoformat(),
                origin="objective",
            )


def _names(ctx: Context, told: tuple[str | None, ...], cell: Cell) -> bool:
    """Whether a text names the unit, the product or one of its use cases there."""
    text = " ".join(part for part in told if part).casefold()
    cases = (
        row.use_case
        for row in ctx.rows(UseCase)
        if row.product_id == cell.product_id and row.business_unit in (None, cell.business_unit)
    )
    names = (cell.business_unit, ctx.product_name(cell.product_id) or cell.product_id, *cases)
    return any(name.casefold() in text for name in names)


def _outcomes(ctx: Context, cell: Cell, end: date) -> Iterator[PilotCriterion]:
    """The same change as in the most valuable confirmed outcome that names the cell."""
    for row in sorted(ctx.rows(Outcome), key=_worth):
        change = _change(ctx, row)
        known = row.verified_by and row.date <= ctx.as_of and change
        if row.metric and change and known and _names(ctx, (row.outcome, row.metric), cell):
            yield PilotCriterion(
                text=ctx.t.text(
                    "The same change as in “{outcome}”", outcome=row.outcome.rstrip(" .")
                ),
                metric=row.metric,
                target=f"{'+' if change > 0 else ''}{ctx.t.percent(change)}",
                due=end.isoformat(),
                origin="outcome",
            )


def _change(ctx: Context, row: Outcome) -> float | None:
    if row.baseline is None or row.current is None:
        return None
    decimals = ctx.playbook.integer("precision.percent_decimals")
    return percent_change(row.baseline, row.current, decimals)


def _worth(row: Outcome) -> tuple[int, date, str]:
    return (-(row.annual_value or 0), row.date, row.outcome)


def _usage(ctx: Context, product_id: str, end: date) -> Iterator[PilotCriterion]:
    """The share of active users that another unit has reached with the same product.

    More than `health.usage.utilization_target_percent` is asked of nobody.
    """
    found = [cell for cell in ctx.cells if _counted(cell, product_id)]
    best = max(found, key=lambda cell: (_share(cell), cell.business_unit), default=None)
    if best is None:
        return
    reached = ratios.counted(ctx, best.active_users, best.potential_users).value or 0
    enough = float(ctx.playbook.number("health.usage.utilization_target_percent"))
    yield PilotCriterion(
        text=ctx.t.text(
            "The share of active users is no lower than in {unit}", unit=best.business_unit
        ),
        metric=ctx.t.text("active users of those invited"),
        target=ctx.t.text("at least {share}", share=ctx.t.percent(min(reached, enough))),
        due=end.isoformat(),
        origin="usage",
    )


def _counted(cell: Cell, product_id: str) -> bool:
    in_use = cell.status == "deployed" and cell.product_id == product_id
    return in_use and bool(cell.active_users) and bool(cell.potential_users)


def _share(cell: Cell) -> float:
    return (cell.active_users or 0) / (cell.potential_users or 1)


def _ask(ctx: Context, product_id: str, end: date) -> str:
    return ctx.t.text(
        "Agree with the customer by which measure {product} is decided on after {day}, and who"
        " confirms it.",
        day=ctx.t.day(end),
        product=ctx.product_name(product_id),
    )
