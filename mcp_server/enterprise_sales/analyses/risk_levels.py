"""How grave a risk is, and when it is taken to the next one up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast, get_args

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.results.risks import RiskLevel, RiskLine, Trigger
from enterprise_sales.playbook import RiskWeight, Rung, ThreatWeight

LEVELS: tuple[RiskLevel, ...] = get_args(RiskLevel)


def rated(ctx: Context, line: RiskLine) -> RiskLine:
    """The risk with score, level, days overdue and escalation.

    What the register does not weigh is weighed by the playbook: a threat as in the defence of an
    account, the rest by `risk.weights`. A row of the register is never weighed for its author.
    """
    weight = None if line.origin == "register" else _weights(ctx).get(line.code)
    likelihood, impact = weight or (line.likelihood, line.impact)
    score = product(ctx, likelihood, impact)
    late = _overdue(ctx, line.due)
    found = line.model_copy(
        update={
            "likelihood": likelihood,
            "impact": impact,
            "score": score,
            "level": None if score is None else level(ctx, score),
            "overdue_days": late,
        }
    )
    return _escalated(ctx, found)


def product(ctx: Context, likelihood: str | None, impact: str | None) -> int | None:
    """Likelihood times impact (S2 Risk Register); None where one of them is unknown."""
    if likelihood is None or impact is None:
        return None
    factor = ctx.playbook.integer(f"risk.likelihood.{likelihood}")
    return factor * ctx.playbook.integer(f"risk.impact.{impact}")


def level(ctx: Context, score: int) -> RiskLevel:
    """The highest level whose limit the score reaches."""
    limits = {name: ctx.playbook.integer(f"risk.level.{name}_from") for name in LEVELS[1:]}
    reached = [name for name, limit in limits.items() if score >= limit]
    return reached[-1] if reached else LEVELS[0]


def _overdue(ctx: Context, due: str | None) -> int:
    return max(0, (ctx.as_of - date.fromisoformat(due)).days) if due else 0


def _escalated(ctx: Context, line: RiskLine) -> RiskLine:
    triggers = tuple(_triggers(ctx, line))
    to = _to(ctx, line) if triggers else None
    return line.model_copy(update={"escalate": triggers, "escalate_to": to})


def _triggers(ctx: Context, line: RiskLine) -> Iterator[Trigger]:
    if line.level and LEVELS.index(line.level) >= LEVELS.index(_least(ctx)):
        yield "level"
    if line.overdue_days >= max(1, ctx.playbook.integer("risk.escalation.overdue_days")):
        yield "overdue"
    if line.code in ctx.playbook.texts("health.caps.red"):
        yield "holds_red"


def _to(ctx: Context, line: RiskLine) -> str:
    """Whom the defence of an account brings in first at the level; never who owns the risk."""
    leads: dict[str, str] = {}
    for rung in ctx.playbook.records("defence.escalation", Rung):
        leads.setdefault(rung.level, owner_of(ctx, rung.who))
    least = LEVELS.index(_least(ctx))
    first = max(least, LEVELS.index(line.level) if line.level else 0)
    names = [leads[name] for name in LEVELS[first:] if name in leads] or list(leads.values())[-1:]
    return next((name for name in names if name != line.owner), names[-1])


def _least(ctx: Context) -> RiskLevel:
    return cast("RiskLevel", ctx.playbook.text("risk.escalation.level"))


def _weights(ctx: Context) -> dict[str, tuple[str, str]]:
    threats = ctx.playbook.records("defence.threats", ThreatWeight)
    rest = ctx.playbook.records("risk.weights", RiskWeight)
    found: dict[str, tuple[str, str]] = {}
    found |= {row.code: (row.likelihood, row.impact) for row in rest}
    found |= {row.code: (row.likelihood, row.impact) for row in threats}
    return found
