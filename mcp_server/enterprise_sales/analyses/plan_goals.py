"""Goals of the coming quarter: specific, measured, due at the end of a fiscal quarter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from enterprise_sales.analyses import plan_aims
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.moves import Move
from enterprise_sales.analyses.pipeline import pipeline_value, subject
from enterprise_sales.analyses.plan_aims import Aim
from enterprise_sales.analyses.plan_dates import quarter_due
from enterprise_sales.analyses.plan_phases import Basis
from enterprise_sales.analyses.results import Goal


def goals(basis: Basis) -> tuple[Goal, ...]:
    """The first `plan.quarter_goals` that the data gives, the most pressing first.

    An account to be saved, or one that has lapsed, gets no goal of growth.
    """
    ctx = basis.ctx
    due = quarter_due(ctx).isoformat()
    chosen = islice(_aims(basis), ctx.playbook.integer("plan.quarter_goals"))
    return tuple(
        Goal(
            text=aim.text,
            metric=aim.metric,
            baseline=aim.baseline,
            target=aim.target,
            due=aim.due.isoformat() if aim.due else due,
        )
        for aim in chosen
    )


def _aims(basis: Basis) -> Iterator[Aim]:
    ctx = basis.ctx
    if ctx.row.lapsed:
        yield from plan_aims.winning_back(ctx)
    yield from plan_aims.signing(basis)
    if basis.saves:
        yield from plan_aims.saving(basis)
    yield from plan_aims.renewing(basis)
    yield from plan_aims.proving_value(basis)
    if basis.grows:
        yield from _growing(basis)
    yield from plan_aims.meeting(ctx)
    yield from plan_aims.using(ctx)
    yield from plan_aims.reviewing(ctx)


def _growing(basis: Basis) -> Iterator[Aim]:
    """Deals that close within the quarter are won; the best move that is none yet becomes one."""
    ctx, due = basis.ctx, quarter_due(basis.ctx)
    valued = [move for move in basis.moves if move.value and move.gate == "open"]
    for move in valued:
        if move.deal is not None and move.by is not None and ctx.as_of <= move.by <= due:
            text = ctx.t.text("Win the deal: {what}", what=_subject(ctx, move))
            yield _more(ctx, text, ctx.t.text("ARR"), ctx.row.arr or 0, move)
    fresh = next((move for move in valued if move.deal is None), None)
    if fresh is not None:
        text = ctx.t.text("Open a deal: {what}", what=_subject(ctx, fresh))
        yield _more(ctx, text, *_deals(ctx), fresh)


def _deals(ctx: Context) -> tuple[str, int]:
    """What a new deal is counted by: all open deals, or itself where their worth is unknown."""
    known = pipeline_value(ctx)
    if known is None:
        return ctx.t.text("amount of the new deal"), 0
    return ctx.t.text("open deals"), known


def _subject(ctx: Context, move: Move) -> str:
    return subject(ctx, move.business_unit, move.product_id)


def _more(ctx: Context, text: str, metric: str, now: int, move: Move) -> Aim:
    """From an amount to the same with the move."""
    after = ctx.t.money(now + (move.value or 0), ctx.currency)
    return Aim(text, metric, ctx.t.money(now, ctx.currency), after)
