"""Expansion: occasions with their dates, readiness, directions, ways, price tiers, pipeline."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.codes import Gate, StepStatus
from enterprise_sales.analyses.common import DayText, MoneyText, Ratio, Result

TriggerStatus = Literal["now", "upcoming", "passed", "absent", "unknown"]
CheckStatus = Literal["met", "unmet", "unknown"]
Motion = Literal["cross_sell", "upsell", "service"]


class CapacityMonth(Result):
    """Active users against the contracted limit in one month."""

    month: DayText
    share: Ratio


class Trigger(Result):
    """An occasion to propose more, from its first day to its last."""

    code: str
    business_unit: str | None
    product_id: str | None
    product_name: str | None
    start: DayText | None
    end: DayText | None
    status: TriggerStatus
    counts: bool
    """Whether the playbook names this occasion; the others are shown and rank nothing."""
    evidence: str | None
    """What the data shows, in a sentence."""
    unknown: str | None
    """Why the occasion cannot be judged; null where it can."""
    months: tuple[CapacityMonth, ...] = ()
    """Of the contracted capacity: the months that were looked at."""


class GateCondition(Result):
    """One condition of selling more, and what the data shows for it."""

    code: str
    status: CheckStatus
    required: bool
    """Whether the gate waits for it; without a need it only informs."""
    evidence: str


class Readiness(Result):
    """Whether the account may be sold more now."""

    gate: Gate
    band: str | None
    conditions: tuple[GateCondition, ...]


class VectorLine(Result):
    """One direction of growth: what there is in it, or why there is nothing."""

    vector: str
    potential_value: MoneyText | None
    """Known potential; null where nothing in it has a known value."""
    cells: int
    unknown_cells: int
    use_cases: int
    deals: int
    deals_value: MoneyText | None
    why: str | None
    """Why there is nothing, or why no amount is known."""


class PilotCriterion(Result):
    """What a pilot must reach to be converted."""

    text: str
    metric: str
    target: str
    due: DayText
    origin: Literal["outcome", "objective", "usage"]


class Pilot(Result):
    """A pilot with its days and what it must reach."""

    start: DayText
    end: DayText
    criteria: tuple[PilotCriterion, ...]
    ask: str | None
    """What to ask the customer where nothing on record gives a criterion."""


class PathStep(Result):
    """One step of a way to sell, placed in time."""

    code: str
    text: str
    owner: str
    due: DayText
    status: StepStatus
    evidence: str | None


class SalesPath(Result):
    """The way to one of the first opportunities."""

    rank: int
    motion: Motion
    business_unit: str | None
    product_name: str | None
    introduced_by: str | None
    """The champion who can introduce us; null where none is active."""
    steps: tuple[PathStep, ...]
    pilot: Pilot | None


class ExpansionStep(Result):
    """A step of the expansion playbook, and how far the account is."""

    code: str
    text: str
    status: CheckStatus
    evidence: str


class PriceTier(Result):
    """What one unit costs in an edition, and what the customer pays for it today."""

    product_id: str
    product_name: str
    edition: str | None
    pricing: str | None
    unit_price: MoneyText | None
    upgrades: tuple[str, ...]
    """Names of the editions below it."""
    seats: int | None
    paid_per_seat: MoneyText | None
    evidence: str


class StageAmount(Result):
    """Open deals of one stage."""

    stage: str | None
    deals: int
    amount: MoneyText | None


class PipelineCover(Result):
    """Open deals against the growth to the target; nothing is weighted."""

    growth: MoneyText | None
    pipeline: MoneyText | None
    coverage: Ratio
    gap: MoneyText | None
    """Growth minus open deals; below zero the deals are more than is needed."""
    by_stage: tuple[StageAmount, ...]
    statement: str
