"""Tasks and deals for a CRM: what is on record, and what may be offered now; nothing made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from enterprise_sales.analyses.agreed import by_due
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.handover_parts import offers, stable_id
from enterprise_sales.analyses.pipeline import pipeline, subject
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.analyses.results.handover import (
    CrmOpportunity,
    CrmTask,
    HealthGate,
    Lead,
)
from enterprise_sales.book.rows import Action, Opportunity, Stakeholder
from enterprise_sales.language import N_

GIVEN = "given"
DONE = "done"
CELLS = {"stage": N_("stage"), "close_date": N_("close date"), "amount": N_("amount")}
"""Cells of a deal that a CRM asks for, in words."""


def tasks(ctx: Context, plan: PlanAccount) -> tuple[CrmTask, ...]:
    """Actions that are open, what is agreed with people, steps of the renewal; by date."""
    found = (*_actions(ctx), *_contacts(ctx), *_renewal(ctx, plan))
    once = {task.external_id: task for task in found}
    return tuple(sorted(once.values(), key=_by_date))


def opportunities(
    ctx: Context, leads: tuple[Lead, ...], gate: HealthGate
) -> tuple[CrmOpportunity, ...]:
    """Open deals on record, then what may be offered now and is no deal yet."""
    deals = pipeline(ctx)
    taken = {(row.business_unit, row.product_id) for row in deals}
    new = [
        lead for lead in offers(leads, gate) if (lead.business_unit, lead.product_id) not in taken
    ]
    return (*(_deal(ctx, row) for row in deals), *(_offer(ctx, lead) for lead in new))


def _actions(ctx: Context) -> Iterator[CrmTask]:
    """Open actions; of those with the same words, the later ones bear a number."""
    seen = Counter[str]()
    for row in sorted(ctx.rows(Action), key=lambda row: (*by_due(row), row.owner or "")):
        if row.status != DONE:
            seen[row.action] += 1
            again = () if seen[row.action] == 1 else (str(seen[row.action]),)
            yield CrmTask(
                external_id=stable_id(ctx, "action", row.action, *again),
                subject=row.action,
                due=row.due.isoformat() if row.due else None,
                owner=row.owner,
                origin="action",
            )


def _contacts(ctx: Context) -> Iterator[CrmTask]:
    """What is to be done next with each person who is still there."""
    for row in ctx.rows(Stakeholder):
        if row.next_action and row.status != "left":
            text = ctx.t.text("{person}: {action}", person=row.name, action=row.next_action)
            yield CrmTask(
                external_id=stable_id(ctx, "contact", row.stakeholder_id, row.next_action),
                subject=text,
                due=row.next_action_date.isoformat() if row.next_action_date else None,
                owner=row.internal_owner,
                origin="contact",
            )


def _renewal(ctx: Context, plan: PlanAccount) -> Iterator[CrmTask]:
    """Each step once for the renewal that it belongs to; a role is no user of a CRM."""
    end, known = plan.profile.renewal.date, {ctx.account.owner, ctx.account.internal_sponsor}
    for line in plan.renewal.milestones:
        if line.status != DONE:
            yield CrmTask(
                external_id=stable_id(ctx, "renewal", end, line.action),
                subject=line.text,
                due=line.compressed_due or line.due,
                owner=line.owner if line.owner in known else None,
                origin="renewal",
            )


def _deal(ctx: Context, row: Opportunity) -> CrmOpportunity:
    return CrmOpportunity(
        external_id=row.opportunity_id,
        name=_named(ctx, row.business_unit, row.product_id),
        stage=row.stage,
        close_date=row.close_date.isoformat() if row.close_date else None,
        amount=ctx.money_or_none(row.amount),
        next_step=row.next_step,
        owner=ctx.account.owner,
        origin="on_record",
        note=_to_fill(ctx, stage=row.stage, close_date=row.close_date, amount=row.amount),
    )


def _offer(ctx: Context, lead: Lead) -> CrmOpportunity:
    name = _named(ctx, lead.business_unit, lead.product_id)
    use_case = ctx.t.text("{name} ({use_case})", name=name, use_case=lead.use_case)
    amount = lead.potential_value if lead.basis == GIVEN else None
    told = ctx.t.text("Not a deal yet: it may be offered by the whitespace.")
    empty = _to_fill(ctx, stage=None, close_date=None, amount=amount)
    return CrmOpportunity(
        external_id=lead.id,
        name=use_case if lead.use_case else name,
        stage=None,
        close_date=None,
        amount=amount,
        next_step=None,
        owner=ctx.account.owner,
        origin="may_be_offered",
        note=f"{told} {empty}",
    )


def _to_fill(ctx: Context, **cells: object) -> str | None:
    """Which cells a person fills: a CRM asks for them, and nobody has told them."""
    empty = [ctx.t.text(CELLS[name]) for name, value in cells.items() if value is None]
    if not empty:
        return None
    return ctx.t.text("To fill before the import: {cells}.", cells=ctx.t.listed(empty))


def _named(ctx: Context, business_unit: str | None, product_id: str | None) -> str:
    about = subject(ctx, business_unit, product_id)
    return ctx.t.text("{account}: {about}", account=ctx.account.name, about=about)


def _by_date(task: CrmTask) -> tuple[bool, str, str]:
    return (task.due is None, task.due or "", task.external_id)
