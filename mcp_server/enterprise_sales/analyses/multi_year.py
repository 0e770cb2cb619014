"""The multi-year term: one price for all of its years, protected within them."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.arithmetic import Number, share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.uplift import capped, rate_of
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


@dataclass(frozen=True)
class Instead:
    """Renewing year by year instead: minor units over the term, and how much more it is."""

    yearly: int
    saved: int


def yearly_instead(ctx: Context, up: Up) -> Instead:
    """The term against as many renewals of a year, each raised by the cap or the playbook.

    Both over the whole term, rounded half-even for each contract and year.
    """
    years = ctx.playbook.integer("renewal.multi_year.years")
    standard = ctx.playbook.number("renewal.uplift_percent")
    within = ctx.playbook.number("renewal.multi_year.protected_uplift_percent")
    yearly = sum(
        _over(row.annual_value + share_of(row.annual_value, rate), rate, years)
        for row in up.contracts
        for rate in (rate_of(row, standard),)
    )
    term = sum(_over(_price(ctx, row), capped(row, within), years) for row in up.contracts)
    return Instead(yearly, yearly - term)


def _over(first: int, rate: Number, years: int) -> int:
    """The sum over the years of a price that rises by a rate each year."""
    total, price = 0, first
    for _ in range(years):
        total += price
        price += share_of(price, rate)
    return total
