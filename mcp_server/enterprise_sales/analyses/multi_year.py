"""The multi-year term: one price for all of its years, protected within them."""

from __future__ import annotations

from enterprise_sales.analyses.arithmetic import share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.uplift import capped
from enterprise_sales.book.rows import Contract


def multi_year_added(ctx: Context, up: Up) -> int:
    """What the term adds to the yearly price of what is up for renewal, in minor units."""
    return sum(_price(ctx, row) - row.annual_value for row in up.contracts)


def multi_year_text(ctx: Context, up: Up) -> str:
    """The term in a sentence: years, yearly price, and how the price is protected."""
    years = ctx.playbook.integer("renewal.multi_year.years")
    added = multi_year_added(ctx, up)
    yearly = ctx.t.money(up.value + added, ctx.currency)
    protected = ctx.playbook.number("renewal.multi_year.protected_uplift_percent")
    if protected:
        return ctx.t.plural(
            "{n} year, {yearly} in the first one; within the term the price rises by no more than"
            " {percent} a year.",
            "{n} years, {yearly} in the first one; within the term the price rises by no more than"
            " {percent} a year.",
            years,
            yearly=yearly,
            percent=ctx.t.percent(protected),
        )
    if added > 0:
        return ctx.t.plural(
            "{n} year at {yearly}: one increase at the start, none within the term.",
            "{n} years at {yearly} a year: one increase at the start, none within the term.",
            years,
            yearly=yearly,
        )
    return ctx.t.plural(
        "{n} year at {yearly}, the price held for the whole term.",
        "{n} years at {yearly} a year, the price held for the whole term.",
        years,
        yearly=yearly,
    )


def _price(ctx: Context, row: Contract) -> int:
    """The yearly price of one contract: raised as far as its cap allows, then discounted.

    Not raised where the price is held.
    """
    wanted = 0 if price_hold(ctx) else ctx.playbook.number("renewal.multi_year.uplift_percent")
    raised = row.annual_value + share_of(row.annual_value, capped(row, wanted))
    return raised - share_of(raised, ctx.playbook.number("renewal.multi_year.discount_percent"))
