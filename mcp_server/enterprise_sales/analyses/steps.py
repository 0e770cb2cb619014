"""Steps with owner, date and status."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.codes import StepStatus
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.owners import account_owner
from enterprise_sales.analyses.results import Step
from enterprise_sales.book.rows import Action


def step_of(ctx: Context, row: Action) -> Step:
    """An action of the book; one without an owner falls to whoever answers for the account."""
    return Step(
        action=row.action,
        owner=row.owner or account_owner(ctx),
        due=row.due.isoformat() if row.due else None,
        status="done" if row.status == "done" else status_of(ctx, row.due),
        origin=row.origin or "actions",
    )


def status_of(ctx: Context, due: date | None) -> StepStatus:
    """Whether something not done is late."""
    return "overdue" if due is not None and due < ctx.as_of else "open"
