"""The tables of a book, each as a frozen row model."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from enterprise_sales.book.columns import (
    AccountId,
    Boolean,
    Column,
    ContractId,
    Day,
    Decimal,
    Integer,
    Listed,
    Money,
    Month,
    Percent,
    ProductId,
    Rate,
    StakeholderId,
    Text,
)

Level = Literal["c_level", "vp", "director", "individual"]
LEVELS: tuple[str, ...] = ("c_level", "vp", "director", "individual")
REVIEWS: tuple[str, ...] = ("qbr", "ebr")
"""Kinds of a touchpoint that are business reviews."""
SIGNAL_KINDS: tuple[str, ...] = (
    "sponsor_left",
    "champion_left",
    "usage_decline",
    "qbr_missed",
    "vendor_rationalization",
    "data_export_request",
    "competitor_evaluation",
    "new_leadership",
    "merger",
    "budget_cut",
    "formal_complaint",
    "non_renewal_notice",
    "expansion_interest",
    "product_launch",
    "hostile_support",
    "strategic_initiative",
)
IN_USE: tuple[str, ...] = ("deployed", "pilot")
"""Statuses of a position in which people work with the product."""
NOT_FOR_SALE: tuple[str, ...] = ("blocked", "not_applicable")
"""Statuses of a position in which nothing can be sold there."""


def _codes(*codes: str) -> Column:
    return Column("code", codes=codes)


class Source(BaseModel):
    """Where a row was read: the file inside the book folder and its row (or line in a dossier)."""

    model_config = ConfigDict(frozen=True)
    file: str
    row: int


class Row(BaseModel):
    """One row of a table; absent cells are None, which means unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    table: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ()
    read_from: Source


class Account(Row):
    """A customer, or a part of one kept as an account of its own."""

    table = "accounts"
    key = ("account_id",)
    account_id: Text
    name: Text
    industry: Text | None = None
    segment: Text | None = None
    region: Text | None = None
    country: Text | None = None
    currency: Text | None = None
    employees: Integer | None = None
    potential_users: Integer | None = None
    parent_account_id: AccountId | None = None
    owner: Text | None = None
    internal_sponsor: Text | None = None
    customer_since: Day | None = None
    fiscal_year_start_month: Annotated[int, Column("integer", low=1, high=12)] | None = None
    language: Text | None = None


class Contract(Row):
    """A signed or proposed subscription; an empty end date is open-ended."""

    table = "contracts"
    key = ("contract_id",)
    contract_id: Text
    account_id: AccountId
    product_id: ProductId | None = None
    business_unit: Text | None = None
    start_date: Day
    end_date: Day | None = None
    annual_value: Annotated[int, Column("money", low=0)]
    seats: Integer | None = None
    auto_renew: Boolean | None = None
    notice_days: Integer | None = None
    uplift_cap_pct: Percent | None = None
    status: Annotated[str, _codes("active", "proposed", "churned", "expired")] | None = None


class Product(Row):
    """What the vendor sells; list price is a year's, per user where priced per user."""

    table = "products"
    key = ("product_id",)
    product_id: Text
    name: Text
    family: Text | None = None
    kind: Annotated[str, _codes("software", "service")] | None = None
    edition: Annotated[str, _codes("standard", "premium", "enterprise")] | None = None
    pricing: Annotated[str, _codes("per_user", "flat", "consumption")] | None = None
    list_price: Annotated[int, Column("money", low=0)] | None = None
    fits_functions: Listed | None = None
    requires: Listed | None = None
    upgrades: Listed | None = None


class BusinessUnit(Row):
    """A department or division of an account."""

    table = "business_units"
    key = ("account_id", "business_unit")
    account_id: AccountId
    business_unit: Text
    function: Text | None = None
    region: Text | None = None
    country: Text | None = None
    headcount: Integer | None = None


class Position(Row):
    """Where one product stands in one business unit."""

    table = "positions"
    key = ("account_id", "business_unit", "product_id")
    account_id: AccountId
    business_unit: Text
    product_id: ProductId
    status: Annotated[
        str,
        _codes(
            "deployed", "pilot", "proposed", "not_sold", "competitor", "blocked", "not_applicable"
        ),
    ]
    active_users: Integer | None = None
    potential_users: Integer | None = None
    potential_value: Annotated[int, Column("money", low=0)] | None = None
    competitor: Text | None = None
    competitor_end_date: Day | None = None
    launched_on: Day | None = None
    reason: Text | None = None


class UseCase(Row):
    """A use case, active or potential."""

    table = "use_cases"
    key = ("account_id", "business_unit", "product_id", "use_case")
    account_id: AccountId
    business_unit: Text | None = None
    product_id: ProductId | None = None
    use_case: Text
    status: Annotated[str, _codes("active", "potential")] | None = None


