"""The whitespace of an account."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.codes import Basis, Gate
from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Ratio, Result, Rule
from enterprise_sales.analyses.results.expansion import (
    ExpansionStep,
    PipelineCover,
    PriceTier,
    Readiness,
    SalesPath,
    Trigger,
    VectorLine,
)


class Replaced(Result):
    """What goes when a higher edition is sold."""

    products: tuple[str, ...]
    """Names of the products in use in the unit that it takes the place of."""
    arr: MoneyText | None
    """ARR of the contracts for them in the unit; null where no contract names both."""
    net: MoneyText | None
    """Estimated potential without that ARR; null where either is unknown or the value was given."""
    note: str


class WhitespaceCell(Result):
    """One business unit and one product."""

    business_unit: str
    product_id: str
    product_name: str
    status: str
    vector: str | None
    potential_value: Annotated[MoneyText | None, Rule("potential_value")]
    basis: Basis
    gate: Gate | None
    """What health and requirements allow now; null where there is nothing to sell."""
    active_users: int | None
    potential_users: int | None
    competitor: str | None
    competitor_end_date: DayText | None
    reason: str | None
    replaces: Replaced | None
    """What an upgrade takes the place of; the potential is valued at the full price beside it."""


class WhitespaceTotals(Result):
    """Sums over the cells that count."""

    known: Annotated[MoneyText | None, Rule("whitespace_known")]
    """Null where no cell is drawn, or none of them has a known value."""
    unknown_cells: Annotated[int, Rule("whitespace_unknown_cells")]
    by_vector: dict[str, MoneyText]
    by_business_unit: dict[str, MoneyText]
    by_product: dict[str, MoneyText]


class Penetration(Result):
    """The six penetrations."""

    product: Annotated[Ratio, Rule("penetration_product")]
    user: Annotated[Ratio, Rule("penetration_user")]
    use_case: Annotated[Ratio, Rule("penetration_use_case")]
    business_unit: Annotated[Ratio, Rule("penetration_business_unit")]
    geography: Annotated[Ratio, Rule("penetration_geography")]
    value_realization: Annotated[Ratio, Rule("penetration_value_realization")]


class WhitespaceOpportunity(Result):
    """A cell or use case worth going for, ranked."""

    rank: int
    vector: str
    business_unit: str | None
    product_id: str | None
    product_name: str | None
    use_case: str | None
    potential_value: MoneyText | None
    basis: Basis
    gate: Gate
    conditions: tuple[str, ...]
    """Codes of what has to happen first: red_health, health_unknown, or yellow_health with those of
    the playbook's `expansion.gate.yellow_after` not shown to hold; requires:<product>,
    competitor_contract, after_launch."""
    trigger: str | None
    """Code of the expansion trigger that holds now, if one does; or a signal of interest."""
    earliest: DayText | None
    """Not before this day; null where the gate is closed or a condition has no date."""
    decide_by: DayText | None = None
    """By when it is decided who follows a competitor: a lead before the end of their contract."""
    required_products: tuple[str, ...] = ()
    """Names of the products that have to be in place first."""
    champion: str | None
    """Of the open deal about it, else of the unit, else of the account."""
    deal_amount: MoneyText | None = None
    """What the open deal about the cell is worth; null where there is none, or it has no amount."""
    proposed: bool = False
    """Whether a proposal lies with the customer already."""
    replaces: Replaced | None = None
    """What an upgrade takes the place of."""


class AnalyzeWhitespace(AccountResult):
    """Result of analyze_whitespace."""

    cells: tuple[WhitespaceCell, ...]
    map_missing: str | None
    """Why there is no cell: which of units and products is missing; null where there are cells."""
    totals: WhitespaceTotals
    penetration: Penetration
    opportunities: tuple[WhitespaceOpportunity, ...]
    pipeline: MoneyText | None
    """Sum of the open opportunities on record; null where none names an amount."""
    gap: MoneyText | None
    """Known whitespace minus pipeline; far from zero it deserves a word."""
    vectors: tuple[VectorLine, ...]
    """Every direction of growth, those with nothing in them too."""
    readiness: Readiness
    triggers: tuple[Trigger, ...]
    """Occasions: what holds now first, then what comes next."""
    paths: tuple[SalesPath, ...]
    """Ways to the first opportunities; none while the account is to be saved."""
    expansion_steps: tuple[ExpansionStep, ...]
    price_tiers: tuple[PriceTier, ...]
    cover: PipelineCover
