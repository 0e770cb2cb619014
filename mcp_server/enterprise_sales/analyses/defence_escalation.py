"""Whom to bring in, by when, and who goes to whom."""

from __future__ import annotations

from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_threats import Weighed, at_least
from enterprise_sales.analyses.engage import person_in_role
from enterprise_sales.analyses.results.defence import Escalation, Pairing
from enterprise_sales.playbook import ANY, Pair, Rung

OPPONENT = "customer_blocker"


def escalation(ctx: Context, found: Weighed, begins: date) -> tuple[Escalation, ...]:
    """The rungs up to the level of the gravest threat, by date; none without a threat."""
    level = found.level
    if level is None:
        return ()
    rungs = [rung for rung in _rungs(ctx) if at_least(level, rung.level)]
    rungs.sort(key=lambda rung: rung.within_days)
    return tuple(_escalation(ctx, rung, begins) for rung in rungs)


def pairs(ctx: Context, found: Weighed) -> tuple[Pairing, ...]:
    """Who of ours goes to whom of theirs for the threats that are there."""
    rules = ctx.playbook.records("defence.pairs", Pair)
    asked = [rule for rule in rules if ANY in rule.when or found.codes & set(rule.when)]
    return tuple(pair for rule in asked if (pair := _pair(ctx, rule)))


def _rungs(ctx: Context) -> tuple[Rung, ...]:
    return ctx.playbook.records("defence.escalation", Rung)


def _escalation(ctx: Context, rung: Rung, begins: date) -> Escalation:
    return Escalation(
        level=rung.level,
        who=ctx.playbook.wording(rung.who, ctx.t.language, "role"),
        person=person_in_role(ctx, rung.who),
        task=ctx.playbook.wording(rung.task, ctx.t.language, "escalation_task"),
        by=(begins + timedelta(days=rung.within_days)).isoformat(),
    )


def _pair(ctx: Context, rule: Pair) -> Pairing | None:
    """None where nobody is known on either side, or no opponent is known at all."""
    language = ctx.t.language
    ours, theirs = person_in_role(ctx, rule.ours), person_in_role(ctx, rule.theirs)
    if theirs is None and (ours is None or rule.theirs == OPPONENT):
        return None
    return Pairing(
        ours=ctx.playbook.wording(rule.ours, language, "role"),
        our_person=ours,
        theirs=ctx.playbook.wording(rule.theirs, language, "role"),
        their_person=theirs,
        task=ctx.playbook.wording(rule.task, language, "pair_task"),
    )
