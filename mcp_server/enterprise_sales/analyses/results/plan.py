"""The account plan."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Ratio, Result
from enterprise_sales.analyses.results.defence import DefendAccount
from enterprise_sales.analyses.results.engagement import PlanEngagement
from enterprise_sales.analyses.results.profile import ProfileAccount
from enterprise_sales.analyses.results.renewal import PlanRenewal
from enterprise_sales.analyses.results.review import PrepareQbr
from enterprise_sales.analyses.results.stakeholders import MapStakeholders
from enterprise_sales.analyses.results.steps import Step
from enterprise_sales.analyses.results.value import TrackValue
from enterprise_sales.analyses.results.whitespace import AnalyzeWhitespace

SectionStatus = Literal["green", "amber", "red"]


class Goal(Result):
    """A specific, measurable goal of a quarter."""

    text: str
    metric: str
    baseline: str
    """Where it stands today."""
    target: str
    due: DayText


class RoadmapStep(Result):
    """A milestone of the growth roadmap."""

    phase: str
    title: str
    start: DayText
    due: DayText
    quarter: DayText
    """Last day of the fiscal quarter in which it is due."""
    late_since: DayText | None = None
    """The day that was missed, of a step that is late and due at once."""
    unplanned: bool = False
    """True where nothing is known yet to plan the phase from: the text says when it will be."""
    text: str


class NextStep(Step):
    """A next action."""

    missed: DayText | None = None
    """The day of the playbook, of a late renewal step that `due` gives a new one."""


class ContractTerms(Result):
    """The terms of a contract that runs."""

    contract_id: str
    product_name: str | None
    business_unit: str | None
    start: DayText
    end: DayText | None
    annual_value: MoneyText
    seats: int | None
    auto_renew: bool | None
    notice_days: int | None
    uplift_cap_percent: float | None


class YearEnd(Result):
    """ARR at the end of a year."""

    day: DayText
    arr: MoneyText | None
    """Null before the first contract on record begins."""
    before_customer: bool = False
    """True where the account was no customer yet."""


class ResourceLine(Result):
    """Somebody on our side."""

    role: str | None
    """Code; null of somebody whose role the book does not tell."""
    title: str
    name: str | None
    """Null where the book names nobody."""
    part: str
    tasks: tuple[str, ...]
    steps: Ratio
    """Open steps of the plan out of all."""
    contacts: int = 0
    """People at the customer with whom they keep contact."""


class PlanSection(Result):
    """How complete a section of the plan is."""

    code: str
    title: str
    status: SectionStatus
    passed: int
    of: int
    to_do: tuple[str, ...]
    """What would make it green."""


class Metric(Result):
    """A success metric with its target, or none where the sources set none."""

    code: str
    title: str
    actual: str | None
    target: str | None
    met: bool | None


class PlanAccount(AccountResult):
    """Result of plan_account: the whole plan."""

    profile: ProfileAccount
    whitespace: AnalyzeWhitespace
    qbr: PrepareQbr
    renewal: PlanRenewal
    stakeholders: MapStakeholders
    value: TrackValue
    engagement: PlanEngagement
    defence: DefendAccount | None
    """The defence, where the account is red or threatened; null elsewhere."""
    contracts: tuple[ContractTerms, ...]
    arr_history: tuple[YearEnd, ...]
    save_plan: bool
    """True where health is red or capped red: the plan saves before it grows."""
    target_arr: MoneyText | None
    growth_percent: float | None
    target_gap: MoneyText | None
    """Whitespace and pipeline known, minus the growth to reach the target; null without growth."""
    pipeline_target: MoneyText | None
    """ARR once every open opportunity on record is won; null where none is valued."""
    objectives: tuple[Step, ...]
    roadmap: tuple[RoadmapStep, ...]
    goals: tuple[Goal, ...]
    next_actions: tuple[NextStep, ...]
    resources: tuple[ResourceLine, ...]
    completeness: tuple[PlanSection, ...]
    metrics: tuple[Metric, ...]
    next_review: DayText
    notes: tuple[str, ...]
    """Sentences on what does not fit together: whitespace and pipeline against the target."""
