"""What to do next, across actions, renewal and people: each with owner and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, groupby, zip_longest

from enterprise_sales.analyses.agreed import by_due
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.owners import account_owner
from enterprise_sales.analyses.plan_phases import Basis
from enterprise_sales.analyses.results import MilestoneLine, PlanRenewal, RoadmapStep, Step
from enterprise_sales.analyses.results.plan import NextStep
from enterprise_sales.analyses.steps import status_of, step_of
from enterprise_sales.book.rows import Action, Stakeholder
from enterprise_sales.language import clause


def next_actions(basis: Basis, planned: Sequence[RoadmapStep]) -> tuple[NextStep, ...]:
    """At most `plan.actions_shown` steps, late ones first, by date.

    Open actions of the book, answers to the signals of an account that is to be saved, late
    renewal steps and next actions of stakeholders take turns, so that none hides the others. What
    room is left goes to the first phase of the roadmap.
    """
    ctx, renewal = basis.ctx, basis.renewal
    answers = _answers(ctx, renewal) if basis.saves else []
    sources = (_actions(ctx), answers, _renewal(ctx, renewal), _people(ctx))
    late = _in_turn([step for step in found if step.status == "overdue"] for found in sources)
    others = _in_turn([step for step in found if step.status != "overdue"] for found in sources)
    known = (*late, *others)
    shown = (*known, *_planned(ctx, planned, known))[: ctx.playbook.integer("plan.actions_shown")]
    given = (NextStep.model_validate(step.model_dump()) for step in shown)
    return tuple(sorted(given, key=_late_first))


def _in_turn(lists: Iterable[list[Step]]) -> tuple[Step, ...]:
    rounds = zip_longest(*lists)
    return tuple(step for step in chain.from_iterable(rounds) if step is not None)


def _late_first(step: Step) -> tuple[bool, str]:
    return (step.status != "overdue", step.due or date.max.isoformat())


def _actions(ctx: Context) -> list[Step]:
    rows = sorted((row for row in ctx.rows(Action) if row.status != "done"), key=by_due)
    return [step_of(ctx, row) for row in rows]


def _answers(ctx: Context, renewal: PlanRenewal) -> list[Step]:
    """What the playbook demands for each churn signal, due as it says; the gravest first."""
    return [
        Step(
            action=line.mitigation,
            owner=line.owner,
            due=line.due,
            status=status_of(ctx, date.fromisoformat(line.due) if line.due else None),
            origin=f"signal:{line.code}",
        )
        for line in renewal.risks
        if line.origin == "signal" and line.mitigation
    ]


def _renewal(ctx: Context, renewal: PlanRenewal) -> list[Step]:
    """One step for each late milestone, on its new date."""
    late = [line for line in renewal.milestones if line.status == "overdue"]
    return [_milestone(ctx, list(lines)) for _, lines in groupby(late, key=lambda line: line.code)]


def _milestone(ctx: Context, lines: list[MilestoneLine]) -> Step:
    first = lines[0]
    text = ctx.t.plural(
        "{n} late renewal step: {text}",
        "{n} late renewal steps; begin with: {text}",
        len(lines),
        text=first.text,
    )
    return NextStep(
        action=text,
        owner=first.owner,
        due=first.compressed_due or first.due,
        missed=first.due if first.compressed_due else None,
        status="overdue",
        origin=f"renewal:{first.code}",
    )


def _people(ctx: Context) -> list[Step]:
    rows = [row for row in ctx.rows(Stakeholder) if row.next_action and row.status != "left"]
    rows.sort(key=lambda row: (row.next_action_date or date.max, row.stakeholder_id))
    return [
        Step(
            action=f"{row.name}: {row.next_action}",
            owner=row.internal_owner or account_owner(ctx),
            due=row.next_action_date.isoformat() if row.next_action_date else None,
            status=status_of(ctx, row.next_action_date),
            origin=f"stakeholder:{row.stakeholder_id}",
        )
        for row in rows
    ]


def _planned(ctx: Context, planned: Sequence[RoadmapStep], known: Sequence[Step]) -> list[Step]:
    """The first phase, without what stands among the steps already."""
    shown = tuple(clause(step.action) for step in known)
    return [
        Step(
            action=clause(step.text),
            owner=account_owner(ctx),
            due=step.due,
            status="open",
            origin=f"roadmap:{step.phase}",
        )
        for step in planned
        if step.phase == planned[0].phase and not step.text.startswith(shown)
    ]
