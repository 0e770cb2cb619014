"""What has to be true before more is sold, one by one: met, not met, or unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.escalations import no_tickets, open_escalations, support_known
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.people import champions, people_in
from enterprise_sales.analyses.results import GateCondition
from enterprise_sales.analyses.results.expansion import CheckStatus
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.analyses.usage_trend import declining
from enterprise_sales.book.rows import Outcome, Stakeholder

Found = tuple[CheckStatus, str]


def yellow_conditions(ctx: Context) -> tuple[GateCondition, ...]:
    """Those of `expansion.gate.yellow_after`; a yellow account waits for them, others do not."""
    waits = band(ctx) == "yellow"
    return tuple(
        _condition(ctx, code, required=waits)
        for code in ctx.playbook.texts("expansion.gate.yellow_after")
    )


def _condition(ctx: Context, code: str, *, required: bool) -> GateCondition:
    if code in SHOWN:
        status, evidence = SHOWN[code](ctx)
    else:
        status, evidence = "unknown", ctx.t.text("The tables do not tell.")
    return GateCondition(code=code, status=status, required=required, evidence=evidence)


def _documented_value(ctx: Context) -> Found:
    if ctx.row.value_documented > 0:
        value = ctx.t.money(ctx.row.value_documented, ctx.currency)
        return "met", ctx.t.text("{value} a year is confirmed by the customer.", value=value)
    if ctx.rows(Outcome):
        return "unmet", ctx.t.text("No result of the last year is confirmed by the customer.")
    return "unknown", ctx.t.text("The book holds no outcomes of this account.")


def _active_champion(ctx: Context) -> Found:
    names = [person.name for person in champions(ctx)]
    if names:
        return "met", ctx.t.text("Active: {names}.", names=ctx.t.listed(names))
    if people_in(ctx, "champion").count == 0:
        return "unmet", ctx.t.text("There is no active champion.")
    if ctx.rows(Stakeholder):
        return "unknown", ctx.t.text("Whether a champion is active is not on record.")
    return "unknown", ctx.t.text("The book holds no people of this account.")


def _no_open_escalation(ctx: Context) -> Found:
    """Shown where support is known and no ticket is escalated and open."""
    found = len(open_escalations(ctx))
    if found:
        return "unmet", ctx.t.plural(
            "{n} escalated ticket is open.", "{n} escalated tickets are open.", found
        )
    if support_known(ctx):
        return "met", ctx.t.text("No escalated ticket is open.")
    return "unknown", no_tickets(ctx)


def _usage_not_declining(ctx: Context) -> Found:
    if any(row.kind == "usage_decline" for row in recent_signals(ctx)):
        return "unmet", ctx.t.text("A fall of usage is reported.")
    falls = declining(ctx)
    if falls is None:
        return "unknown", ctx.t.text("Usage of the last full months is not on record.")
    if falls:
        return "unmet", ctx.t.text("Active users fell month after month.")
    return "met", ctx.t.text("Active users did not fall month after month.")


SHOWN: Mapping[str, Callable[[Context], Found]] = {
    "documented_value": _documented_value,
    "active_champion": _active_champion,
    "no_open_escalation": _no_open_escalation,
    "usage_not_declining": _usage_not_declining,
}
