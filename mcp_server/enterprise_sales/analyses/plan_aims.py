"""What a quarter can aim at besides growth: save, renew, prove, meet, use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.arithmetic import minor_units
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.health import told_score
from enterprise_sales.analyses.people import active_people, c_level_people
from enterprise_sales.analyses.plan_dates import people_due, quarter_due, quarter_start
from enterprise_sales.analyses.plan_foundation import seats_to_fill
from enterprise_sales.analyses.plan_phases import Basis
from enterprise_sales.analyses.plan_renewals import settled_by
from enterprise_sales.analyses.reviews import held_reviews, reviews
from enterprise_sales.analyses.seats import pools
from enterprise_sales.book.rows import Stakeholder


@dataclass(frozen=True)
class Aim:
    """What a goal says, what is counted, where it stands and what to reach, all in words.

    Without a day of its own it is due at the end of the quarter.
    """

    text: str
    metric: str
    baseline: str
    target: str
    due: date | None = None


def winning_back(ctx: Context) -> Iterator[Aim]:
    """Of a lapsed account: what it had, under contract again."""
    yield Aim(
        ctx.t.text("Have it confirmed in writing whether the contract goes on"),
        ctx.t.text("ARR under a signed contract"),
        ctx.t.money(ctx.row.arr or 0, ctx.currency),
        ctx.t.money(contracts_up(ctx).value, ctx.currency),
    )


def signing(basis: Basis) -> Iterator[Aim]:
    """The renewal, where its working deadline is within `plan.renewal_first_days`."""
    ctx, told = basis.ctx, basis.renewal.working_deadline
    if told is None or ctx.row.lapsed:
        return
    deadline = date.fromisoformat(told)
    near = timedelta(days=ctx.playbook.integer("plan.renewal_first_days"))
    if ctx.as_of <= deadline <= ctx.as_of + near:
        yield Aim(
            ctx.t.text("Have the renewal decided before the working deadline"),
            ctx.t.text("value decided of what is up for renewal"),
            ctx.t.money(0, ctx.currency),
            ctx.t.money(ctx.row.renewal_value or 0, ctx.currency),
            settled_by(basis),
        )


def saving(basis: Basis) -> Iterator[Aim]:
    """Of a red account: tickets, score, signals."""
    ctx = basis.ctx
    if open_escalations(ctx):
        yield Aim(
            ctx.t.text("Close every escalated ticket"),
            ctx.t.text("open escalated tickets"),
            ctx.t.number(len(open_escalations(ctx))),
            ctx.t.number(0),
        )
    red, score = ctx.playbook.number("health.bands.red_below"), told_score(ctx)
    if score is not None and score < red:
        yield Aim(
            ctx.t.text("Bring health out of red"),
            ctx.t.text("health score"),
            ctx.t.number(score),
            ctx.t.text("at least {points}", points=ctx.t.number(red)),
        )
    signals = sum(line.origin == "signal" for line in basis.renewal.risks)
    if signals:
        yield Aim(
            ctx.t.text("Answer every warning signal as the playbook demands"),
            ctx.t.text("signals answered"),
            ctx.t.ratio(0, signals),
            ctx.t.ratio(signals, signals),
        )


def renewing(basis: Basis) -> Iterator[Aim]:
    """The renewal steps that are late."""
    ctx, late = basis.ctx, basis.renewal.overdue
    if late:
        yield Aim(
            ctx.t.plural(
                "Make up for {n} late renewal step", "Make up for {n} late renewal steps", late
            ),
            ctx.t.text("late renewal steps"),
            ctx.t.number(late),
            ctx.t.number(0),
        )


def proving_value(basis: Basis) -> Iterator[Aim]:
    """Outcomes that only lack the customer's word, or the first one."""
    ctx = basis.ctx
    valued = [row for row in basis.qbr.value_statements if row.verified_by is None and row.worth]
    worth = sum(minor_units(row.worth or "0", ctx.currency) for row in valued)
    if worth:
        total = ctx.t.money(ctx.row.value_documented + worth, ctx.currency)
        yield Aim(
            ctx.t.plural(
                "Have {n} more outcome confirmed by the customer",
                "Have {n} more outcomes confirmed by the customer",
                len(valued),
            ),
            ctx.t.text("documented value a year"),
            ctx.t.money(ctx.row.value_documented, ctx.currency),
            ctx.t.text("{value}, if the whole estimate is confirmed", value=total),
        )
    elif not ctx.row.outcomes_verified:
        yield Aim(
            ctx.t.text("Have the first outcome measured and confirmed by the customer"),
            ctx.t.text("confirmed outcomes"),
            ctx.t.number(0),
            ctx.t.number(1),
        )


def meeting(ctx: Context) -> Iterator[Aim]:
    """Relationships that are missing; who the people are, where nobody is on record."""
    few = ctx.playbook.integer("relationship.stakeholders_min")
    if not ctx.rows(Stakeholder):
        yield Aim(
            ctx.t.text("Find out who decides, who speaks for us and who works with the product"),
            ctx.t.text("people on record"),
            ctx.t.number(0),
            ctx.t.number(few),
            people_due(ctx),
        )
        return
    top = ctx.playbook.integer("relationship.c_level_min")
    leaders, everybody = c_level_people(ctx), active_people(ctx)
    if leaders.enough(top) is False:
        yield Aim(
            ctx.t.text("Win a relationship at C-level"),
            ctx.t.text("active relationships at C-level"),
            ctx.t.number(leaders.known),
            ctx.t.number(top),
        )
    if everybody.enough(few) is False:
        yield Aim(
            ctx.t.text("Widen the circle of relationships"),
            ctx.t.text("active relationships"),
            ctx.t.number(everybody.known),
            ctx.t.number(few),
        )


def using(ctx: Context) -> Iterator[Aim]:
    """Seats that are paid for and stand empty."""
    for pool in pools(ctx, contracts_up(ctx)):
        aim = seats_to_fill(ctx, pool)
        product = ctx.product_name(pool.contracts[0].product_id)
        if aim is not None and product is not None:
            yield Aim(
                ctx.t.text("Bring more people to work with {product}", product=product),
                ctx.t.text("active users"),
                ctx.t.ratio(pool.used or 0, pool.seats),
                ctx.t.ratio(aim, pool.seats),
            )


def reviewing(ctx: Context) -> Iterator[Aim]:
    """The review that every quarter has, unless the quarter of the goals has had it already."""
    first, last = quarter_start(ctx), quarter_due(ctx)
    count = sum(row.date >= first for row in held_reviews(ctx))
    if count:
        return
    yield Aim(
        ctx.t.text("Hold the business review with champion and leadership"),
        ctx.t.text(
            "reviews held between {first} and {last}",
            first=ctx.t.day_short(first),
            last=ctx.t.day_short(last),
        ),
        ctx.t.number(count),
        ctx.t.number(1),
        min(reviews(ctx).day, last),
    )