class Stakeholder(Row):
    """A person at the customer."""

    table = "stakeholders"
    key = ("stakeholder_id",)
    stakeholder_id: Text
    account_id: AccountId
    name: Text
    title: Text | None = None
    level: Annotated[str, _codes(*LEVELS)] | None = None
    function: Text | None = None
    team: Annotated[str, _codes("buying", "using", "adjacent")] | None = None
    business_unit: Text | None = None
    buying_role: (
        Annotated[
            str,
            _codes("champion", "economic_buyer", "decision_maker", "technical", "user", "blocker"),
        ]
        | None
    ) = None
    strength: Annotated[int, Column("integer", low=1, high=5)] | None = None
    sentiment: Annotated[str, _codes("advocate", "neutral", "detractor")] | None = None
    reports_to: StakeholderId | None = None
    internal_owner: Text | None = None
    last_contact: Day | None = None
    next_action: Text | None = None
    next_action_date: Day | None = None
    status: Annotated[str, _codes("active", "left")] | None = None


class Usage(Row):
    """Use of a product in one month."""

    table = "usage"
    key = ("account_id", "period", "product_id", "business_unit")
    account_id: AccountId
    period: Month
    product_id: ProductId | None = None
    business_unit: Text | None = None
    active_users: Integer | None = None
    licensed_users: Integer | None = None
    features_used: Integer | None = None
    features_available: Integer | None = None


class Touchpoint(Row):
    """A contact with the customer, held or missed."""

    table = "touchpoints"
    account_id: AccountId
    date: Day
    kind: (
        Annotated[
            str, _codes("call", "meeting", "qbr", "ebr", "executive_event", "training", "email")
        ]
        | None
    ) = None
    stakeholder_id: StakeholderId | None = None
    level: Annotated[str, _codes(*LEVELS)] | None = None
    attended: Boolean | None = None
    note: Text | None = None


class Ticket(Row):
    """A support ticket; severity 1 is the worst."""

    table = "tickets"
    key = ("ticket_id",)
    ticket_id: Text
    account_id: AccountId
    opened_on: Day
    closed_on: Day | None = None
    severity: Annotated[int, Column("integer", low=1, high=4)] | None = None
    status: Annotated[str, _codes("open", "pending", "closed")] | None = None
    csat: Annotated[int, Column("integer", low=1, high=5)] | None = None
    escalated: Boolean | None = None


class Survey(Row):
    """One answer to a survey: NPS from 0 to 10, CSAT from 1 to 5."""

    table = "surveys"
    account_id: AccountId
    date: Day
    kind: Annotated[str, _codes("nps", "csat")] | None = None
    score: Annotated[int, Column("integer", low=0, high=10)]
    stakeholder_id: StakeholderId | None = None
    comment: Text | None = None


class Invoice(Row):
    """An invoice and the day it was paid."""

    table = "invoices"
    key = ("invoice_id",)
    invoice_id: Text
    account_id: AccountId
    due_on: Day
    paid_on: Day | None = None
    amount: Money | None = None


class Outcome(Row):
    """A business outcome the customer has reached."""

    table = "outcomes"
    account_id: AccountId
    date: Day
    outcome: Text
    metric: Text | None = None
    unit: Text | None = None
    baseline: Decimal | None = None
    current: Decimal | None = None
    annual_value: Annotated[int, Column("money", low=0)] | None = None
    verified_by: Text | None = None


class Objective(Row):
    """What the customer wants to reach."""

    table = "objectives"
    account_id: AccountId
    objective: Text
    owner: Text | None = None
    metric: Text | None = None
    target: Text | None = None
    due: Day | None = None
    our_contribution: Text | None = None


class Risk(Row):
    """An entry of the risk register."""

    table = "risks"
    account_id: AccountId
    risk: Text
    likelihood: Annotated[str, _codes("low", "medium", "high")] | None = None
    impact: Annotated[str, _codes("low", "medium", "high", "critical")] | None = None
    mitigation: Text | None = None
    owner: Text | None = None
    due: Day | None = None
    status: Annotated[str, _codes("open", "closed")] | None = None


class Signal(Row):
    """Something seen at the customer that asks for action."""

    table = "signals"
    account_id: AccountId
    date: Day
    kind: Annotated[str, _codes(*SIGNAL_KINDS)]
    source: Text | None = None
    note: Text | None = None


class Opportunity(Row):
    """An open deal with the customer."""

    table = "opportunities"
    key = ("opportunity_id",)
    opportunity_id: Text
    account_id: AccountId
    business_unit: Text | None = None
    product_id: ProductId | None = None
    vector: (
        Annotated[
            str,
            _codes(
                "product",
                "user",
                "use_case",
                "business_unit",
                "geography",
                "premium_tier",
                "professional_services",
            ),
        ]
        | None
    ) = None
    stage: Text | None = None
    amount: Annotated[int, Column("money", low=0)] | None = None
    close_date: Day | None = None
    champion: Text | None = None
    next_step: Text | None = None


class Action(Row):
    """A task that somebody has taken on."""

    table = "actions"
    account_id: AccountId
    action: Text
    owner: Text | None = None
    due: Day | None = None
    status: Annotated[str, _codes("open", "done")] | None = None
    origin: Text | None = None


class Renewal(Row):
    """How a renewal was decided."""

    table = "renewals"
    contract_id: ContractId
    account_id: AccountId
    decided_on: Day
    outcome: Annotated[str, _codes("renewed", "expanded", "contracted", "churned")] | None = None
    annual_value_after: Annotated[int, Column("money", low=0)] | None = None


class ExchangeRate(Row):
    """The price of one unit of a currency in the reporting currency, from a day on."""

    table = "rates"
    key = ("date", "currency")
    date: Day
    currency: Text
    rate: Rate
