"""The way to the first opportunities: motion, steps with owner and date, pilot, introduction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.expansion_evidence import Way, shown_by
from enterprise_sales.analyses.expansion_pilot import pilot
from enterprise_sales.analyses.move_text import cell_of
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.people import champions
from enterprise_sales.analyses.pipeline import pipeline
from enterprise_sales.analyses.results import (
    PathStep,
    Pilot,
    PriceTier,
    SalesPath,
    Trigger,
    WhitespaceOpportunity,
)
from enterprise_sales.playbook import MotionStep

PILOT = "pilot_with_criteria"


def paths(
    ctx: Context,
    found: Sequence[WhitespaceOpportunity],
    occasions: Sequence[Trigger],
    tiers: Sequence[PriceTier],
) -> tuple[SalesPath, ...]:
    """Ways to the first `plan.opportunities_shown` that may be sold; of a red account none."""
    wanted = [row for row in found if row.gate != "closed" and row.product_id and not row.use_case]
    first = wanted[: ctx.playbook.integer("plan.opportunities_shown")]
    every = timedelta(days=ctx.playbook.integer("expansion.path_every_days"))
    return tuple(
        _path(ctx, row, _Ground(tuple(occasions), tuple(tiers), every * place))
        for place, row in enumerate(first)
    )


@dataclass(frozen=True)
class _Ground:
    """What all ways share, and how much later than the first one this one begins."""

    occasions: tuple[Trigger, ...]
    tiers: tuple[PriceTier, ...]
    later: timedelta


def _path(ctx: Context, row: WhitespaceOpportunity, ground: _Ground) -> SalesPath:
    way = _way(ctx, row, ground)
    steps = tuple(_step(ctx, way, rule) for rule in way.rules)
    return SalesPath(
        rank=row.rank,
        motion=way.motion,
        business_unit=row.business_unit,
        product_name=row.product_name,
        introduced_by=way.introduced_by,
        steps=steps,
        pilot=_pilot(ctx, way, steps),
    )


def _way(ctx: Context, row: WhitespaceOpportunity, ground: _Ground) -> Way:
    upsell = row.vector in ctx.playbook.texts("expansion.upsell_vectors")
    motion = "upsell" if upsell else "cross_sell"
    key = (row.business_unit, row.product_id)
    deal = next((d for d in pipeline(ctx) if (d.business_unit, d.product_id) == key), None)
    cell = cell_of(ctx, *key)
    rules = ctx.playbook.records(f"expansion.{motion}.steps", MotionStep)
    latest = date.fromisoformat(row.decide_by) if row.decide_by else None
    if deal is not None and deal.close_date is not None:
        latest = min(deal.close_date, latest or deal.close_date)
    return Way(
        motion="upsell" if upsell else "cross_sell",
        row=row,
        cell=cell,
        deal=deal,
        rules=rules,
        start=_start(ctx, row, rules, latest) + (ground.later if latest is None else timedelta()),
        latest=latest,
        introduced_by=_introduces(ctx, row),
        occasions=tuple(o for o in ground.occasions if (o.business_unit, o.product_id) == key),
        tier=next((tier for tier in ground.tiers if tier.product_id == row.product_id), None),
    )


def _start(
    ctx: Context,
    row: WhitespaceOpportunity,
    rules: Sequence[MotionStep],
    latest: date | None,
) -> date:
    """In time for the decision, never before today.

    What waits for a condition without a date begins at the next review of the plan.
    """
    if latest is not None:
        return max(ctx.as_of, latest - timedelta(days=rules[-1].within_days))
    earliest = date.fromisoformat(row.earliest) if row.earliest else ctx.as_of
    if row.gate == "conditional" and earliest <= ctx.as_of:
        return months_from(ctx.as_of, ctx.playbook.integer("plan.review_months"))
    return max(ctx.as_of, earliest)


def _introduces(ctx: Context, row: WhitespaceOpportunity) -> str | None:
    return next((person.name for person in champions(ctx, row.business_unit)), None)


def _step(ctx: Context, way: Way, rule: MotionStep) -> PathStep:
    due = way.start + timedelta(days=rule.within_days)
    last = rule is way.rules[-1]
    if way.latest is not None:
        due = way.latest if last else min(due, way.latest)
    done, evidence = shown_by(ctx, way, rule.code)
    late = due < ctx.as_of
    return PathStep(
        code=rule.code,
        text=ctx.playbook.wording(rule.code, ctx.t.language, "step"),
        owner=owner_of(ctx, rule.owner),
        due=due.isoformat(),
        status="done" if done else "overdue" if late else "open",
        evidence=evidence,
    )


def _pilot(ctx: Context, way: Way, steps: Sequence[PathStep]) -> Pilot | None:
    """A pilot begins when it is agreed on; one that is under way began with its launch."""
    agreed = next((step for step in steps if step.code == PILOT), None)
    if agreed is None or way.cell is None:
        return None
    begun = way.cell.launched_on if way.cell.status == "pilot" else None
    return pilot(ctx, way.cell, begun or date.fromisoformat(agreed.due), way.latest)
