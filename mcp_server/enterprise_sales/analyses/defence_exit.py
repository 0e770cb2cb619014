"""When a save plan ends: each threat where the fact behind it has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_acknowledge import missed_reviews
from enterprise_sales.analyses.defence_answered import answered
from enterprise_sales.analyses.defence_competitors import evaluations
from enterprise_sales.analyses.defence_threats import Weighed
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.people import c_level_people, champions, people_in
from enterprise_sales.analyses.results.defence import ExitCriterion
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.analyses.risk_rules import overdue_invoices
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.analyses.usage_trend import declining
from enterprise_sales.book.rows import Invoice, Outcome, Stakeholder
from enterprise_sales.language import N_
from enterprise_sales.playbook import ANY, ExitRule

Verdict = tuple[bool | None, str]
"""Whether it holds, None where the data does not tell, and what the data shows."""


def exit_criteria(ctx: Context, found: Weighed) -> tuple[ExitCriterion, ...]:
    """What must hold before the plan ends, for the threats that are there."""
    rules = ctx.playbook.records("defence.save_plan.exit", ExitRule)
    asked = [rule for rule in rules if ANY in rule.when or found.codes & set(rule.when)]
    return tuple(_criterion(ctx, rule.code) for rule in asked)


def _criterion(ctx: Context, code: str) -> ExitCriterion:
    met, why = BY_CODE[code](ctx)
    text = ctx.playbook.wording(code, ctx.t.language, "exit_rule")
    return ExitCriterion(code=code, text=text, met=met, why=why)


def _health(ctx: Context) -> Verdict:
    found = band(ctx)
    if found is None:
        return None, ctx.t.text("too little is known for a band")
    if found == "red":
        return False, ctx.t.text("health is red")
    return True, ctx.t.text("health is not red")


def _renewal(ctx: Context) -> Verdict:
    if ctx.row.lapsed:
        return False, ctx.t.text("no contract runs, and nothing that follows is signed")
    if any(row.kind == "non_renewal_notice" for row in recent_signals(ctx)):
        return False, ctx.t.text("the notice is on record and not withdrawn")
    return True, ctx.t.text("a contract runs, and no notice is on record")


def _complaint(ctx: Context) -> Verdict:
    kinds = {"formal_complaint", "hostile_support"}
    told = sorted({row.kind for row in recent_signals(ctx)} & kinds)
    if not told:
        return True, ctx.t.text("no complaint is on record")
    if all(answered(ctx, kind) for kind in told):
        return True, ctx.t.text("the answer is recorded as done")
    return False, ctx.t.text("no answer is recorded as done")


def _escalation(ctx: Context) -> Verdict:
    if "tickets" not in ctx.book.given:
        return None, ctx.t.text("no ticket is on record")
    n = len(open_escalations(ctx))
    if not n:
        return True, ctx.t.text("none is open")
    return False, ctx.t.plural("{n} is open", "{n} are open", n)


def _competitor(ctx: Context) -> Verdict:
    rows = evaluations(ctx)
    if not rows:
        return None, ctx.t.text("whether the comparison is over is not on record")
    if answered(ctx, rows[0].kind):
        return True, ctx.t.text("the answer is recorded as done")
    return False, ctx.t.text("the comparison of {day} is open", day=ctx.t.day(rows[0].date))


def _usage(ctx: Context) -> Verdict:
    found = declining(ctx)
    if found is None:
        return None, ctx.t.text("the months of usage are not counted")
    if found:
        return False, ctx.t.text("active users are falling")
    return True, ctx.t.text("active users are not falling month after month")


def _champion(ctx: Context) -> Verdict:
    if not ctx.rows(Stakeholder):
        return None, ctx.t.text("nobody is on record")
    active = sorted(champions(ctx), key=lambda person: person.name)
    if not active and people_in(ctx, "champion").maybe:
        return None, ctx.t.text("whether a champion is active is not on record")
    if not active:
        return False, ctx.t.text("there is no active champion")
    for attitude in STANDS_FOR_US:
        names = [row.name for row in active if row.sentiment == attitude]
        if names:
            listed = ctx.t.listed(names)
            told = CHAMPIONS.get(attitude)
            return STANDS_FOR_US[attitude], ctx.t.text(told, names=listed) if told else listed
    return None, ctx.t.listed(row.name for row in active)


STANDS_FOR_US: Mapping[str | None, bool | None] = {
    "advocate": True,
    None: None,
    "neutral": False,
    "detractor": False,
}
"""Attitude of an active champion → whether they stand for us, the best first."""
CHAMPIONS: Mapping[str | None, str] = {
    None: N_("{names}: the champion on record, but their attitude to us is not"),
    "neutral": N_("{names}: the champion on record, but neutral"),
    "detractor": N_("{names}: the champion on record, but against us"),
}


def _executive(ctx: Context) -> Verdict:
    if not ctx.rows(Stakeholder):
        return None, ctx.t.text("nobody is on record")
    enough = ctx.playbook.number("relationship.c_level_min")
    found = c_level_people(ctx)
    if (n := found.count) is None:
        return None, ctx.t.text("whether a relationship at C-level is active is not on record")
    text = ctx.t.plural(
        "{n} active relationship at C-level", "{n} active relationships at C-level", n
    )
    return found.enough(enough), text


def _review(ctx: Context) -> Verdict:
    away = [row.date for row in missed_reviews(ctx) if hasattr(row, "date")]
    last = reviews(ctx).last
    if last is not None and (not away or last > max(away)):
        return True, ctx.t.text("held on {day}", day=ctx.t.day(last))
    return False, ctx.t.text("none has been held since")


def _invoices(ctx: Context) -> Verdict:
    if not ctx.rows(Invoice):
        return None, ctx.t.text("no invoice is on record")
    n = len(overdue_invoices(ctx))
    if not n:
        return True, ctx.t.text("none is overdue")
    return False, ctx.t.plural("{n} is overdue", "{n} are overdue", n)


def _value(ctx: Context) -> Verdict:
    if not ctx.rows(Outcome):
        return None, ctx.t.text("no result is on record")
    if not ctx.row.outcomes_verified:
        return False, ctx.t.text("none is confirmed")
    amount = ctx.t.money(ctx.row.value_documented, ctx.currency)
    return True, ctx.t.text("{amount} a year is confirmed", amount=amount)


BY_CODE: Mapping[str, Callable[[Context], Verdict]] = {
    "health_not_red": _health,
    "renewal_in_writing": _renewal,
    "complaint_answered": _complaint,
    "no_open_escalation": _escalation,
    "competitor_decided": _competitor,
    "usage_stable": _usage,
    "champion_active": _champion,
    "executive_active": _executive,
    "review_held": _review,
    "invoices_settled": _invoices,
    "value_confirmed": _value,
}
"""Code of `defence.save_plan.exit` → its verdict."""
