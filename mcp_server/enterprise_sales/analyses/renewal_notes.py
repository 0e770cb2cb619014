"""What has to be said about the dates of a renewal, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up, running
from enterprise_sales.analyses.milestones import Timeline
from enterprise_sales.analyses.opt_out import Clock
from enterprise_sales.analyses.renewal_summary import presumed_renewed
from enterprise_sales.analyses.signals import recent_signals

NOTICE = "non_renewal_notice"


def notes(ctx: Context, clock: Clock, steps: Timeline | None) -> tuple[str, ...]:
    """Lapsed, notice given, opt-out near or passed, too little time; the gravest first."""
    return (
        *lapsed_notes(ctx),
        *_notice(ctx),
        *_churned(ctx),
        *_opt_out(ctx, clock),
        *(_late(ctx, clock, steps) if steps else ()),
        *_ends_soon_after(ctx),
    )


def lapsed_notes(ctx: Context) -> Iterator[str]:
    """That an account has lapsed, and what of it may have renewed by itself."""
    end, days = ctx.row.renewal_date, ctx.row.days_left
    if not ctx.row.lapsed or end is None or days is None:
        return
    yield ctx.t.plural(
        "The last contract ended on {day}, {n} day ago: the account has lapsed, and there is no"
        " renewal date ahead.",
        "The last contract ended on {day}, {n} days ago: the account has lapsed, and there is no"
        " renewal date ahead.",
        -days,
        day=ctx.t.day(end),
    )
    for found in presumed_renewed(ctx):
        yield ctx.t.text(
            "Contract {contract} renews by itself and no notice is on record: it may run until"
            " {day}. Have the customer confirm it in writing.",
            contract=found.contract_id,
            day=ctx.t.day(found.end_date),
        )


def _notice(ctx: Context) -> Iterator[str]:
    told = next((row for row in recent_signals(ctx) if row.kind == NOTICE), None)
    if told is not None:
        yield ctx.t.text(
            "The customer gave notice on {day}: this plan holds only if the notice is withdrawn.",
            day=ctx.t.day(told.date),
        )


def _churned(ctx: Context) -> Iterator[str]:
    if ctx.row.lapsed or ctx.row.renewal_date is None:
        return
    for row in contracts_up(ctx).contracts:
        if row.status == "churned":
            yield ctx.t.text(
                "Contract {contract} is recorded as churned: it ends on {day}, and this plan is to"
                " win it back.",
                contract=row.contract_id,
                day=ctx.t.day(ctx.row.renewal_date),
            )


def _opt_out(ctx: Context, clock: Clock) -> Iterator[str]:
    if clock.opt_out is None or clock.days is None or clock.end is None:
        return
    day, end = ctx.t.day(clock.opt_out), ctx.t.day(clock.end)
    if clock.passed:
        yield ctx.t.text(
            "The opt-out date, {day}, has passed: unless notice was given before it, the contract"
            " renews by itself on {end}. Make sure that none was given.",
            day=day,
            end=end,
        )
    elif clock.days <= ctx.playbook.integer("renewal.opt_out.warn_days"):
        yield ctx.t.plural(
            "{n} day left until the opt-out date: up to {day} the customer can still give notice.",
            "{n} days left until the opt-out date: up to {day} the customer can still give notice.",
            clock.days,
            day=day,
        )


def _ends_soon_after(ctx: Context) -> Iterator[str]:
    """What else ends so soon after the renewal that one talk settles both."""
    end = ctx.row.renewal_date
    if end is None or ctx.row.lapsed:
        return
    within = ctx.playbook.integer("renewal.together_days")
    later = [row for row in running(ctx, end) if row.end_date is not None and row.end_date > end]
    found = [row for row in later if row.end_date and (row.end_date - end).days <= within]
    for day in sorted({row.end_date for row in found if row.end_date}):
        value = sum(row.annual_value for row in found if row.end_date == day)
        yield ctx.t.text(
            "A further {value} a year ends on {day}, {left} later: plan both together.",
            value=ctx.t.money(value, ctx.currency),
            day=ctx.t.day(day),
            left=ctx.t.days((day - end).days),
        )


def _late(ctx: Context, clock: Clock, steps: Timeline) -> Iterator[str]:
    deadline = clock.deadline_left(ctx.as_of)
    if deadline is None:
        return
    plan, day = steps.compressed, ctx.t.day(deadline)
    if not plan.fits:
        yield ctx.t.text(
            "The steps still to do take at least {needed}, and {day} is {left} away: they are done"
            " on {last} at the earliest. Agree now on what to drop, or on more time.",
            needed=ctx.t.days(plan.needed),
            left=ctx.t.days(plan.left),
            day=day,
            last=ctx.t.day(max(plan.dates.values())),
        )
    elif behind := sum(line.settle_by is not None for line in steps.lines):
        yield ctx.t.plural(
            "{n} step lies after the opt-out date, {day}: the terms must be settled before it.",
            "{n} steps lie after the opt-out date, {day}: the terms must be settled before it.",
            behind,
            day=day,
        )
