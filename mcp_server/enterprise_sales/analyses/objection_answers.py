"""Answers to objections, each with the account's own figures or with what is missing for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.multi_year import multi_year_text, yearly_instead
from enterprise_sales.analyses.objection_facts import (
    PRICE_LIMITS,
    first_priority,
    seats_in_use,
    told,
    value_lines,
)
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.price_case import is_strong
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.switching_facts import switching_line
from enterprise_sales.analyses.uplift import uplift
from enterprise_sales.analyses.usage_trend import declining
from enterprise_sales.book.rows import Ticket
from enterprise_sales.language import N_

HELD = {
    "lapsed": N_("The price stays as it was: let us first settle how we go on."),
    "red": N_("The price does not rise: we first put right what does not suit you."),
}


@dataclass(frozen=True)
class Answer:
    """An answer.

    Attributes:
        text: what is said, or done first.
        evidence: codes of the figures behind it.
        likely: whether the data makes the objection likely.
        missing: what is missing for an answer; None where there is one.
    """

    text: str
    evidence: tuple[str, ...] = ()
    likely: bool = False
    missing: str | None = None


def price_increase(ctx: Context, up: Up) -> Answer:
    """S2, Pricing Renewal Conversations: 5% on 400,000 is 20,000, against 1,200,000."""
    if not up.contracts:
        return _no_contract(ctx)
    hold = price_hold(ctx)
    if hold is not None:
        return Answer(ctx.t.text(HELD[hold]), ("renewal_value",))
    if not ctx.row.value_documented:
        return _no_value(ctx, likely=True)
    rise = uplift(ctx, up)
    text = ctx.t.text(
        "{percent} on {price} is {amount} a year; you have confirmed {value} of results a year.",
        percent=ctx.t.percent(rise.percent),
        price=ctx.t.money(up.value, ctx.currency),
        amount=ctx.t.money(rise.amount, ctx.currency),
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )
    if not is_strong(ctx):
        more = ctx.t.text("That is less than you pay: let us agree first on what is missing.")
        text = f"{text} {more}"
    return Answer(text, ("renewal_value", "uplift", "value_documented"), likely=True)


def too_expensive(ctx: Context, up: Up) -> Answer:
    """The price against what it brings; a value below the price is closed first."""
    if not up.contracts or ctx.row.arr is None:
        return _no_contract(ctx)
    if not ctx.row.value_documented:
        return _no_value(ctx, likely=told(ctx, "budget_cut"))
    values = {
        "price": ctx.t.money(ctx.row.arr, ctx.currency),
        "value": ctx.t.money(ctx.row.value_documented, ctx.currency),
    }
    if is_strong(ctx):
        text = ctx.t.text("You pay {price} a year and have confirmed {value} of results.", **values)
        return Answer(text, ("arr", "value_documented"))
    text = ctx.t.text(
        "You pay {price} a year and have confirmed {value} of results: not enough yet. Agree first"
        " on what is missing, and talk about the price afterwards.",
        **values,
    )
    return Answer(text, ("arr", "value_documented"), likely=True)


def no_value(ctx: Context, _: Up) -> Answer:
    """Results that the customer has confirmed, the largest first."""
    lines = value_lines(ctx)
    if not lines:
        return _no_value(ctx, likely=True)
    text = ctx.t.text("What you have confirmed: {results}", results=" ".join(lines))
    return Answer(text, ("value_documented",))


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


def budget_cut(ctx: Context, _: Up) -> Answer:
    """S2, Risk Register: tie the return to a priority of the chief executive."""
    likely = told(ctx, "budget_cut")
    priority = first_priority(ctx)
    if priority is None:
        reason = ctx.t.text("No objective of the customer is on record.")
        text = ctx.t.text("First learn which goal of the company the budget serves.")
        return Answer(text, (), likely, reason)
    if not ctx.row.value_documented:
        return _no_value(ctx, likely=likely)
    text = ctx.t.text(
        "Your goal stays: {goal}. The {value} a year that you have confirmed help to pay for it.",
        goal=priority,
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )
    return Answer(text, ("customer_objectives", "value_documented"), likely)


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


def long_term(ctx: Context, up: Up) -> Answer:
    """The term in numbers, against renewing every year with the increase of the playbook."""
    if not up.contracts:
        return _no_contract(ctx)
    text = multi_year_text(ctx, up)
    instead = None if price_hold(ctx) else yearly_instead(ctx, up)
    if instead is None or instead.saved <= 0:
        return Answer(text, ("multi_year",))
    saved = ctx.t.text(
        "Renewed year by year with {percent} each time it would be {yearly} in all, {saved} more.",
        percent=ctx.t.percent(uplift(ctx, up).percent),
        yearly=ctx.t.money(instead.yearly, ctx.currency),
        saved=ctx.t.money(instead.saved, ctx.currency),
    )
    return Answer(f"{text} {saved}", ("multi_year", "uplift"))


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


def _no_contract(ctx: Context) -> Answer:
    reason = ctx.t.text("No contract is on record.")
    return Answer(ctx.t.text("There is no price to talk about yet."), (), False, reason)


def _no_value(ctx: Context, *, likely: bool) -> Answer:
    reason = ctx.t.text("The customer has confirmed no result yet.")
    text = ctx.t.text(
        "Not to be answered yet: work out a result together and have it confirmed first."
    )
    return Answer(text, (), likely, reason)


ANSWERS: Mapping[str, Callable[[Context, Up], Answer]] = {
    "price_increase": price_increase,
    "too_expensive": too_expensive,
    "no_value": no_value,
    "not_used": not_used,
    "competitor_cheaper": competitor_cheaper,
    "budget_cut": budget_cut,
    "service": service,
    "long_term": long_term,
    "decide_later": decide_later,
}
"""Code of `renewal.objections` → its answer."""
