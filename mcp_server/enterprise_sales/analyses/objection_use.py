"""Answers to objections about use, service and time, each with the account's own figures."""

from __future__ import annotations

from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.dates import before
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
            " that round before we talk about seats. What would bring your people back?",
            **values,
        )
    else:
        text = ctx.t.text(
            "{used} of {seats} seats are in use. Which of your teams do not work with it?", **values
        )
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
        " work out with you. Which of your requirements does the other offer meet?",
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
            " about the renewal. What else is open for you?",
            "You are right: {n} escalated tickets are open. You get a date for each before we talk"
            " about the renewal. Which hurts most?",
            n,
        )
        return Answer(text, ("tickets",), likely=True)
    total, closed = _tickets(ctx)
    if not total:
        text = ctx.t.text("No ticket is on record. Which case do you mean?")
    else:
        text = f"{_closed(ctx, total, closed)} {ctx.t.text('Which case do you mean?')}"
    return Answer(text, ("tickets",), told(ctx, "hostile_support", "formal_complaint"))


def decide_later(ctx: Context, up: Up) -> Answer:
    """The day that decides, said before it passes."""
    hands = clock(ctx)
    day = hands.deadline_left(ctx.as_of)
    if day is None:
        reason = ctx.t.text("No renewal date lies ahead.")
        return Answer(ctx.t.text("First agree on a date by which you decide."), (), False, reason)
    left = (day - ctx.as_of).days
    if hands.opt_out is None and all(row.auto_renew is False for row in up.contracts):
        return _ends_by_itself(ctx, day, left)
    text = ctx.t.text(
        "The day to decide by is {day}, {left} away. What do you need from us before it?",
        day=ctx.t.day(day),
        left=ctx.t.days(left),
    )
    soon = left <= ctx.playbook.integer(PRICE_LIMITS)
    return Answer(text, ("opt_out_date" if hands.opt_out else "renewal_date",), soon)


def _ends_by_itself(ctx: Context, end: date, left: int) -> Answer:
    """No notice is needed: without a signature the contract ends."""
    values = {"day": ctx.t.day(end)}
    signing = before(end, ctx.playbook.offset("renewal.signature_offset"))
    if signing < ctx.as_of or signing == end:
        text = ctx.t.text(
            "Without a signature the contract ends on {day}. What do you need from us before then?",
            **values,
        )
    else:
        text = ctx.t.text(
            "Without a signature the contract ends on {day}; we aim to sign by {signature}. What do"
            " you need from us before then?",
            signature=ctx.t.day(signing),
            **values,
        )
    return Answer(text, ("renewal_date",), left <= ctx.playbook.integer(PRICE_LIMITS))


def _closed(ctx: Context, total: int, closed: int) -> str:
    values = {"closed": ctx.t.number(closed), "total": ctx.t.number(total)}
    n = total - closed
    if not n:
        return ctx.t.plural("The only ticket is closed.", "All {n} tickets are closed.", total)
    return ctx.t.plural(
        "{closed} of {total} tickets are closed; the open one is not escalated.",
        "{closed} of {total} tickets are closed; none of the {n} open ones is escalated.",
        n,
        **values,
    )


def _tickets(ctx: Context) -> tuple[int, int]:
    rows = [row for row in ctx.rows(Ticket) if row.opened_on <= ctx.as_of]
    closed = sum(row.closed_on is not None and row.closed_on <= ctx.as_of for row in rows)
    return len(rows), closed
