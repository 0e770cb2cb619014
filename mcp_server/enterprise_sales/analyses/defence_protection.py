"""What protects an account before anybody attacks it, judged by the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.people import active_people, c_level_people, people_in
from enterprise_sales.analyses.relationships import gaps
from enterprise_sales.analyses.results import Check
from enterprise_sales.analyses.results.defence import Acknowledgement
from enterprise_sales.analyses.risk_rules import GAPS
from enterprise_sales.analyses.tally import both
from enterprise_sales.book.rows import (
    Action,
    Outcome,
    Row,
    Signal,
    Stakeholder,
    Ticket,
    Touchpoint,
    Usage,
)

Owned = tuple[Acknowledgement, ...]
Verdict = tuple[bool | None, str]
WEAK = ("too_few_stakeholders", "no_champion", "single_champion")
"""Gaps among the people that a departure would turn into a loss."""
SHOW_WEAKNESS: tuple[type[Row], ...] = (Signal, Ticket, Touchpoint, Action, Outcome, Usage)
"""The tables in which a weak point would show."""


def protection(ctx: Context, owned: Owned) -> tuple[Check, ...]:
    """The playbook's ways to protect the base, each with what the data shows."""
    return tuple(_check(ctx, code, owned) for code in ctx.playbook.texts("defence.protection"))


def _check(ctx: Context, code: str, owned: Owned) -> Check:
    ok, why = BY_CODE[code](ctx, owned)
    text = ctx.playbook.wording(code, ctx.t.language, "protection")
    return Check(code=code, text=text, ok=ok, why=why)


def _warning(ctx: Context, _: Owned) -> Verdict:
    """A book that keeps signals is watched; without the table nobody can tell."""
    if "signals" not in ctx.book.given:
        return None, ctx.t.text("The book keeps no signals.")
    days = [row.date for row in ctx.rows(Signal) if row.date <= ctx.as_of]
    if not days:
        return None, ctx.t.text("No signal of this account has ever been written down.")
    return True, ctx.t.text("The last one is of {day}.", day=ctx.t.day(max(days)))


def _relationships(ctx: Context, _: Owned) -> Verdict:
    if not ctx.rows(Stakeholder):
        return None, ctx.t.text("Nobody is on record at the customer.")
    n = active_people(ctx).count
    if n is None:
        return None, ctx.t.text("Whether a relationship is active is not on record.")
    if not n:
        return False, ctx.t.text("There is no active relationship.")
    text = ctx.t.plural("{n} active relationship.", "{n} active relationships.", n)
    weak = [ctx.t.text(GAPS[code]) for code in gaps(ctx) if code in WEAK]
    told = " ".join([text, *(f"{words}." for words in weak)])
    return (False if weak else _strong(ctx)), told


def _strong(ctx: Context) -> bool | None:
    """No weak point is known; it is known to be none where enough people are known to be active."""
    least = ctx.playbook.number("relationship.stakeholders_min")
    champions = ctx.playbook.number("relationship.champions_min")
    return both(active_people(ctx).enough(least), people_in(ctx, "champion").enough(champions))


def _adoption(ctx: Context, _: Owned) -> Verdict:
    used = ctx.row.penetration_value_realization_part
    available = ctx.row.penetration_value_realization_whole
    if used is None or not available:
        return None, ctx.t.text("The features in use are not counted.")
    enough = ctx.playbook.number("defence.protection_features_percent")
    text = ctx.t.text(
        "{used} of {available} features are in use.",
        used=ctx.t.number(used),
        available=ctx.t.number(available),
    )
    return used * 100 >= enough * available, text


def _sponsorship(ctx: Context, _: Owned) -> Verdict:
    if not ctx.rows(Stakeholder):
        return None, ctx.t.text("Nobody is on record at the customer.")
    theirs = c_level_people(ctx).enough(ctx.playbook.number("relationship.c_level_min"))
    ours = ctx.account.internal_sponsor
    if theirs is None:
        return None, ctx.t.text("Whether a relationship at C-level is active is not on record.")
    if not theirs:
        return False, ctx.t.text("There is no active relationship at C-level.")
    if ours is None:
        return False, ctx.t.text("No executive sponsor of ours is on record.")
    return True, ctx.t.text("Our executive sponsor: {name}.", name=ours)


def _value(ctx: Context, _: Owned) -> Verdict:
    if not ctx.rows(Outcome):
        return None, ctx.t.text("No result is on record.")
    last = _last_verified(ctx)
    if last is None:
        return False, ctx.t.text("No result has been confirmed by the customer.")
    since = months_from(ctx.as_of, -ctx.playbook.integer("defence.protection_value_months"))
    return last > since, ctx.t.text("The last confirmed result is of {day}.", day=ctx.t.day(last))


def _last_verified(ctx: Context) -> date | None:
    rows = (row for row in ctx.rows(Outcome) if row.verified_by and row.date <= ctx.as_of)
    return max((row.date for row in rows), default=None)


def _weak_points(ctx: Context, owned: Owned) -> Verdict:
    if owned:
        return False, "; ".join(one.text for one in owned)
    if not any(ctx.rows(model) for model in SHOW_WEAKNESS):
        return None, ctx.t.text("Nothing is on record that would show one.")
    return True, ctx.t.text("No open weak point is on record.")


BY_CODE: Mapping[str, Callable[[Context, Owned], Verdict]] = {
    "early_warning": _warning,
    "relationship_strength": _relationships,
    "deep_adoption": _adoption,
    "executive_sponsorship": _sponsorship,
    "continuous_value": _value,
    "pre_emptive": _weak_points,
}
"""Code of `defence.protection` → what the data shows."""
