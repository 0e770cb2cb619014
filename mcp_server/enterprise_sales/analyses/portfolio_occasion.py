"""The occasion to grow that one account goes for this week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.move_text import move_text
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.analyses.results import WhitespaceOpportunity
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book.rows import Action
from enterprise_sales.language import clause


@dataclass(frozen=True)
class Occasion:
    """What is done about it.

    Attributes:
        action: in words.
        why: what the data shows.
        day: when it is due; None where no day is on record.
    """

    action: str
    why: str
    day: date | None


def occasion(ctx: Context) -> Occasion | None:
    """The best opportunity that may be offered now and has an occasion; None without one.

    A deal under way whose next step is known is carried on before anything new is opened.
    """
    rows = analyze_whitespace(ctx).opportunities
    ready = [row for row in rows if row.gate == "open" and row.trigger is not None]
    if not ready:
        return None
    best, step = _under_way(ctx, ready) or (ready[0], None)
    if step is None:
        return Occasion(_move(ctx, best), _why(ctx, best), None)
    unit = best.business_unit or ctx.t.text("the whole account")
    day = _day(ctx, best.business_unit)
    if day is None:
        step = ctx.t.text("prepare the next step of the deal, “{step}”", step=step)
    return Occasion(f"{unit}: {step}", _why(ctx, best), day)


def _under_way(
    ctx: Context, ready: Sequence[WhitespaceOpportunity]
) -> tuple[WhitespaceOpportunity, str] | None:
    """The first that an open deal is about, with the next step of the deal."""
    steps: dict[tuple[str | None, str | None], str] = {}
    for deal in pipeline(ctx):
        if deal.next_step:
            place = (deal.business_unit, deal.product_id)
            steps.setdefault(place, deal.next_step.rstrip(" ."))
    places = ((row, steps.get((row.business_unit, row.product_id))) for row in ready)
    return next(((row, step) for row, step in places if step and row.use_case is None), None)


def _move(ctx: Context, best: WhitespaceOpportunity) -> str:
    text = move_text(ctx, best.business_unit, best.product_id, best.vector, best.use_case)
    return clause(text)


def _why(ctx: Context, best: WhitespaceOpportunity) -> str:
    if best.potential_value is None:
        return ctx.t.text("Health is green, and there is an occasion")
    return ctx.t.text(
        "Health is green, there is an occasion, and it may bring {amount} a year",
        amount=ctx.t.money_text(best.potential_value, ctx.currency),
    )


def _day(ctx: Context, unit: str | None) -> date | None:
    """The day of the first open action of the account that lies ahead and names the unit."""
    if unit is None:
        return None
    rows = (row for row in ctx.rows(Action) if row.status != "done")
    named = (row.due for row in rows if unit.casefold() in row.action.casefold())
    return min((day for day in named if day is not None and day >= ctx.as_of), default=None)
