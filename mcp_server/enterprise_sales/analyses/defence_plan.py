"""The save plan: dated steps with owners, its rhythm, and when it ends.

A step counts as done where an action of the account has the status `done` and the origin
`save:<code>`; an open one with that origin gives its own date and owner. The plan begins on the
earliest date of such actions, else on the as-of date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from enterprise_sales.analyses.agreed import by_due
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_details import detail
from enterprise_sales.analyses.defence_exit import exit_criteria
from enterprise_sales.analyses.defence_threats import Weighed
from enterprise_sales.analyses.engagement_days import working_day
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.owners import owner_of, person_of
from enterprise_sales.analyses.results import Step
from enterprise_sales.analyses.results.defence import Acknowledgement, SavePlan, SaveStep
from enterprise_sales.analyses.steps import status_of, step_of
from enterprise_sales.book.rows import Action
from enterprise_sales.playbook import ANY
from enterprise_sales.playbook import SaveStep as Rule

ORIGIN = "save:"
CSM = "csm"
FRIDAY = 4


def needs_saving(ctx: Context, found: Weighed) -> bool:
    """Whether the account is red, has lapsed, or a threat is serious."""
    return band(ctx) == "red" or ctx.row.lapsed or found.serious


def save_plan(ctx: Context, found: Weighed, owned: tuple[Acknowledgement, ...]) -> SavePlan | None:
    """The plan of an account that has to be saved; None for the others.

    Args:
        ctx: the account.
        found: its threats.
        owned: what has to be acknowledged.
    """
    if not needs_saving(ctx, found):
        return None
    recorded = _recorded(ctx)
    begins = min((row.due for row in recorded.values() if row.due), default=ctx.as_of)
    rules = ctx.playbook.records("defence.save_plan.steps", Rule)
    asked = _asked(rules, found)
    limit = clock(ctx).deadline_left(ctx.as_of)
    days_of = _days(asked, begins, limit)
    steps = tuple(
        _step(
            ctx,
            rule,
            _at_work(begins + timedelta(days=days_of[rule.code]), begins, limit),
            recorded.get(rule.code),
            detail(ctx, rule.code, found, owned),
        )
        for rule in sorted(asked, key=lambda rule: rule.day)
    )
    days = ctx.playbook.integer("defence.save_plan.review_days")
    return SavePlan(
        begins=begins.isoformat(),
        agreed=bool(recorded),
        steps=steps,
        promised=_promised(ctx),
        exit=exit_criteria(ctx, found),
        exit_reviews=ctx.playbook.integer("defence.save_plan.exit_reviews"),
        review_days=days,
        next_review=_next_review(ctx, begins, days).isoformat(),
        ends=max(step.due for step in steps),
    )


def _asked(rules: Sequence[Rule], found: Weighed) -> list[Rule]:
    """The steps that the threats call for; of one that is named twice the first."""
    first: dict[str, Rule] = {}
    for rule in rules:
        if ANY in rule.when or found.codes & set(rule.when):
            first.setdefault(rule.code, rule)
    return list(first.values())


def _recorded(ctx: Context) -> dict[str, Action]:
    """Code of a step → the action that records it, the earliest of each."""
    found: dict[str, Action] = {}
    for row in sorted(ctx.rows(Action), key=by_due):
        origin = (row.origin or "").strip()
        if origin.startswith(ORIGIN):
            found.setdefault(origin.removeprefix(ORIGIN).strip(), row)
    return found


def _at_work(day: date, begins: date, limit: date | None) -> date:
    """The Monday after a weekend; where the customer has decided by then, the Friday before it."""
    monday = working_day(day)
    if limit is None or monday <= limit:
        return monday
    friday = day - timedelta(days=max(0, day.weekday() - FRIDAY))
    return friday if friday >= begins else day


def _days(rules: Sequence[Rule], begins: date, limit: date | None) -> dict[str, int]:
    """Code → day of the plan; drawn together where the customer decides before its last day."""
    last = max(rule.day for rule in rules)
    span = last if limit is None else min(last, max(0, (limit - begins).days))
    return {rule.code: rule.day * span // last if last else 0 for rule in rules}


def _step(
    ctx: Context, rule: Rule, due: date, recorded: Action | None, detail: str | None
) -> SaveStep:
    if recorded is not None and recorded.due is not None:
        due = recorded.due
    done = recorded is not None and recorded.status == "done"
    owner = recorded.owner if recorded is not None else None
    return SaveStep(
        code=rule.code,
        due=due.isoformat(),
        action=ctx.playbook.wording(rule.code, ctx.t.language, "save_step"),
        detail=detail,
        owner=owner or _owner(ctx, rule.owner),
        status="done" if done else status_of(ctx, due),
    )


def _owner(ctx: Context, role: str) -> str:
    """Who does a step; the account's owner where nobody is named for customer success."""
    if role != CSM or person_of(ctx, role) or not ctx.account.owner:
        return owner_of(ctx, role)
    return ctx.t.text(
        "{owner}, until a {role} is named", owner=ctx.account.owner, role=owner_of(ctx, role)
    )


def _promised(ctx: Context) -> tuple[Step, ...]:
    rows = [row for row in ctx.rows(Action) if row.status != "done"]
    kept = [row for row in rows if not (row.origin or "").strip().startswith(ORIGIN)]
    return tuple(step_of(ctx, row) for row in sorted(kept, key=by_due))


def _next_review(ctx: Context, begins: date, days: int) -> date:
    """The first review after the as-of date, counted from the beginning of the plan."""
    passed = (ctx.as_of - begins).days
    return begins + timedelta(days=days * (passed // days + 1)) if days else ctx.as_of
