"""The results of the tools, key for key."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import (
    AccountResult,
    DayText,
    FindingOut,
    MoneyText,
    Ratio,
    Result,
    Rule,
)

Band = Literal["green", "yellow", "red"]
Gate = Literal["open", "conditional", "closed"]
Basis = Literal["given", "estimated", "unknown"]


class AccountLine(Result):
    """One account of the list."""

    id: str
    name: str
    arr: Annotated[MoneyText | None, Rule("arr")]
    currency: str
    tier: Annotated[str | None, Rule("tier")]
    health_band: Annotated[Band | None, Rule("health_band")]
    renewal_date: Annotated[DayText | None, Rule("renewal_date")]


class ListAccounts(Result):
    """The accounts of the book, a page at a time."""

    as_of: DayText
    playbook: str
    accounts: tuple[AccountLine, ...]
    total: int
    next_cursor: str | None
    findings: tuple[FindingOut, ...]


class Unmet(Result):
    """A criterion of the next tier that is not met, or cannot be judged."""

    tier: str
    criterion: str
    status: Literal["unmet", "unknown"]
    actual: str | None
    """Amount in the currency of the tiers, or count, as the language writes it."""
    needed: str
    """The same with its bound: from, more than, at least."""


class Tier(Result):
    """The tier and what keeps the account from the one above."""

    code: Annotated[str | None, Rule("tier")]
    unmet: tuple[Unmet, ...]


class Component(Result):
    """One of the five parts of the health score."""

    code: str
    weight: float
    score: float | None
    low: float
    high: float


class Cap(Result):
    """A signal that caps the band whatever the average says."""

    signal: str
    date: DayText
    band: Band
    """What it caps at; red also where several kinds for yellow cap at red together."""
    note: str | None


class Health(Result):
    """The score with its range; `band` is null under the coverage threshold."""

    score: Annotated[float | None, Rule("health_score")]
    low: Annotated[float, Rule("health_low")]
    high: Annotated[float, Rule("health_high")]
    band: Annotated[Band | None, Rule("health_band")]
    coverage: Annotated[float, Rule("health_coverage")]
    trend: Annotated[Literal["up", "flat", "down"] | None, Rule("health_trend")]
    before: Annotated[float | None, Rule("health_before")]
    components: tuple[Component, ...]
    caps: tuple[Cap, ...]


class Range(Result):
    """A range in percent, as the playbook gives it; never a point."""

    low: float
    high: float


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


class Growth(Result):
    """Retention of the account over the playbook's window."""

    nrr: Annotated[Ratio, Rule("nrr")]
    grr: Annotated[Ratio, Rule("grr")]


class Person(Result):
    """A stakeholder as the tools show one."""

    stakeholder_id: str
    name: str
    title: str | None
    level: str | None
    team: str | None
    business_unit: str | None
    buying_role: str | None
    strength: int | None
    sentiment: str | None
    last_contact: DayText | None
    next_action: str | None
    next_action_date: DayText | None
    internal_owner: str | None
    active: bool
    """Active relationship: status, strength and last contact as the playbook asks."""
    left: bool


class Relationships(Result):
    """Who is known, and what is missing among them."""

    people: tuple[Person, ...]
    active: Annotated[int, Rule("active_relationships")]
    c_level: Annotated[int, Rule("c_level_relationships")]
    advocates: Annotated[int, Rule("advocates")]
    internal_sponsor: str | None
    gaps: tuple[str, ...]
    """Codes: no_c_level, champion_left, no_champion, single_champion, `no_<role>` for each role
    that the playbook requires, too_few_stakeholders, stale_contacts."""


class RiskLine(Result):
    """A risk, from the register or seen by a rule."""

    code: str
    text: str
    likelihood: str | None
    impact: str | None
    mitigation: str | None
    owner: str | None
    due: DayText | None
    origin: Literal["register", "signal", "rule"]


class ProfileAccount(AccountResult):
    """Result of profile_account."""

    industry: str | None
    segment: str | None
    region: str | None
    country: str | None
    owner: str | None
    customer_since: DayText | None
    products: tuple[str, ...]
    """Names of the products deployed or under contract."""
    use_cases: tuple[str, ...] = ()
    """Active use cases, as the customer calls them."""
    users: Ratio
    arr: Annotated[MoneyText | None, Rule("arr")]
    tier: Tier
    health: Health
    renewal: RenewalSummary
    growth: Growth
    relationships: Relationships
    value_documented: Annotated[MoneyText, Rule("value_documented")]
    roi: Annotated[Ratio, Rule("roi")]
    risks: tuple[RiskLine, ...]


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


