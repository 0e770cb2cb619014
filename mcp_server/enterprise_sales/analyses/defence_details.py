"""The account's own facts for each step of its save plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence_threats import Weighed
from enterprise_sales.analyses.engage import person_in_role
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.results.defence import Acknowledgement
from enterprise_sales.book.rows import Objective

Owned = tuple[Acknowledgement, ...]


def detail(ctx: Context, code: str, found: Weighed, owned: Owned) -> str | None:
    """What the book says for a step; None where it says nothing more.

    Args:
        ctx: the account.
        code: the step.
        found: the threats.
        owned: what has to be acknowledged.
    """
    tell = BY_CODE.get(code)
    return tell(ctx, found, owned) if tell else None


def _acknowledge(ctx: Context, _: Weighed, owned: Owned) -> str | None:
    if not owned:
        return ctx.t.text("Nothing to own up to is on record: begin with an open question.")
    return "; ".join(one.text for one in owned)


def _resources(ctx: Context, _: Weighed, __: Owned) -> str | None:
    sponsor = person_in_role(ctx, "executive_sponsor")
    if sponsor is None:
        return ctx.t.text("No executive sponsor of ours is on record: name one first.")
    return ctx.t.text("Our executive sponsor: {name}", name=sponsor)


def _objectives(ctx: Context, _: Weighed, __: Owned) -> str:
    """What the customer has told us already."""
    names = sorted({row.objective for row in ctx.rows(Objective)})
    if not names:
        return ctx.t.text("No objective of the customer is on record: begin with it.")
    return ctx.t.text("The customer's own objectives: {names}", names="; ".join(names))


def _value(ctx: Context, _: Weighed, __: Owned) -> str:
    if not ctx.row.value_documented:
        return ctx.t.text("No value is documented yet: without it there is nothing to stand on.")
    amount = ctx.t.money(ctx.row.value_documented, ctx.currency)
    return ctx.t.text("Documented so far: {amount} a year", amount=amount)


def _competitor(ctx: Context, found: Weighed, _: Owned) -> str | None:
    names = sorted({threat.who for threat in found.threats if threat.who})
    if not names:
        return ctx.t.text("Nobody knows yet whom the customer compares us with: ask.")
    return ctx.t.text("Against: {names}", names=ctx.t.listed(names))


def _decision(ctx: Context, _: Weighed, __: Owned) -> str | None:
    name = person_in_role(ctx, "customer_decision_maker")
    if name is None:
        return ctx.t.text("Nobody on record decides at the customer: find out who does.")
    return ctx.t.text("The decision is taken by {name}", name=name)


def _deadline(ctx: Context, _: Weighed, __: Owned) -> str | None:
    hands = clock(ctx)
    if hands.deadline is None:
        return None
    day = ctx.t.day(hands.deadline_left(ctx.as_of) or hands.deadline)
    return ctx.t.text("To be agreed before {day}", day=day)


BY_CODE: Mapping[str, Callable[[Context, Weighed, Owned], str | None]] = {
    "acknowledge": _acknowledge,
    "escalate_resources": _resources,
    "understand_gaps": _objectives,
    "reinforce_value": _value,
    "position_against_competitor": _competitor,
    "executive_review": _decision,
    "win_back": _decision,
    "refresh_proposal": _deadline,
}
"""Code of a step → what the book says for it."""
