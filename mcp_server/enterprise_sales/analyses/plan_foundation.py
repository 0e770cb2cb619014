"""The first two phases: secure what is deployed, then prove what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from math import ceil

from enterprise_sales.analyses.arithmetic import HUNDRED, exact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.plan_dates import people_due, quarter_due
from enterprise_sales.analyses.plan_people import people_lines
from enterprise_sales.analyses.plan_phases import Basis, Entry
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.seats import Pool, pools
from enterprise_sales.book.rows import IN_USE


def securing(basis: Basis) -> Iterator[Entry]:
    """Escalations, fresh launches, seats that nobody uses, people who are missing."""
    ctx = basis.ctx
    escalated = len(open_escalations(ctx))
    if escalated:
        text = ctx.t.plural(
            "Close the {n} escalated ticket.", "Close the {n} escalated tickets.", escalated
        )
        yield Entry(text)
    yield from _launches(ctx)
    for pool in () if ctx.row.lapsed else pools(ctx, contracts_up(ctx)):
        if (aim := seats_to_fill(ctx, pool)) is not None:
            yield Entry(_adoption(ctx, pool, aim))
    for line in people_lines(ctx):
        yield Entry(line, people_due(ctx))


def proving(basis: Basis) -> Iterator[Entry]:
    """Outcomes to be confirmed, or the first one to be found: due as the goal of the quarter is."""
    ctx, due = basis.ctx, quarter_due(basis.ctx)
    for found in basis.qbr.value_statements:
        if found.verified_by is None:
            yield Entry(_confirm(ctx, found.outcome.rstrip(" ."), found.worth), due)
    if ctx.row.value_documented:
        return
    goal = next((row.objective.rstrip(" .") for row in objectives(ctx)), None)
    if goal is None:
        text = ctx.t.text("Agree on a first outcome, measure it, and have it confirmed.")
    else:
        text = ctx.t.text("Measure the first result for “{goal}” and have it confirmed.", goal=goal)
    yield Entry(text, due)


def seats_to_fill(ctx: Context, pool: Pool) -> int | None:
    """Active users that `health.usage.utilization_target_percent` asks for, where fewer are."""
    percent = exact(ctx.playbook.number("health.usage.utilization_target_percent"))
    aim = ceil(pool.seats * percent / HUNDRED)
    return aim if pool.used is not None and pool.used < aim else None


def _adoption(ctx: Context, pool: Pool, aim: int) -> str:
    return ctx.t.text(
        "{product}: from {used} to {aim} active users of {seats} seats.",
        product=ctx.product_name(pool.contracts[0].product_id) or pool.contracts[0].contract_id,
        used=ctx.t.number(pool.used or 0),
        aim=ctx.t.number(aim),
        seats=ctx.t.number(pool.seats),
    )


def _launches(ctx: Context) -> Iterator[Entry]:
    """The checks of `plan.onboarding_days` that still lie ahead."""
    for cell in ctx.cells:
        if cell.status not in IN_USE or cell.launched_on is None or cell.launched_on > ctx.as_of:
            continue
        for days in ctx.playbook.integers("plan.onboarding_days"):
            due = cell.launched_on + timedelta(days=days)
            if due >= ctx.as_of:
                text = ctx.t.text(
                    "{unit}: check the start of {product}, {days} days after the launch.",
                    unit=cell.business_unit,
                    product=ctx.product_name(cell.product_id),
                    days=ctx.t.number(days),
                )
                yield Entry(text, due)


def _confirm(ctx: Context, outcome: str, worth: str | None) -> str:
    if worth is None:
        return ctx.t.text("Have “{outcome}” measured and confirmed.", outcome=outcome)
    return ctx.t.text(
        "Have “{outcome}” confirmed: {worth} a year by our estimate.",
        outcome=outcome,
        worth=ctx.t.money_text(worth, ctx.currency),
    )