class WhitespaceTotals(Result):
    """Sums over the cells that count."""

    known: Annotated[MoneyText, Rule("whitespace_known")]
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
    champion: str | None


class AnalyzeWhitespace(AccountResult):
    """Result of analyze_whitespace."""

    cells: tuple[WhitespaceCell, ...]
    totals: WhitespaceTotals
    penetration: Penetration
    opportunities: tuple[WhitespaceOpportunity, ...]
    pipeline: MoneyText
    """Sum of the open opportunities on record."""
    gap: MoneyText
    """Known whitespace minus pipeline; far from zero it deserves a word."""


class AgendaLine(Result):
    """An item of the QBR agenda; the minutes add up to the meeting."""

    item: str
    title: str
    minutes: int
    content: tuple[str, ...]


class ValueStatement(Result):
    """Outcome – before – after – worth; never a bare usage count."""

    outcome: str
    metric: str | None
    unit: str | None
    before: float | None
    after: float | None
    change_percent: float | None
    worth: MoneyText | None
    verified_by: str | None
    date: DayText


class Audience(Result):
    """Who is in the room and who should be."""

    present: tuple[Person, ...]
    should_invite: tuple[Person, ...]
    gaps: tuple[str, ...]
    """Codes: no_champion, no_leadership, only_day_to_day."""


class Ask(Result):
    """What to ask for, with what it rests on."""

    text: str
    vector: str | None
    potential_value: MoneyText | None
    gate: Gate


class Step(Result):
    """A next step with owner and date."""

    action: str
    owner: str | None
    due: DayText | None
    status: Literal["open", "overdue", "done"]
    origin: str


class Check(Result):
    """A check against an anti-pattern of the sources."""

    code: str
    text: str
    ok: bool | None
    """Null where the data does not tell."""
    why: str
    """What the data shows, in a sentence."""


class PrepareQbr(AccountResult):
    """Result of prepare_qbr."""

    minutes: int
    last_qbr: DayText | None
    agenda: tuple[AgendaLine, ...]
    value_statements: tuple[ValueStatement, ...]
    value_documented: Annotated[MoneyText, Rule("value_documented")]
    audience: Audience
    asks: tuple[Ask, ...]
    next_steps: tuple[Step, ...]
    checks: tuple[Check, ...]


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


class Scenario(Result):
    """One way the renewal can go, against today's ARR."""

    name: str
    annual_value: MoneyText | None
    change: MoneyText | None
    change_percent: float | None
    basis: str
    """A sentence that says what it rests on."""
    years: int


class PriceCase(Result):
    """The uplift against what the customer has gained."""

    possible: bool
    uplift_percent: float
    uplift_source: Literal["contract", "playbook"]
    uplift_amount: MoneyText | None
    value_documented: MoneyText
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
    notes: tuple[str, ...]
    """Sentences that have to be said about the dates: lapsed, opt-out passed, too little time."""


class Goal(Result):
    """A specific, measurable goal of a quarter."""

    text: str
    metric: str
    target: str
    due: DayText


class RoadmapStep(Result):
    """A milestone of the growth roadmap."""

    phase: str
    title: str
    start: DayText
    due: DayText
    text: str


class Metric(Result):
    """A success metric with its target, or none where the sources set none."""

    code: str
    title: str
    actual: str | None
    target: str | None
    met: bool | None


class PlanAccount(AccountResult):
    """Result of plan_account: the whole plan."""

    profile: ProfileAccount
    whitespace: AnalyzeWhitespace
    qbr: PrepareQbr
    renewal: PlanRenewal
    save_plan: bool
    """True where health is red or capped red: the plan saves before it grows."""
    target_arr: MoneyText | None
    growth_percent: float | None
    target_gap: MoneyText | None
    """Whitespace and pipeline known, minus the growth to reach the target; null without growth."""
    pipeline_target: MoneyText | None
    """ARR once every open opportunity on record is won; null where none is valued."""
    objectives: tuple[Step, ...]
    roadmap: tuple[RoadmapStep, ...]
    goals: tuple[Goal, ...]
    next_actions: tuple[Step, ...]
    metrics: tuple[Metric, ...]
    next_review: DayText
    notes: tuple[str, ...]
    """Sentences on what does not fit together: whitespace and pipeline against the target."""
