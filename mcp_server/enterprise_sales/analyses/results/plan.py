"""The account plan."""

from __future__ import annotations

from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Result
from enterprise_sales.analyses.results.profile import ProfileAccount
from enterprise_sales.analyses.results.renewal import PlanRenewal
from enterprise_sales.analyses.results.review import PrepareQbr
from enterprise_sales.analyses.results.steps import Step
from enterprise_sales.analyses.results.whitespace import AnalyzeWhitespace


class Goal(Result):
    """A specific, measurable goal of a quarter."""

    text: str
    metric: str
    target: str
    due: DayText


class RoadmapStep(Result):
    """A milestone of the growth roadmap."""

    phase: str
    title: str
    start: DayText
    due: DayText
    text: str


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
    next_actions: tuple[Step, ...]
    metrics: tuple[Metric, ...]
    next_review: DayText
    notes: tuple[str, ...]
    """Sentences on what does not fit together: whitespace and pipeline against the target."""
