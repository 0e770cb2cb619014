"""What endangers an account: the register, the signals and what rules see, in one list."""

from __future__ import annotations

from datetime import timedelta

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.risk_levels import product, rated
from enterprise_sales.analyses.risk_rules import rule_risks
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Risk, Signal
from enterprise_sales.language import N_

REGISTER = "register"
SEEN = N_("{signal} ({day})")
SEEN_WITH_NOTE = N_("{signal} ({day}): {note}")


@once
def risks(ctx: Context) -> tuple[RiskLine, ...]:
    """Every risk by likelihood times impact, those of unknown weight last.

    Among equals a contract that has lapsed and signals that hold the band at red come first, then
    the register, then the other signals, the newest first, then what rules see and no signal has
    said.
    """
    signals = _signals(ctx)
    said = {line.code for line in signals}
    seen = [line for line in rule_risks(ctx) if line.code not in said]
    grave = ("lapsed", *ctx.playbook.texts("health.caps.red"))
    gravest = [line for line in (*seen, *signals) if line.code in grave]
    others = [line for line in (*signals, *seen) if line.code not in grave]
    lines = [rated(ctx, line) for line in (*gravest, *_register(ctx), *others)]
    return tuple(sorted(lines, key=lambda line: -(line.score or 0)))


def _register(ctx: Context) -> tuple[RiskLine, ...]:
    rows = [row for row in ctx.rows(Risk) if row.status != "closed"]
    rows.sort(key=lambda row: (-weight(ctx, row), row.due is None, row.due, row.risk))
    return tuple(
        RiskLine(
            code=REGISTER,
            text=row.risk,
            likelihood=row.likelihood,
            impact=row.impact,
            mitigation=row.mitigation,
            owner=row.owner,
            due=row.due.isoformat() if row.due else None,
            origin="register",
        )
        for row in rows
    )


def weight(ctx: Context, row: Risk) -> int:
    """Likelihood times impact; 0 where one of them is unknown."""
    return product(ctx, row.likelihood, row.impact) or 0


def _signals(ctx: Context) -> tuple[RiskLine, ...]:
    """The newest signal of each kind that the playbook answers."""
    newest: dict[str, Signal] = {}
    for row in recent_signals(ctx):
        if ctx.playbook.has(f"churn.signals.{row.kind}"):
            newest.setdefault(row.kind, row)
    return tuple(_signal(ctx, row) for row in newest.values())


def _signal(ctx: Context, row: Signal) -> RiskLine:
    answer = ctx.playbook.response(f"churn.signals.{row.kind}")
    words = {
        "signal": ctx.playbook.wording(row.kind, ctx.t.language, "signal"),
        "day": ctx.t.day(row.date),
    }
    text = ctx.t.text(SEEN_WITH_NOTE, note=row.note, **words) if row.note else None
    due = row.date + timedelta(days=answer.deadline_days)
    return RiskLine(
        code=row.kind,
        text=text or ctx.t.text(SEEN, **words),
        likelihood=None,
        impact=None,
        mitigation=ctx.playbook.wording(answer.action, ctx.t.language, "action"),
        owner=owner_of(ctx, answer.owner),
        due=due.isoformat(),
        origin="signal",
    )
