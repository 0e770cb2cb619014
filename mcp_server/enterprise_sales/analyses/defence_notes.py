"""What has to be said about a defence, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_competitors import competitor_names
from enterprise_sales.analyses.defence_protection import SHOW_WEAKNESS
from enterprise_sales.analyses.defence_threats import Weighed
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.renewal_notes import lapsed_notes
from enterprise_sales.analyses.results.defence import SavePlan
from enterprise_sales.playbook.nearest import nearest


def defence_notes(ctx: Context, found: Weighed, plan: SavePlan | None) -> tuple[str, ...]:
    """Nothing threatens, an unknown competitor, a deadline inside the plan, a plan not agreed."""
    return (
        *_calm(ctx, found),
        *lapsed_notes(ctx),
        *_strangers(ctx, found),
        *_deadline(ctx, plan),
        *_draft(ctx, plan),
    )


def can_show(ctx: Context) -> bool:
    """Whether enough is on record for a threat to show."""
    return "signals" in ctx.book.given and any(ctx.rows(model) for model in SHOW_WEAKNESS)


def _calm(ctx: Context, found: Weighed) -> Iterator[str]:
    if found.threats:
        return
    if can_show(ctx):
        yield ctx.t.text(
            "The data shows no threat to this account. That is no proof of safety: below is what"
            " protects it and what would show a threat."
        )
    else:
        yield ctx.t.text(
            "The data cannot show a threat: next to nothing of this account is on record. Below is"
            " what protects an account and what would show a threat."
        )


def _strangers(ctx: Context, found: Weighed) -> Iterator[str]:
    names = competitor_names(ctx)
    for threat in found.threats:
        if threat.who is None or threat.who in names:
            continue
        near = nearest(threat.who, names)
        text = ctx.t.text(
            "No position at this account names {who}: enter where it is, for which product and"
            " until when, and the ARR that it touches becomes known.",
            who=threat.who,
        )
        if near:
            text = ctx.t.text("{text} Was {names} meant?", text=text, names=ctx.t.listed(near))
        yield text


def _deadline(ctx: Context, plan: SavePlan | None) -> Iterator[str]:
    """A plan that ends on the day up to which the customer decides, or behind it."""
    limit = clock(ctx).deadline_left(ctx.as_of)
    if plan is None or limit is None or plan.ends < limit.isoformat():
        return
    day = ctx.t.day(limit)
    if plan.ends == limit.isoformat():
        yield ctx.t.text(
            "The customer decides by {day}: the save plan is drawn together to end on that day.",
            day=day,
        )
    else:
        yield ctx.t.text(
            "The customer decides by {day}, and agreed steps of the save plan lie behind it: bring"
            " them forward.",
            day=day,
        )


def _draft(ctx: Context, plan: SavePlan | None) -> Iterator[str]:
    if plan is not None and not plan.agreed:
        yield ctx.t.text(
            "The save plan is a draft that begins on {day}. Enter its steps among the actions,"
            " and its dates stay as agreed.",
            day=ctx.t.day(plan.begins),
        )
