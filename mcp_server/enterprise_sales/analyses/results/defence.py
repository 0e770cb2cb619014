"""The defence of an account."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.codes import StepStatus
from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Ratio, Result, Rule
from enterprise_sales.analyses.results.health import Health
from enterprise_sales.analyses.results.renewal import RenewalSummary
from enterprise_sales.analyses.results.review import Check, ValueStatement
from enterprise_sales.analyses.results.risks import RiskLevel, WarningLine
from enterprise_sales.analyses.results.steps import Step


class Evidence(Result):
    """Where the book says so."""

    file: str
    row: int
    """Row of a table, or line of a dossier."""
    text: str


class Place(Result):
    """What a threat is about; either may be unknown."""

    business_unit: str | None
    product_id: str | None
    product_name: str | None


class ContestedDeal(Result):
    """An open deal for the same unit and product."""

    opportunity_id: str
    amount: MoneyText | None
    close_date: DayText | None


class Threat(Result):
    """A competitor, or a cause of red health."""

    code: str
    who: str | None
    """The competitor; null where nobody has named one, and for other causes."""
    text: str
    places: tuple[Place, ...]
    competitor_end_date: DayText | None
    """The earliest end of the competitor's contracts."""
    since: DayText | None
    level: RiskLevel
    likelihood: str
    impact: str
    serious: bool
    """Whether it calls for a save plan."""
    arr: Annotated[MoneyText | None, Rule("arr_touched")]
    contracts: tuple[str, ...]
    """The contracts that it touches."""
    basis: str
    """A sentence that says what the amount rests on."""
    deals: tuple[ContestedDeal, ...]
    evidence: tuple[Evidence, ...]


class SaveStep(Result):
    """A step of the save plan."""

    code: str
    due: DayText
    action: str
    detail: str | None
    """The account's own facts for it, for our eyes."""
    owner: str
    status: StepStatus


class ExitCriterion(Result):
    """What must hold before the plan ends; null where the data does not tell."""

    code: str
    text: str
    met: bool | None
    why: str


class SavePlan(Result):
    """The plan that saves an account."""

    begins: DayText
    agreed: bool
    """Whether the book records steps of it; else it would begin on the as-of date."""
    steps: tuple[SaveStep, ...]
    promised: tuple[Step, ...]
    """Open actions on record, the latest first to be answered for."""
    exit: tuple[ExitCriterion, ...]
    exit_reviews: int
    review_days: int
    next_review: DayText
    ends: DayText
    """The day of its last step, on which the end is judged."""


class SwitchingCost(Result):
    """One thing that the customer would have to do anew."""

    code: str
    text: str
    """What it is; the figure stands in `count`, `amount` or `names`."""
    count: int | None
    of: int | None
    amount: MoneyText | None
    names: tuple[str, ...]
    known: bool


class Escalation(Result):
    """Who is brought in, by when, and what for."""

    level: RiskLevel
    who: str
    person: str | None
    task: str
    by: DayText


class Pairing(Result):
    """Who of ours goes to whom of theirs."""

    ours: str
    our_person: str | None
    theirs: str
    their_person: str | None
    task: str


class Acknowledgement(Result):
    """What is owned up to: the fact for us, the question for the customer."""

    code: str
    text: str
    question: str
    since: DayText | None
    evidence: tuple[Evidence, ...]


class ValueToDefend(Result):
    """What the customer has gained, and what has yet to be worked out."""

    documented: Annotated[MoneyText | None, Rule("value_documented")]
    roi: Annotated[Ratio, Rule("roi")]
    confirmed: tuple[ValueStatement, ...]
    unverified: tuple[ValueStatement, ...]


class Offer(Result):
    """Something that the renewed proposal may hold, or must not."""

    code: str
    text: str
    allowed: bool
    detail: str


class DefendAccount(AccountResult):
    """Result of defend_account."""

    competitor: str | None
    """The competitor that was asked about, as the book spells it."""
    competitors: tuple[str, ...]
    """All competitors that the book names at this account."""
    arr: Annotated[MoneyText | None, Rule("arr")]
    health: Health
    renewal: RenewalSummary
    threats: tuple[Threat, ...]
    judged: bool
    """False where next to nothing is on record that would show a threat."""
    level: RiskLevel | None
    """Of the gravest threat; null without one."""
    arr_threatened: Annotated[MoneyText | None, Rule("arr_touched")]
    """Of all threats together, each contract once."""
    arr_unattributed: int
    """How many threats touch an unknown part of the ARR."""
    signals: tuple[WarningLine, ...]
    """The early warnings that fire now, with the action that each demands and its deadline."""
    unjudged: tuple[str, ...]
    """The early warnings that the data cannot judge."""
    save_plan: SavePlan | None
    """Null where nothing has to be saved."""
    switching_costs: tuple[SwitchingCost, ...]
    escalation: tuple[Escalation, ...]
    pairs: tuple[Pairing, ...]
    acknowledge: tuple[Acknowledgement, ...]
    value: ValueToDefend
    proposal: tuple[Offer, ...]
    """Empty where nothing has to be saved."""
    stance: str
    never: tuple[str, ...]
    protection: tuple[Check, ...]
    watch: tuple[str, ...]
    """What would show a threat, for an account without one."""
    notes: tuple[str, ...]
