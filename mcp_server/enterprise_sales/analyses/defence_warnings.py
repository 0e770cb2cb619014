"""Churn signals that still count, each with what it demands and by when."""

from __future__ import annotations

from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.milestones import done_origins
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.results.defence import Warning
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.analyses.steps import status_of

ORIGIN = "signal:"


def warnings(ctx: Context, lines: tuple[RiskLine, ...]) -> tuple[Warning, ...]:
    """The risks that are churn signals, told or seen, those whose deadline is nearest first.

    One counts as answered where a done action of the account has the origin `signal:<code>`.
    """
    known = [line for line in lines if ctx.playbook.has(f"churn.signals.{line.code}")]
    found = (_warning(ctx, line) for line in known if line.origin != "register")
    return tuple(sorted(found, key=lambda one: (one.due or "", one.code)))


def answered(ctx: Context, code: str) -> bool:
    """Whether the book records that a signal has been answered."""
    return f"{ORIGIN}{code}" in done_origins(ctx)


def _warning(ctx: Context, line: RiskLine) -> Warning:
    response = ctx.playbook.response(f"churn.signals.{line.code}")
    since = _since(ctx, line.code)
    due = (since or ctx.as_of) + timedelta(days=response.deadline_days)
    done = answered(ctx, line.code)
    return Warning(
        code=line.code,
        text=line.text,
        since=since.isoformat() if since else None,
        action=ctx.playbook.wording(response.action, ctx.t.language, "action"),
        owner=line.owner or owner_of(ctx, response.owner),
        due=due.isoformat(),
        status="done" if done else status_of(ctx, due),
    )


def _since(ctx: Context, code: str) -> date | None:
    """The newest signal of the kind; what only a rule sees has no day."""
    return next((row.date for row in recent_signals(ctx) if row.kind == code), None)
