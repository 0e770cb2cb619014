"""Risks that the figures show, whether or not somebody has written them down."""

from __future__ import annotations

from datetime import timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.health import band, told_score
from enterprise_sales.analyses.health_parts import weak_parts
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.owners import account_owner, owner_of
from enterprise_sales.analyses.relationships import gaps
from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.analyses.risk_checks_use import low_usage
from enterprise_sales.analyses.risk_seen import Seen
from enterprise_sales.analyses.risk_warnings import seen_by_rules
from enterprise_sales.analyses.usage_trend import falls_in_a_row
from enterprise_sales.book.rows import Invoice, Outcome
from enterprise_sales.language import N_, clause
from enterprise_sales.playbook import Mitigation

LAPSED = N_("Every contract ended by {day}, and nothing that follows is signed")
RED = N_("Health is red: {score} points")
HELD_AT_RED = N_("Health is held at red by signals, at {score} points")
HELD_UNSCORED = N_("Health is held at red by signals")
OPT_OUT = N_("The customer can still give notice until {day}")
LOW_USAGE = N_("Usage is low: {score} points")
GAPS = {
    "no_c_level": N_("No active relationship at C-level"),
    "champion_left": N_("The champion has left"),
    "no_champion": N_("No active champion"),
    "single_champion": N_("Everything hangs on one champion"),
    "too_few_stakeholders": N_("Too few active relationships to survive a departure"),
}
"""Gaps among the people that endanger the account, with their words."""


def rule_risks(ctx: Context) -> tuple[RiskLine, ...]:
    """What the rules see, the gravest kind first."""
    seen = (
        _lapsed(ctx),
        _red(ctx),
        _opt_out(ctx),
        _decline(ctx),
        _low_usage(ctx),
        *_warned(ctx),
        _weak(ctx),
        _overdue(ctx),
        _escalated(ctx),
        *_people(ctx),
        _no_value(ctx),
    )
    return tuple(line for line in seen if line)


def overdue_invoices(ctx: Context) -> tuple[Invoice, ...]:
    """Invoices unpaid beyond the days of grace, the oldest first."""
    grace = timedelta(days=ctx.playbook.integer("health.financial.grace_days"))
    unpaid = (row for row in ctx.rows(Invoice) if row.paid_on is None or row.paid_on > ctx.as_of)
    late = (row for row in unpaid if row.due_on + grace < ctx.as_of)
    return tuple(sorted(late, key=lambda row: (row.due_on, row.invoice_id)))


def _lapsed(ctx: Context) -> RiskLine | None:
    if not ctx.row.lapsed or ctx.row.renewal_date is None:
        return None
    return _line(ctx, "lapsed", ctx.t.text(LAPSED, day=ctx.t.day(ctx.row.renewal_date)))


def _red(ctx: Context) -> RiskLine | None:
    if band(ctx) != "red":
        return None
    score = told_score(ctx)
    if score is None:
        return _line(ctx, "red_health", ctx.t.text(HELD_UNSCORED))
    red = score < ctx.playbook.number("health.bands.red_below")
    text = ctx.t.text(RED if red else HELD_AT_RED, score=ctx.t.number(score))
    return _line(ctx, "red_health", text)


def _opt_out(ctx: Context) -> RiskLine | None:
    found = clock(ctx)
    soon = ctx.playbook.integer("renewal.opt_out.warn_days")
    if found.opt_out is None or found.days is None or not 0 <= found.days <= soon:
        return None
    text = ctx.t.text(OPT_OUT, day=ctx.t.day(found.opt_out))
    return _line(ctx, "opt_out_soon", text, due=found.opt_out.isoformat())


def _decline(ctx: Context) -> RiskLine | None:
    falls = falls_in_a_row(ctx)
    if not falls:
        return None
    text = ctx.t.plural(
        "Active users have fallen for {n} month",
        "Active users have fallen {n} months in a row",
        falls,
    )
    return _line(ctx, "usage_decline", text)


