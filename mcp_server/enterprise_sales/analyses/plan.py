"""The whole plan of an account: profile, whitespace, review, renewal, roadmap, goals, metrics."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from enterprise_sales.analyses.common import FindingOut, Missing
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence import defend_account
from enterprise_sales.analyses.engagement import plan_engagement
from enterprise_sales.analyses.moves import moves
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.plan_actions import next_actions
from enterprise_sales.analyses.plan_checks import Parts
from enterprise_sales.analyses.plan_completeness import completeness
from enterprise_sales.analyses.plan_dates import PLAN, next_reviewed
from enterprise_sales.analyses.plan_goals import goals
from enterprise_sales.analyses.plan_metrics import metrics
from enterprise_sales.analyses.plan_overview import history, terms
from enterprise_sales.analyses.plan_phases import Basis
from enterprise_sales.analyses.plan_resources import resources
from enterprise_sales.analyses.plan_roadmap import roadmap
from enterprise_sales.analyses.plan_target import target, target_notes, with_pipeline
from enterprise_sales.analyses.profile import profile_account
from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import DefendAccount, PlanAccount, Step
from enterprise_sales.analyses.stakeholder_map import map_stakeholders
from enterprise_sales.analyses.steps import status_of
from enterprise_sales.analyses.value import track_value
from enterprise_sales.analyses.whitespace import analyze_whitespace

SWITCHING = ("switching_costs",)
"""What only the document of the defence shows: the plan does not ask for it."""


def plan_account(ctx: Context) -> PlanAccount:
    """The account plan; what is in its parts is computed once and shared."""
    whitespace = analyze_whitespace(ctx)
    profile, qbr = profile_account(ctx), prepare_qbr(ctx, whitespace)
    renewal, goal = plan_renewal(ctx, whitespace), target(ctx)
    stakeholders, value = map_stakeholders(ctx), track_value(ctx)
    engagement, defence = plan_engagement(ctx), _defence(ctx, saves=goal.saves)
    review = next_review(ctx, defence)
    basis = Basis(ctx, goal.saves, moves(ctx, whitespace), qbr, renewal, review)
    found = (profile, whitespace, qbr, renewal, stakeholders, value, engagement, defence)
    parts, steps = [part for part in found if part is not None], roadmap(basis)
    actions = next_actions(basis, steps)
    return PlanAccount(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=_once(finding for part in parts for finding in part.findings),
        missing=_missing(
            entry for part in parts for entry in part.missing if entry.unlocks != SWITCHING
        ),
        profile=profile,
        whitespace=whitespace,
        qbr=qbr,
        renewal=renewal,
        stakeholders=stakeholders,
        value=value,
        engagement=engagement,
        defence=defence,
        contracts=terms(ctx),
        arr_history=history(ctx),
        save_plan=goal.saves,
        target_arr=ctx.money_or_none(goal.arr),
        growth_percent=goal.growth_percent,
        target_gap=ctx.money_or_none(goal.gap),
        pipeline_target=ctx.money_or_none(with_pipeline(ctx, goal)),
        objectives=tuple(_objective(ctx)),
        roadmap=steps,
        goals=goals(basis),
        next_actions=actions,
        resources=resources(ctx, whitespace, renewal, actions),
        completeness=completeness(Parts(ctx, profile, whitespace, renewal)),
        metrics=metrics(ctx, goal),
        next_review=review.isoformat(),
        notes=tuple(target_notes(ctx, goal)),
    )


def _defence(ctx: Context, *, saves: bool) -> DefendAccount | None:
    """The defence of a red or threatened account; the others have nothing to defend yet."""
    found = defend_account(ctx)
    return found if saves or found.threats else None


def next_review(ctx: Context, defence: DefendAccount | None) -> date:
    """When the plan is reviewed: at the end of the fiscal period, not after what decides it.

    The next review of the save plan and the working deadline of the renewal come first where they
    are earlier.
    """
    save = defence.save_plan if defence else None
    deadline = clock(ctx).deadline_left(ctx.as_of)
    days = [day for day in (next_reviewed(ctx, PLAN), deadline) if day is not None]
    if save is not None:
        days.append(date.fromisoformat(save.next_review))
    return min(days)


def _objective(ctx: Context) -> Iterable[Step]:
    for row in objectives(ctx):
        yield Step(
            action=row.objective,
            owner=row.owner,
            due=row.due.isoformat() if row.due else None,
            status=status_of(ctx, row.due),
            origin="objectives",
        )


def _once(findings: Iterable[FindingOut]) -> tuple[FindingOut, ...]:
    return tuple(dict.fromkeys(findings))


def _missing(entries: Iterable[Missing]) -> tuple[Missing, ...]:
    """Each gap of the parts once, with everything that it would unlock."""
    found: dict[tuple[str | None, tuple[str, ...], str], Missing] = {}
    for entry in entries:
        key = (entry.table, entry.columns, entry.reason)
        known = found.setdefault(key, entry)
        unlocks = tuple(dict.fromkeys((*known.unlocks, *entry.unlocks)))
        found[key] = known.model_copy(update={"unlocks": unlocks})
    return tuple(found.values())
