"""What to ask for in a business review, and the steps to leave it with."""

from __future__ import annotations

from datetime import date, timedelta

from enterprise_sales.analyses.agreed import agreed
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.moves import Move, held_back
from enterprise_sales.analyses.owners import person_of
from enterprise_sales.analyses.pipeline import subject
from enterprise_sales.analyses.results import Ask, Step
from enterprise_sales.analyses.reviews import review_due, reviews
from enterprise_sales.analyses.steps import step_of
from enterprise_sales.book.rows import Action
from enterprise_sales.language import N_

EXPANSION, RECOVERY, SHARE = "qbr:expansion", "qbr:recovery", "qbr:share"
"""Origins of the steps that the review itself brings."""
FIRST = {
    "lapsed": N_("Settle whether the contract goes on, and put it in writing."),
    "red": N_("Fix what went wrong, and agree on a recovery plan with owners and dates."),
    "closed": N_("Agree on what has to change before the next stage can be planned."),
}
"""What to ask for where nothing may be sold."""


def asks(ctx: Context, found: tuple[Move, ...]) -> tuple[Ask, ...]:
    """The first `plan.opportunities_shown` moves, and any deal that has to wait, with why.

    Of a red account only the recovery, of a lapsed one only whether it goes on.
    """
    reason = held_back(ctx)
    if reason is not None:
        text = ctx.t.text(FIRST[reason])
        return (Ask(text=text, vector=None, potential_value=None, gate="closed"),)
    first = ctx.playbook.integer("plan.opportunities_shown")
    shown = (*found[:first], *(move for move in found[first:] if move.reason))
    return tuple(
        Ask(
            text=move.text,
            vector=move.vector,
            potential_value=ctx.money_or_none(move.value),
            gate=move.gate,
            reason=move.reason,
        )
        for move in shown
        if move.gate != "closed"
    )


def next_steps(ctx: Context, found: tuple[Move, ...]) -> tuple[Step, ...]:
    """Steps with owner and date, fit for the customer's eyes.

    Open actions agreed with the customer, then at least `qbr.next_steps_min` steps towards
    expansion – of a red account towards recovery – and the written plan. The dates count from the
    day of the review.
    """
    open_ones = (row for row in agreed(ctx) if row.status != "done")
    towards = (_recovery(ctx),) if held_back(ctx) else _expansion(ctx, found)
    return (*(_agreed(ctx, row) for row in open_ones), *towards, _share(ctx))


def _agreed(ctx: Context, row: Action) -> Step:
    """An action agreed with the customer; without an owner it is nobody's yet."""
    owner = row.owner or person_of(ctx, "account_executive")
    return step_of(ctx, row).model_copy(update={"owner": owner})


def _recovery(ctx: Context) -> Step:
    if ctx.row.lapsed:
        text = ctx.t.text("Confirm in writing whether the contract goes on")
        return _step(ctx, text, RECOVERY, _soon(ctx))
    text = ctx.t.text("Agree on the recovery plan: causes, measures, owners and dates")
    return _step(ctx, text, RECOVERY, _soon(ctx), role="executive_sponsor")


def _expansion(ctx: Context, found: tuple[Move, ...]) -> tuple[Step, ...]:
    wanted = ctx.playbook.integer("qbr.next_steps_min")
    allowed = [move for move in found if move.gate != "closed"][:wanted]
    if not allowed:
        text = ctx.t.text("Go through the units and products that are not covered yet, together")
        return (_step(ctx, text, EXPANSION, _next_review(ctx)),)
    return tuple(_talk(ctx, move) for move in allowed)


def _talk(ctx: Context, move: Move) -> Step:
    what = subject(ctx, move.business_unit, move.product_id)
    due = _next_review(ctx)
    if move.by is not None and ctx.as_of <= move.by < due:
        due = max(move.by, reviews(ctx).day)
    if move.deal is not None:
        text = _decision(ctx, move, what)
    elif move.gate == "conditional":
        text = ctx.t.text("Agree on what has to be in place before {what}", what=what)
    else:
        text = ctx.t.text("Talk about the need, with those concerned: {what}", what=what)
    return _step(ctx, text, EXPANSION, due)


def _decision(ctx: Context, move: Move, what: str) -> str:
    product = ctx.product_name(move.product_id)
    if product is None or move.business_unit is None:
        return ctx.t.text("Agree on what you still need to decide about {what}", what=what)
    return ctx.t.text(
        "Agree on what you still need to decide about {product} in {unit}",
        product=product,
        unit=move.business_unit,
    )


def _share(ctx: Context) -> Step:
    text = ctx.t.text("Send the agreed plan in writing")
    return _step(ctx, text, SHARE, _soon(ctx))


def _soon(ctx: Context) -> date:
    return reviews(ctx).day + timedelta(days=ctx.playbook.integer("qbr.share_within_days"))


def _next_review(ctx: Context) -> date:
    return review_due(ctx.playbook, reviews(ctx).day)


def _step(
    ctx: Context, action: str, origin: str, due: date, role: str = "account_executive"
) -> Step:
    """A step of a person; nobody's where the book names none, so that the meeting says who."""
    return Step(
        action=action,
        owner=person_of(ctx, role),
        due=due.isoformat(),
        status="open",
        origin=origin,
    )
