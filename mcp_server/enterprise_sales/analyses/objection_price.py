"""Answers to objections about the price, each with the account's own figures."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.multi_year import multi_year_text, yearly_instead
from enterprise_sales.analyses.objection_answer import Answer, no_contract, unproven
from enterprise_sales.analyses.objection_facts import first_priority, told, value_lines
from enterprise_sales.analyses.price_case import is_strong
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.uplift import uplift
from enterprise_sales.language import N_

HELD = {
    "lapsed": N_(
        "The price stays as it was: let us first settle how we go on. What do you need for that?"
    ),
    "red": N_(
        "The price does not rise: we first put right what does not suit you. What comes first for"
        " you?"
    ),
}


def price_increase(ctx: Context, up: Up) -> Answer:
    """S2, Pricing Renewal Conversations: 5% on 400,000 is 20,000, against 1,200,000."""
    if not up.contracts:
        return no_contract(ctx)
    hold = price_hold(ctx)
    if hold is not None:
        return Answer(ctx.t.text(HELD[hold]), ("renewal_value",))
    if not ctx.row.value_documented:
        return unproven(ctx, likely=True)
    rise = uplift(ctx, up)
    text = ctx.t.text(
        "{percent} on {price} is {amount} a year; you have confirmed {value} of results a year.",
        percent=ctx.t.percent(rise.percent),
        price=ctx.t.money(up.value, ctx.currency),
        amount=ctx.t.money(rise.amount, ctx.currency),
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )
    if not is_strong(ctx):
        more = ctx.t.text(
            "That is less than you pay: let us agree first on what is missing. What do you miss?"
        )
        return Answer(
            f"{text} {more}", ("renewal_value", "uplift", "value_documented"), likely=True
        )
    return Answer(
        f"{text} {ctx.t.text('Which of these results counts most for you?')}",
        ("renewal_value", "uplift", "value_documented"),
        likely=True,
    )


def too_expensive(ctx: Context, up: Up) -> Answer:
    """The price against what it brings; a value below the price is closed first."""
    if not up.contracts or ctx.row.arr is None:
        return no_contract(ctx)
    if not ctx.row.value_documented:
        return unproven(ctx, likely=told(ctx, "budget_cut"))
    values = {
        "price": ctx.t.money(ctx.row.arr, ctx.currency),
        "value": ctx.t.money(ctx.row.value_documented, ctx.currency),
    }
    if is_strong(ctx):
        text = ctx.t.text(
            "You pay {price} a year and have confirmed {value} of results. What do you compare the"
            " price with?",
            **values,
        )
        return Answer(text, ("arr", "value_documented"))
    text = ctx.t.text(
        "You pay {price} a year and have confirmed {value} of results: not enough yet. Let us"
        " agree first on what is missing and talk about the price afterwards. What should come"
        " next?",
        **values,
    )
    return Answer(text, ("arr", "value_documented"), likely=True)


def no_value(ctx: Context, _: Up) -> Answer:
    """Results that the customer has confirmed, the largest first."""
    lines = value_lines(ctx)
    if not lines:
        return unproven(ctx, likely=True)
    text = ctx.t.text(
        "What you have confirmed: {results} Which result do you miss?", results=" ".join(lines)
    )
    return Answer(text, ("value_documented",))


def budget_cut(ctx: Context, _: Up) -> Answer:
    """S2, Risk Register: tie the return to a priority of the chief executive."""
    likely = told(ctx, "budget_cut")
    priority = first_priority(ctx)
    if priority is None:
        reason = ctx.t.text("No objective of the customer is on record.")
        text = ctx.t.text("First learn which goal of the company the budget serves.")
        return Answer(text, (), likely, reason)
    if not ctx.row.value_documented:
        return unproven(ctx, likely=likely)
    text = ctx.t.text(
        "Your goal “{goal}” has not changed, and the {value} a year you have confirmed helps to pay"
        " for it. What does the budget have to do for you first?",
        goal=priority,
        value=ctx.t.money(ctx.row.value_documented, ctx.currency),
    )
    return Answer(text, ("customer_objectives", "value_documented"), likely)


def long_term(ctx: Context, up: Up) -> Answer:
    """The term in numbers, against renewing every year with the increase of the playbook."""
    if not up.contracts:
        return no_contract(ctx)
    text = multi_year_text(ctx, up)
    instead = None if price_hold(ctx) else yearly_instead(ctx, up)
    if instead is None or instead.saved <= 0:
        return Answer(f"{text} {_asked(ctx)}", ("multi_year",))
    saved = ctx.t.text(
        "Renewed year by year with {percent} each time it would be {yearly} in all, {saved} more.",
        percent=ctx.t.percent(uplift(ctx, up).percent),
        yearly=ctx.t.money(instead.yearly, ctx.currency),
        saved=ctx.t.money(instead.saved, ctx.currency),
    )
    return Answer(f"{text} {saved} {_asked(ctx)}", ("multi_year", "uplift"))


def _asked(ctx: Context) -> str:
    return ctx.t.text("What would you have to know to commit for that long?")
