"""The renewal."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Ratio, Result, Rule
from enterprise_sales.analyses.results.health import Health, Range
from enterprise_sales.analyses.results.negotiation import MitigationLine, Negotiation, Objection
from enterprise_sales.analyses.results.risks import RiskLine

UpliftSource = Literal["contract", "playbook"]


class PresumedRenewal(Result):
    """A lapsed contract that renews by itself, to be confirmed; not part of ARR."""

    contract_id: str
    annual_value: MoneyText
    end_date: DayText


class RenewalSummary(Result):
    """When the account is up for renewal."""

    date: Annotated[DayText | None, Rule("renewal_date")]
    days_left: Annotated[int | None, Rule("days_left")]
    lapsed: Annotated[bool, Rule("lapsed")]
    value: Annotated[MoneyText | None, Rule("renewal_value")]
    opt_out_date: Annotated[DayText | None, Rule("opt_out_date")]
    probability: Annotated[Range | None, Rule("probability")]
    presumed_renewed: tuple[PresumedRenewal, ...]


class MilestoneLine(Result):
    """A dated step of the renewal."""

    code: str
    due: DayText
    status: Literal["done", "overdue", "due", "upcoming"]
    """`due`: on the as-of date itself."""
    action: str
    text: str
    owner: str
    compressed_due: DayText | None
    """The new date where the window has begun and the step is late."""
    settle_by: DayText | None
    """The opt-out date, where an open step lies after it: by then its part is to be settled."""


class Scenario(Result):
    """One way the renewal can go, against the ARR of the renewal date."""

    name: str
    annual_value: MoneyText | None
    change: MoneyText | None
    change_percent: float | None
    basis: str
    """A sentence that says what it rests on."""
    years: int
    offered: bool
    """False where the account is saved or won back first; its amounts are then null."""
    conditional: MoneyText | None = None
    """How much of the change may be offered only once `conditions` are met; null where nothing."""
    conditions: tuple[str, ...] = ()
    """Codes as in the whitespace, without those of products."""
    required_products: tuple[str, ...] = ()
    """Names of the products that have to be in place first."""


class PriceCase(Result):
    """The uplift against what the customer has gained."""

    possible: bool
    uplift_percent: float
    uplift_source: UpliftSource
    uplift_amount: MoneyText | None
    """A year, on what is up for renewal; null where the price is held."""
    uplift_on_arr: MoneyText | None
    """The same on the whole ARR of the renewal date, where only a part of it is up; else null."""
    value_documented: MoneyText | None
    roi: Ratio
    statement: str
    stance: str
    """What the playbook rests the price conversation on."""
    rules: tuple[str, ...]
    """The playbook's rules of the price conversation."""


class Engage(Result):
    """Whom to engage, by when, and who is known in that role."""

    who: str
    by: DayText | None
    person: str | None


class PlanRenewal(AccountResult):
    """Result of plan_renewal."""

    renewal: RenewalSummary
    arr: Annotated[MoneyText | None, Rule("arr")]
    health: Health
    contracts: tuple[str, ...]
    """Contracts up for renewal on the date."""
    milestones: tuple[MilestoneLine, ...]
    window_start: DayText | None
    in_window: bool
    overdue: int
    opt_out_date: Annotated[DayText | None, Rule("opt_out_date")]
    working_deadline: DayText | None
    opt_out_passed: bool
    opt_out_days: int | None
    probability: Annotated[Range | None, Rule("probability")]
    scenarios: tuple[Scenario, ...]
    price_case: PriceCase
    risks: tuple[RiskLine, ...]
    engage: tuple[Engage, ...]
    mitigations: tuple[MitigationLine, ...]
    objections: tuple[Objection, ...]
    negotiation: Negotiation
    notes: tuple[str, ...]
    """Sentences that have to be said about the dates: lapsed, opt-out passed, too little time."""
