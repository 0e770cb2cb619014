"""The save plan in words."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results.defence import ExitCriterion, SavePlan, SaveStep
from enterprise_sales.documents.view_steps import steps_table
from enterprise_sales.documents.voice import Table, Voice


@dataclass(frozen=True)
class SaveView:
    """The save plan."""

    span: str
    rhythm: str
    steps: Table
    promised: Table
    exit: Table
    exit_rule: str


def save_view(plan: SavePlan, voice: Voice) -> SaveView:
    """Steps, what has been promised, when it ends."""
    t = voice.t
    titles = (t.text("Due"), t.text("Step"), t.text("For this customer"))
    return SaveView(
        span=t.text(
            "The plan begins on {begins} and is judged on {ends}.",
            begins=voice.day(plan.begins),
            ends=voice.day(plan.ends),
        ),
        rhythm=t.plural(
            "It is reviewed every day, next on {day}.",
            "It is reviewed every {n} days, next on {day}.",
            plan.review_days,
            day=voice.day(plan.next_review),
        ),
        steps=Table(
            (*titles, t.text("Owner"), t.text("Status")),
            tuple(_step(step, voice) for step in plan.steps),
        ),
        promised=steps_table(plan.promised, voice),
        exit=Table(
            (t.text("Exit criterion"), t.text("Met"), t.text("What the data shows")),
            tuple(_rule(rule, voice) for rule in plan.exit),
        ),
        exit_rule=t.plural(
            "The plan ends when all of this holds at {n} review.",
            "The plan ends when all of this holds at {n} reviews in a row.",
            plan.exit_reviews,
        ),
    )


def _step(step: SaveStep, voice: Voice) -> tuple[str, ...]:
    return (
        voice.day_short(step.due),
        step.action,
        step.detail or "",
        step.owner,
        voice.marked("step_status", step.status),
    )


def _rule(rule: ExitCriterion, voice: Voice) -> tuple[str, ...]:
    return (rule.text, voice.marked("exit_met", str(rule.met)), rule.why)
