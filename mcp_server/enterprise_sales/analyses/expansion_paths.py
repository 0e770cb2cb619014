"""The way to the first opportunities: motion, steps with owner and date, pilot, introduction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.expansion_evidence import Way, passed_now, shown_by
from enterprise_sales.analyses.expansion_pilot import pilot
from enterprise_sales.analyses.leads import deal_on, lead
from enterprise_sales.analyses.move_text import cell_of
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.plan_dates import PLAN, next_reviewed, quarter_due
from enterprise_sales.analyses.results import (
    PathStep,
    Pilot,
    PriceTier,
    SalesPath,
    Trigger,
    WhitespaceOpportunity,
)
from enterprise_sales.analyses.results.expansion import Motion
from enterprise_sales.playbook import MotionStep

PILOT = "pilot_with_criteria"
RAISE = "engage_at_threshold"
VALUE = "documented_value"


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
    motion: Motion = "upsell" if upsell else "service" if _service(ctx, row) else "cross_sell"
    key = (row.business_unit, row.product_id)
    deal, cell = deal_on(ctx, *key), cell_of(ctx, *key)
    rules = ctx.playbook.records(f"expansion.{motion}.steps", MotionStep)
    latest = date.fromisoformat(row.decide_by) if row.decide_by else None
    if deal is not None and deal.close_date is not None:
        latest = min(deal.close_date, latest or deal.close_date)
    return Way(
        motion=motion,
        row=row,
        cell=cell,
        deal=deal,
        rules=rules,
        start=_start(ctx, row, rules, latest) + (ground.later if latest is None else timedelta()),
        latest=latest,
        introduced_by=lead(ctx, *key),
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

    What waits for a condition without a date begins at the next review of the plan, and what waits
    for a documented result on the day that the plan has for it.
    """
    if latest is not None:
        return max(ctx.as_of, latest - timedelta(days=rules[-1].within_days))
    earliest = date.fromisoformat(row.earliest) if row.earliest else ctx.as_of
    return max(ctx.as_of, earliest, *_conditions_met(ctx, row, earliest))


def _conditions_met(ctx: Context, row: WhitespaceOpportunity, earliest: date) -> Iterator[date]:
    if row.gate == "conditional" and earliest <= ctx.as_of:
        yield next_reviewed(ctx, PLAN)
    if VALUE in row.conditions:
        yield quarter_due(ctx)


def _service(ctx: Context, row: WhitespaceOpportunity) -> bool:
    """A service is agreed on, not piloted."""
    product = ctx.products.get(row.product_id or "")
    return product is not None and product.kind == "service"


def _step(ctx: Context, way: Way, rule: MotionStep) -> PathStep:
    due = way.start + timedelta(days=rule.within_days)
    last = rule is way.rules[-1]
    if rule.code == RAISE and way.row.gate == "open" and passed_now(way):
        within = ctx.playbook.integer("expansion.capacity.raise_within_days")
        due = min(due, ctx.as_of + timedelta(days=within))
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
    """A pilot begins when it is agreed on; one that is under way began with its launch.

    Where no day is left before the decision, there is none.
    """
    agreed = next((step for step in steps if step.code == PILOT), None)
    if agreed is None or way.cell is None:
        return None
    begun = way.cell.launched_on if way.cell.status == "pilot" else None
    found = pilot(ctx, way.cell, begun or date.fromisoformat(agreed.due), way.latest)
    return found if found.start < found.end else None