def _low_usage(ctx: Context) -> RiskLine | None:
    score = ctx.row.usage_score
    if score is None or not low_usage(ctx).fires:
        return None
    return _line(ctx, "low_usage", ctx.t.text(LOW_USAGE, score=ctx.t.number(score)))


def _warned(ctx: Context) -> list[RiskLine]:
    """Churn signals that the data shows and that are not told by another rule."""
    return [
        _answered(ctx, code, seen)
        for code, seen in seen_by_rules(ctx).items()
        if code not in ("usage_decline", *GAPS)
    ]


def _answered(ctx: Context, code: str, seen: Seen) -> RiskLine:
    """A churn signal with the action, owner and deadline that it demands."""
    answer = ctx.playbook.response(f"churn.signals.{code}")
    due = seen.since + timedelta(days=answer.deadline_days) if seen.since else None
    line = _line(ctx, code, clause(seen.text), due.isoformat() if due else None)
    action = ctx.playbook.wording(answer.action, ctx.t.language, "action")
    return line.model_copy(update={"mitigation": action, "owner": owner_of(ctx, answer.owner)})


def _weak(ctx: Context) -> RiskLine | None:
    """Units and products whose usage lies far below the account's."""
    found = weak_parts(ctx)
    if not found:
        return None
    names = ctx.t.listed([part.name for part in found])
    return _line(ctx, "weak_part", ctx.t.text("Usage far below the account: {names}", names=names))


def _overdue(ctx: Context) -> RiskLine | None:
    late = overdue_invoices(ctx)
    if not late:
        return None
    amounts = [row.amount for row in late if row.amount is not None]
    if len(amounts) < len(late):
        text = ctx.t.plural("{n} invoice is overdue", "{n} invoices are overdue", len(late))
        return _line(ctx, "overdue_invoices", text)
    text = ctx.t.plural(
        "{n} invoice is overdue: {amount}",
        "{n} invoices are overdue: {amount}",
        len(late),
        amount=ctx.t.money(sum(amounts), ctx.currency),
    )
    return _line(ctx, "overdue_invoices", text)


def _escalated(ctx: Context) -> RiskLine | None:
    found = open_escalations(ctx)
    if not found:
        return None
    text = ctx.t.plural(
        "{n} escalated ticket is open, since {day}",
        "{n} escalated tickets are open, the oldest since {day}",
        len(found),
        day=ctx.t.day(found[0].opened_on),
    )
    return _line(ctx, "open_escalation", text)


def _people(ctx: Context) -> list[RiskLine]:
    return [_gap(ctx, code) for code in gaps(ctx) if code in GAPS]


def _gap(ctx: Context, code: str) -> RiskLine:
    """An account without a champion is answered as one whose champion has left."""
    line = _line(ctx, code, ctx.t.text(GAPS[code]))
    if code != "no_champion":
        return line
    answer = ctx.playbook.response("churn.signals.champion_left")
    action = ctx.playbook.wording(answer.action, ctx.t.language, "action")
    return line.model_copy(update={"mitigation": action, "owner": owner_of(ctx, answer.owner)})


def _no_value(ctx: Context) -> RiskLine | None:
    """Outcomes are on record and none is verified; without any it is unknown, not a risk."""
    if ctx.row.outcomes_verified or not ctx.rows(Outcome):
        return None
    text = ctx.t.plural(
        "No result of the last {n} month has been verified by the customer",
        "No result of the last {n} months has been verified by the customer",
        ctx.playbook.integer("value.window_months"),
    )
    return _line(ctx, "no_documented_value", text)


def _line(ctx: Context, code: str, text: str, due: str | None = None) -> RiskLine:
    return RiskLine(
        code=code,
        text=text,
        likelihood=None,
        impact=None,
        mitigation=mitigation(ctx, code),
        owner=account_owner(ctx),
        due=due,
        origin="rule",
    )


def mitigation(ctx: Context, code: str) -> str | None:
    """The playbook's answer to a risk, in words; None where it has none."""
    answers = ctx.playbook.records("renewal.mitigations", Mitigation)
    found = next((answer.code for answer in answers if code in answer.when), None)
    return ctx.playbook.wording(found, ctx.t.language, "mitigation") if found else None
