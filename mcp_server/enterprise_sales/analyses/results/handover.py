"""What is handed to other agents, and to a CRM.

The agents that receive are those of Account Planning Agent, Dependencies. Each package stands on
its own: where its figures come from, what health allows, and what is unknown. The field names are
an interface, published as `references/hand-off.schema.json`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enterprise_sales.analyses.codes import Band, Basis, Crm, Gate, Receiver
from enterprise_sales.analyses.common import (
    AccountResult,
    DayText,
    Missing,
    MoneyText,
    Ratio,
    Result,
    Rule,
)
from enterprise_sales.analyses.results.negotiation import Objection
from enterprise_sales.analyses.results.review import Check, ValueStatement
from enterprise_sales.analyses.results.risks import RiskLine
from enterprise_sales.analyses.results.steps import Step

VERSION: Literal["1.0"] = "1.0"


class Provenance(Result):
    """Where the figures come from: the same book, date and playbook give the same package."""

    account_id: str
    account_name: str
    as_of: DayText
    playbook: str
    playbook_sha256: str
    book_sha256: str
    language: str
    currency: str


class HealthGate(Result):
    """What health allows now, for every receiver to keep to."""

    health_band: Annotated[Band | None, Rule("health_band")]
    expansion: Gate
    """`closed`: nothing may be offered, the account is saved or won back first."""
    conditions: tuple[str, ...]
    """Codes of what has to happen before anything is offered."""
    told: str
    """The same as a sentence."""


class Lead(Result):
    """Something that could be sold, with whether it may be offered."""

    id: str
    """Stable: the same unit, product and use case keep it."""
    vector: str
    business_unit: str | None
    product_id: str | None
    product_name: str | None
    use_case: str | None
    potential_value: MoneyText | None
    basis: Basis
    gate: Gate
    conditions: tuple[str, ...]
    trigger: str | None
    earliest: DayText | None
    champion: str | None


class CustomerObjective(Result):
    """What the customer wants to reach."""

    objective: str
    metric: str | None
    target: str | None
    due: DayText | None
    our_contribution: str | None


class Rival(Result):
    """A competitor on record in a business unit."""

    competitor: str | None
    business_unit: str
    product_id: str
    contract_end: DayText | None


class SeenSignal(Result):
    """Something seen at the customer that still counts."""

    kind: str
    date: DayText


class Activity(Result):
    """A dated contact with the customer; nothing in it is for our eyes only."""

    id: str
    date: DayText
    kind: str
    person_id: str | None
    person: str | None
    level: str | None
    format: tuple[str, ...]
    """Codes of how, the best first."""
    subject: str
    content: tuple[str, ...]
    owner: str | None


class Package(Result):
    """What every package holds."""

    schema_version: Literal["1.0"]
    provenance: Provenance
    gate: HealthGate
    unknowns: tuple[Missing, ...]
    """What the book does not tell; a null figure is one of these, never zero."""


class DiscoveryPackage(Package):
    """For the agent that explores expansion: opportunities with what speaks for and against."""

    to: Literal["discovery"]
    known_potential: Annotated[MoneyText | None, Rule("whitespace_known")]
    unknown_cells: Annotated[int, Rule("whitespace_unknown_cells")]
    leads: tuple[Lead, ...]
    objectives: tuple[CustomerObjective, ...]
    rivals: tuple[Rival, ...]
    signals: tuple[SeenSignal, ...]


class OutreachPackage(Package):
    """For the agent that keeps contact: whom to meet when, and what may be offered."""

    to: Literal["outreach"]
    activities: tuple[Activity, ...]
    offers: tuple[Lead, ...]
    """Only what may be offered now; empty for an account that has to be saved."""


class ValueSellingPackage(Package):
    """For the agent that makes the case: what was gained, and what more would need."""

    to: Literal["value-selling"]
    arr: Annotated[MoneyText | None, Rule("arr")]
    value_documented: Annotated[MoneyText | None, Rule("value_documented")]
    roi: Annotated[Ratio, Rule("roi")]
    evidence: tuple[ValueStatement, ...]
    """Unconfirmed ones have no `verified_by` and are not in `value_documented`."""
    objectives: tuple[CustomerObjective, ...]
    requirements: tuple[Lead, ...]


class LateStep(Result):
    """A step of the renewal that is late."""

    code: str
    text: str
    due: DayText
    new_date: DayText | None
    owner: str


class SalesCoachingPackage(Package):
    """For the agent that coaches the account team: what is at risk, what is missing, what is next.

    It is for our own people and must not reach the customer.
    """

    to: Literal["sales-coaching"]
    arr: Annotated[MoneyText | None, Rule("arr")]
    renewal_date: Annotated[DayText | None, Rule("renewal_date")]
    save_plan: bool
    risks: tuple[RiskLine, ...]
    relationship_gaps: tuple[str, ...]
    late_steps: tuple[LateStep, ...]
    next_actions: tuple[Step, ...]
    objections: tuple[Objection, ...]
    """With the answers that the account's own figures allow, the likely ones marked."""
    review_gaps: tuple[Check, ...]
    """What the business review would fail on as things stand."""
    notes: tuple[str, ...]


OnePackage = DiscoveryPackage | OutreachPackage | ValueSellingPackage | SalesCoachingPackage
AnyPackage = Annotated[OnePackage, Field(discriminator="to")]
"""What the published schema describes; the tool's own schema names no definitions."""


class CrmTask(Result):
    """A task for the CRM."""

    external_id: str
    subject: str
    due: DayText | None
    owner: str | None
    origin: Literal["action", "contact", "renewal"]


class CrmOpportunity(Result):
    """A deal for the CRM: on record, or one that may be offered now."""

    external_id: str
    name: str
    stage: str | None
    """As on record; never made up."""
    close_date: DayText | None
    amount: MoneyText | None
    """As on record or given in the book; an estimate is no amount."""
    next_step: str | None
    owner: str | None
    origin: Literal["on_record", "may_be_offered"]
    note: str | None
    """What is empty, and why; null where nothing is."""


class HandOff(AccountResult):
    """Result of hand_off."""

    to: tuple[Receiver, ...]
    crm: tuple[Crm, ...]
    gate: HealthGate
    packages: tuple[OnePackage, ...]
    tasks: tuple[CrmTask, ...]
    opportunities: tuple[CrmOpportunity, ...]
    held_back: int
    """Opportunities that are not handed on as an offer, health or a condition being in the way."""
