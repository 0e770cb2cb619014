"""How much a price may rise at renewal: the contract's cap first, else the playbook's uplift."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.arithmetic import Number, share_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.ratios import percent
from enterprise_sales.analyses.results.renewal import UpliftSource
from enterprise_sales.book.rows import Contract


@dataclass(frozen=True)
class Uplift:
    """The increase of the contracts up for renewal.

    Attributes:
        amount: minor units a year.
        percent: of what is up for renewal; where contracts differ, of all of them together.
        source: `contract` where a cap of any of them decides.
    """

    amount: int
    percent: float
    source: UpliftSource


def uplift(ctx: Context, up: Up) -> Uplift:
    """The increase at renewal, rounded half-even for each contract.

    Only what is up for renewal can rise; the other contracts keep their price until their own end.
    """
    standard = ctx.playbook.number("renewal.uplift_percent")
    caps = {row.uplift_cap_pct for row in up.contracts}
    rates = {standard if cap is None else cap for cap in caps} or {standard}
    amount = sum(share_of(row.annual_value, rate_of(row, standard)) for row in up.contracts)
    source: UpliftSource = "contract" if caps - {None} else "playbook"
    if len(rates) == 1:
        return Uplift(amount, float(rates.pop()), source)
    decimals = ctx.playbook.integer("precision.percent_decimals")
    return Uplift(amount, percent(amount, up.value, decimals) or 0.0, source)


def rate_of(row: Contract, standard: Number) -> Number:
    """The percentage of one contract: its cap, else the playbook's."""
    return standard if row.uplift_cap_pct is None else row.uplift_cap_pct


def capped(row: Contract, rate: Number) -> Number:
    """A percentage, no higher than the contract's cap."""
    return rate if row.uplift_cap_pct is None else min(rate, row.uplift_cap_pct)
