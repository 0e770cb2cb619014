"""Who works on the account: in which part, for what, and with how many of the plan's steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.results import (
    AnalyzeWhitespace,
    PlanRenewal,
    ResourceLine,
    Step,
)
from enterprise_sales.book.rows import Action, Stakeholder
from enterprise_sales.playbook import Resource

NAMED = ("account_executive", "executive_sponsor")
"""Roles whose holders the book names."""


def resources(
    ctx: Context, whitespace: AnalyzeWhitespace, renewal: PlanRenewal, actions: Sequence[Step]
) -> tuple[ResourceLine, ...]:
    """Every role of `plan.resources` with its share of the open steps, then others who are at work.

    Those have steps of their own or keep contact with somebody at the customer.

    The steps are those of the renewal, of the ways to the first opportunities, the actions on
    record and the next actions, each counted once.
    """
    load = _load(ctx, whitespace, renewal, actions)
    total = sum(load.values())
    rules = ctx.playbook.records("plan.resources", Resource)
    kept = _kept(ctx)
    lines = [_line(ctx, rule, load, total) for rule in rules]
    taken = {owner_of(ctx, rule.role) for rule in rules}
    others = sorted({*load, *kept} - taken)
    found = (*lines, *(_other(ctx, name, load[name], total) for name in others))
    return tuple(line.model_copy(update={"contacts": kept[line.name or ""]}) for line in found)


def _kept(ctx: Context) -> Counter[str]:
    """Somebody on our side → people with whom they keep contact, without those who left."""
    rows = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    return Counter(row.internal_owner for row in rows if row.internal_owner)


def _load(
    ctx: Context, whitespace: AnalyzeWhitespace, renewal: PlanRenewal, actions: Sequence[Step]
) -> Counter[str]:
    """Owner → open steps."""
    on_record = {(row.action, row.owner) for row in ctx.rows(Action) if row.status != "done"}
    on_record |= {(step.action, step.owner) for step in actions if step.status != "done"}
    owners = [owner for _, owner in on_record]
    owners += [line.owner for line in renewal.milestones if line.status != "done"]
    steps = (step for path in whitespace.paths for step in path.steps)
    owners += [step.owner for step in steps if step.status != "done"]
    return Counter(owner for owner in owners if owner is not None)


def _line(ctx: Context, rule: Resource, load: Counter[str], total: int) -> ResourceLine:
    language = ctx.t.language
    owner = owner_of(ctx, rule.role)
    role = ctx.playbook.wording(rule.role, language, "role")
    return ResourceLine(
        role=rule.role,
        title=role,
        name=owner if rule.role in NAMED and owner != role else None,
        part=ctx.playbook.wording(rule.part, language, "part"),
        tasks=tuple(ctx.playbook.wording(task, language, "task") for task in rule.tasks),
        steps=ratios.counted(ctx, load[owner], total),
    )


def _other(ctx: Context, name: str, steps: int, total: int) -> ResourceLine:
    """Somebody who has steps to take and whose role the book does not tell."""
    return ResourceLine(
        role=None,
        title=ctx.t.text("role not on record"),
        name=name,
        part=ctx.t.text("takes steps of the plan") if steps else ctx.t.text("keeps contact"),
        tasks=(),
        steps=ratios.counted(ctx, steps, total),
    )
