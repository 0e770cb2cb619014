"""What the data shows for each step of a cross-sell or upsell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.arithmetic import percent_change
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.deal_stages import past_discovery
from enterprise_sales.analyses.people import champions, people_in
from enterprise_sales.analyses.results import PriceTier, Trigger, WhitespaceOpportunity
from enterprise_sales.analyses.results.expansion import Motion
from enterprise_sales.analyses.usage_trend import months_of_use
from enterprise_sales.book.rows import Opportunity
from enterprise_sales.playbook import MotionStep
from enterprise_sales.scorecard import Cell

CAPACITY = "capacity"
Shown = tuple[bool, str | None]
"""Whether a step is done, and what shows it or helps with it."""


@dataclass(frozen=True)
class Way:
    """What a way to an opportunity is made from.

    Attributes:
        motion: how it is sold.
        row: the opportunity.
        cell: its whitespace cell.
        deal: the open deal about it.
        rules: the steps of the playbook.
        start: the day on which it begins.
        latest: the day on which it is decided, where there is one.
        introduced_by: the champion who can introduce us.
        occasions: those of the cell.
        tier: the price of the product.
    """

    motion: Motion
    row: WhitespaceOpportunity
    cell: Cell | None
    deal: Opportunity | None
    rules: tuple[MotionStep, ...]
    start: date
    latest: date | None
    introduced_by: str | None
    occasions: tuple[Trigger, ...]
    tier: PriceTier | None


def shown_by(ctx: Context, way: Way, code: str) -> Shown:
    """The state of one step; a step that no data speaks of is open."""
    return SHOWN[code](ctx, way) if code in SHOWN else (False, None)


def _mapped(ctx: Context, way: Way) -> Shown:
    value = way.row.potential_value
    if value is None:
        return True, ctx.t.text("On the map, without a known value.")
    amount = ctx.t.money_text(value, ctx.currency)
    return True, ctx.t.text("On the map with {value} a year.", value=amount)


def _champion(ctx: Context, way: Way) -> Shown:
    unit = way.row.business_unit
    own = [person.name for person in champions(ctx, unit) if unit and person.business_unit == unit]
    if own:
        return True, ctx.t.text("Active in the unit: {names}.", names=ctx.t.listed(own))
    if way.introduced_by is None and people_in(ctx, "champion").count is None:
        return False, ctx.t.text("Whether a champion is active is not on record.")
    if way.introduced_by is None:
        return False, ctx.t.text("Nobody can introduce us yet: the account has no active champion.")
    return False, ctx.t.text("Ask {name} for an introduction.", name=way.introduced_by)


def _discovery(ctx: Context, way: Way) -> Shown:
    if way.deal is not None:
        return past_discovery(way.deal.stage), _deal(ctx, way.deal)
    used = sorted({cell.business_unit for cell in ctx.cells if cell.status == "deployed"})
    others = [unit for unit in used if unit != way.row.business_unit]
    if not others:
        return False, None
    return False, ctx.t.text("Begin with what {units} have reached.", units=ctx.t.listed(others))


def _deal(ctx: Context, deal: Opportunity) -> str:
    amount = ctx.t.text("amount unknown")
    if deal.amount is not None:
        amount = ctx.t.money(deal.amount, ctx.currency)
    if deal.next_step:
        return ctx.t.text(
            "An open deal: {amount}; next: {step}.", amount=amount, step=deal.next_step.rstrip(" .")
        )
    return ctx.t.text("An open deal: {amount}.", amount=amount)


def _piloted(ctx: Context, way: Way) -> Shown:
    if way.cell is None or way.cell.status != "pilot":
        return False, None
    if way.cell.launched_on is None:
        return True, ctx.t.text("The pilot is under way.")
    return True, ctx.t.text(
        "The pilot has been under way since {day}.", day=ctx.t.day(way.cell.launched_on)
    )


def _tracked(ctx: Context, way: Way) -> Shown:
    found = next((one for one in way.occasions if one.code == CAPACITY), None)
    if found is None:
        return False, ctx.t.text("Usage against the contract is not on record for this unit.")
    return True, found.evidence


def _engaged(ctx: Context, way: Way) -> Shown:
    if way.deal is not None:
        return True, _deal(ctx, way.deal)
    if passed_now(way):
        return False, ctx.t.text("The threshold is passed: raise it now.")
    return False, ctx.t.text(
        "The threshold is not passed: begin with those who do not work with it yet."
    )


def passed_now(way: Way) -> bool:
    """Whether the contracted capacity is passed today."""
    return any(one.code == CAPACITY and one.status == "now" for one in way.occasions)


def _growth(ctx: Context, way: Way) -> Shown:
    """How the users have grown since they were first counted."""
    if way.cell is None:
        return False, None
    months = months_of_use(ctx, way.cell.product_id, way.cell.business_unit)
    counted = [(month.month, month.active) for month in months if month.active]
    if not counted:
        return False, None
    (first, before), (last, now) = counted[0], counted[-1]
    grown = percent_change(before, now, ctx.playbook.integer("precision.percent_decimals"))
    if not grown or grown < 0:
        return False, None
    return False, ctx.t.text(
        "Users grew from {before} in {first} to {now} in {last} (+{percent}).",
        before=ctx.t.number(before),
        first=ctx.t.month(first),
        now=ctx.t.number(now),
        last=ctx.t.month(last),
        percent=ctx.t.percent(grown),
    )


def _tiers(_ctx: Context, way: Way) -> Shown:
    return False, way.tier.evidence if way.tier else None


SHOWN: Mapping[str, Callable[[Context, Way], Shown]] = {
    "map_whitespace": _mapped,
    "find_unit_champion": _champion,
    "light_discovery": _discovery,
    "pilot_with_criteria": _piloted,
    "track_capacity": _tracked,
    "engage_at_threshold": _engaged,
    "frame_as_growth": _growth,
    "offer_tiered_pricing": _tiers,
}
