"""The ways a renewal can go, each against the ARR of the renewal date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contraction import contraction
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.expansion_value import Extra, extras
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.multi_year import multi_year_added, multi_year_text
from enterprise_sales.analyses.price_hold import price_hold
from enterprise_sales.analyses.ratios import percent
from enterprise_sales.analyses.results import AnalyzeWhitespace, Scenario
from enterprise_sales.analyses.signed_changes import signed_lines
from enterprise_sales.analyses.uplift import Uplift, uplift
from enterprise_sales.language import N_

TOO_EARLY = {
    "lapsed": N_("The account has lapsed: what it had comes back before it is sold more."),
    "red": N_("Health is red: the account is saved before it is sold more."),
    "closed": N_("By the playbook nothing is sold to an account of this health."),
}


HELD = {
    "lapsed": N_("The price is held until the account is won back: it has lapsed."),
    "red": N_("The price is held until the account is saved: health is red."),
}


@dataclass(frozen=True)
class Case:
    """What the scenarios are made of."""

    ctx: Context
    up: Up
    uplift: Uplift
    whitespace: AnalyzeWhitespace


@dataclass(frozen=True)
class Outcome:
    """What one scenario comes to: minor units added to the base, None where unknown, and why."""

    added: int | None
    basis: str
    years: int = 1
    offered: bool = True
    waiting: tuple[Extra, ...] = ()
    """What of it may be offered only once its conditions are met."""


def scenarios(ctx: Context, up: Up, whitespace: AnalyzeWhitespace) -> tuple[Scenario, ...]:
    """The playbook's scenarios in its order.

    Amounts are the ARR of the account once the contracts up for renewal are renewed that way;
    a multi-year one is that of its first year.
    """
    case = Case(ctx, up, uplift(ctx, up), whitespace)
    names = ctx.playbook.texts("renewal.scenarios")
    return tuple(_scenario(case, name, BY_NAME[name](case)) for name in names)


def _scenario(case: Case, name: str, outcome: Outcome) -> Scenario:
    """What has lapsed is compared with nothing, else with what runs on the renewal date."""
    ctx = case.ctx
    if case.up.base is None:
        return _unpriced(ctx, name, outcome)
    before = 0 if ctx.row.lapsed else case.up.base
    value = None if outcome.added is None else case.up.base + outcome.added
    decimals = ctx.playbook.integer("precision.percent_decimals")
    return Scenario(
        name=name,
        annual_value=ctx.money_or_none(value),
        change=None if value is None else ctx.money(value - before),
        change_percent=None if value is None else percent(value - before, before, decimals),
        basis=outcome.basis,
        years=outcome.years,
        offered=outcome.offered,
        **_conditions(ctx, outcome.waiting),
    )


def _conditions(ctx: Context, waiting: tuple[Extra, ...]) -> dict[str, Any]:
    """How much waits, and for what; each condition once."""
    if not waiting:
        return {}
    codes = dict.fromkeys(code for extra in waiting for code in extra.conditions)
    names = dict.fromkeys(name for extra in waiting for name in extra.required)
    amount = ctx.money(sum(extra.value for extra in waiting))
    return {"conditional": amount, "conditions": tuple(codes), "required_products": tuple(names)}


def _unpriced(ctx: Context, name: str, outcome: Outcome) -> Scenario:
    """A way to go whose price nobody can tell: no contract is on record."""
    return Scenario(
        name=name,
        annual_value=None,
        change=None,
        change_percent=None,
        basis=ctx.t.text("No contract is on record, so there is no price to start from."),
        years=outcome.years,
        offered=outcome.offered,
    )


def _flat(case: Case) -> Outcome:
    ctx, end = case.ctx, case.ctx.row.renewal_date
    value = ctx.t.money(case.up.value, ctx.currency)
    if end is None:
        return Outcome(0, ctx.t.text("The price stays as it is; the renewal date is unknown."))
    if ctx.row.lapsed:
        text = ctx.t.text(
            "What ended on {day} comes back at its old price of {value} a year.",
            day=ctx.t.day(end),
            value=value,
        )
        return Outcome(0, text)
    text = ctx.t.text(
        "The {value} a year up for renewal on {day} stays as it is.",
        value=value,
        day=ctx.t.day(end),
    )
    return Outcome(0, " ".join((text, *signed_lines(ctx, case.up))))


def _uplift(case: Case) -> Outcome:
    """A price that is held has no amount: it would read as an offer."""
    ctx, rise = case.ctx, case.uplift
    hold = price_hold(ctx)
    if hold is not None:
        return Outcome(None, ctx.t.text(HELD[hold]), offered=False)
    values = {
        "percent": ctx.t.percent(rise.percent),
        "value": ctx.t.money(case.up.value, ctx.currency),
    }
    if ctx.row.renewal_date is None:
        text = ctx.t.text(
            "{percent} on the {value} a year that runs; when it is up for renewal is unknown.",
            **values,
        )
    elif rise.source == "contract":
        text = ctx.t.text(
            "{percent} on the {value} up for renewal, as far as the contract allows.", **values
        )
    else:
        text = ctx.t.text(
            "{percent} on the {value} up for renewal, the increase of the playbook; the contract"
            " names no cap.",
            **values,
        )
    return Outcome(rise.amount, text)


def _multi_year(case: Case) -> Outcome:
    ctx, years = case.ctx, case.ctx.playbook.integer("renewal.multi_year.years")
    added = multi_year_added(ctx, case.up)
    return Outcome(added, multi_year_text(ctx, case.up), years)


def _expansion(case: Case) -> Outcome:
    ctx = case.ctx
    reason = held_back(ctx)
    if reason is not None:
        return Outcome(None, ctx.t.text(TOO_EARLY[reason]), offered=False)
    found = extras(ctx, case.whitespace)
    if not found:
        return Outcome(None, ctx.t.text("No opportunity has a value that somebody entered."))
    names = ctx.t.listed(extra.name for extra in found)
    text = ctx.t.text("Renewed as it is, together with {names}.", names=names)
    waiting = tuple(extra for extra in found if extra.conditions or extra.required)
    if waiting:
        amount = ctx.t.money(sum(extra.value for extra in waiting), ctx.currency)
        held = ctx.t.text("{amount} of it only once the conditions are met.", amount=amount)
        text = f"{text} {held}"
    return Outcome(sum(extra.value for extra in found), text, waiting=waiting)


def _contraction(case: Case) -> Outcome:
    lost, basis = contraction(case.ctx, case.up)
    return Outcome(None if lost is None else -lost, basis)


BY_NAME: Mapping[str, Callable[[Case], Outcome]] = {
    "flat": _flat,
    "uplift": _uplift,
    "multi_year": _multi_year,
    "expansion": _expansion,
    "contraction": _contraction,
}
