"""Answers to objections about use, service and time, each with the account's own figures."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.objection_answer import Answer
from enterprise_sales.analyses.objection_facts import PRICE_LIMITS, seats_in_use, told
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.switching_facts import switching_line
from enterprise_sales.analyses.usage_trend import declining
from enterprise_sales.book.rows import Ticket


def not_used(ctx: Context, up: Up) -> Answer:
    """Seats in use; where they fall, the cause comes before the figure."""
    used = seats_in_use(ctx, up)
    falls = bool(declining(ctx)) or told(ctx, "usage_decline")
    if used is None:
        reason = ctx.t.text("The seats of the contracts, or the active users, are not on record.")
        text = ctx.t.text("First count who works with it: the data does not tell.")
        return Answer(text, (), falls, reason)
    values = {"used": ctx.t.number(used[0]), "seats": ctx.t.number(used[1])}
    if falls:
        text = ctx.t.text(
            "{used} of {seats} seats are in use, and it has become fewer. We bring the plan to turn"
            " that round before we talk about seats.",
            **values,
        )
    else:
        text = ctx.t.text("{used} of {seats} seats are in use.", **values)
    return Answer(text, ("seats_in_use",), falls)


def competitor_cheaper(ctx: Context, _: Up) -> Answer:
    """What a change would take, in facts; no cost in money that nobody has worked out."""
    likely = told(ctx, "competitor_evaluation")
    facts = switching_line(ctx)
    if facts is None:
        reason = ctx.t.text("It is not on record what is in use where.")
        text = ctx.t.text("First see what a change would take: the data does not tell.")
        return Answer(text, (), likely, reason)
    text = ctx.t.text(
        "Compare the whole change, not the licence alone: {facts}. What it would cost in money we"
        " work out with you.",
        facts=facts,
    )
    return Answer(text, ("switching_costs",), likely)


def service(ctx: Context, _: Up) -> Answer:
    """Open escalations are owned up to before anything is answered."""
    if "tickets" not in ctx.book.given:
        reason = ctx.t.text("The book holds no tickets.")
        text = ctx.t.text("First look into the tickets together: the data does not tell.")
        return Answer(text, (), told(ctx, "hostile_support", "formal_complaint"), reason)
    n = len(open_escalations(ctx))
    if n:
        text = ctx.t.plural(
            "You are right: {n} escalated ticket is open. You get a date for it before we talk"
            " about the renewal.",
            "You are right: {n} escalated tickets are open. You get a date for each before we talk"
            " about the renewal.",
            n,
        )
        return Answer(text, ("tickets",), likely=True)
    total, closed = _tickets(ctx)
    if not total:
        text = ctx.t.text("No ticket is on record. Which case do you mean?")
    else:
        text = ctx.t.text(
            "{closed} of {total} tickets are closed, and none open is escalated. Which case do you"
            " mean?",
            closed=ctx.t.number(closed),
            total=ctx.t.number(total),
        )
    return Answer(text, ("tickets",), told(ctx, "hostile_support", "formal_complaint"))


def decide_later(ctx: Context, _: Up) -> Answer:
    """The day that decides, said before it passes."""
    hands = clock(ctx)
    day = hands.deadline_left(ctx.as_of)
    if day is None:
        reason = ctx.t.text("No renewal date lies ahead.")
        return Answer(ctx.t.text("First agree on a date by which you decide."), (), False, reason)
    left = (day - ctx.as_of).days
    text = ctx.t.text(
        "The day to decide by is {day}, {left} away. What do you need from us before it?",
        day=ctx.t.day(day),
        left=ctx.t.days(left),
    )
    soon = left <= ctx.playbook.integer(PRICE_LIMITS)
    return Answer(text, ("opt_out_date",), soon)


def _tickets(ctx: Context) -> tuple[int, int]:
    rows = [row for row in ctx.rows(Ticket) if row.opened_on <= ctx.as_of]
    closed = sum(row.closed_on is not None and row.closed_on <= ctx.as_of for row in rows)
    return len(rows), closed
