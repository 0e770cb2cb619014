"""The whole book in review; money is in the reporting currency unless a field names another."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import BookResult, DayText, MoneyText, Ratio, Result, Rule

Load = Literal["under", "within", "over"]


class CurrencySum(Result):
    """Accounts whose ARR cannot be added to the others, with its sum in their own currency."""

    currency: str
    accounts: int
    arr: MoneyText


class Totals(Result):
    """Accounts and ARR of the book."""

    accounts: int
    arr: Annotated[MoneyText | None, Rule("book_arr")]
    counted: int
    """Accounts whose ARR is part of the sum."""
    arr_unknown: int
    """Accounts without a contract on record; their ARR is unknown, not zero."""
    without_rate: tuple[CurrencySum, ...]


class OwnerLine(Result):
    """What one person serves."""

    owner: str
    accounts: int
    arr: Annotated[MoneyText | None, Rule("book_arr")]
    load: Load | None
    """Against the accounts that the playbook lets one person serve; null where it sets none."""
    size: Load | None
    """Against the ARR that the playbook gives one person; null where it sets none."""


class Coverage(Result):
    """Who serves what."""

    accounts_target: str | None
    arr_target: str | None
    arr_minimum: str | None
    """The amount where the target is a lower end alone; else null."""
    owners: tuple[OwnerLine, ...]
    """The largest ARR first; the playbook says how many are listed."""
    owners_total: int
    over: int
    under: int
    arr_under: int
    without_owner: int
    without_owner_arr: Annotated[MoneyText | None, Rule("book_arr")]


class BookGroup(Result):
    """Some of the accounts: how many, their ARR, and both as shares of the book."""

    code: str
    """`unknown` for what has no band or tier."""
    accounts: int
    arr: Annotated[MoneyText | None, Rule("book_arr")]
    share: Ratio
    arr_share: Ratio


class SegmentLine(BookGroup):
    """A part of the book by ARR, and the way it is served."""

    title: str
    motion: str
    motion_title: str
    arr_from: MoneyText | None
    """The smallest ARR in it."""


class Quarter(Result):
    """What comes up for renewal in a calendar quarter, from the date on."""

    start: DayText
    end: DayText
    contracts: int
    accounts: int
    amount: Annotated[MoneyText | None, Rule("up_for_renewal")]
    at_risk: Annotated[MoneyText | None, Rule("up_for_renewal_at_risk")]
    without_band: MoneyText | None
    opt_outs: int
    """Opt-out dates that fall into the quarter, whenever the contracts end."""
    opt_out_amount: MoneyText | None
    next_opt_out: DayText | None


class RenewalsAhead(Result):
    """Renewals by quarter, and what belongs to none; unknown where no contract is on record."""

    quarters: tuple[Quarter, ...]
    later: MoneyText | None
    """Up for renewal after the last of the quarters."""
    renewed: MoneyText | None
    """Runs on the date and is renewed already."""
    open_ended: MoneyText | None
    """Runs on the date and names no end."""
    open_ended_contracts: int
    lapsed_accounts: int
    presumed: Annotated[MoneyText | None, Rule("presumed_value")]
    """Annual value of lapsed contracts that renew by themselves, to be confirmed; not in ARR."""
    opt_out_unknown: int
    """Contracts up for renewal of which it is unknown whether, or with what notice, they renew by
    themselves."""
    without_rate: int
    """Contracts up for renewal whose amount cannot be converted."""


class ForecastBand(Result):
    """What one band brings to the forecast."""

    band: str
    accounts: int
    available: Annotated[MoneyText | None, Rule("available_to_renew")]
    low: float
    high: float
    """The renewal probability that the playbook gives the band, in percent."""


class Case(Result):
    """One of the three cases."""

    amount: MoneyText
    share: float | None
    """Percent of what is available to renew and has a band."""
    rests_on: str


class Forecast(Result):
    """Renewals of the coming months: worst, expected, best; rounded, and uncalibrated."""

    worst: Annotated[Case | None, Rule("forecast_worst")]
    expected: Annotated[Case | None, Rule("forecast_expected")]
    best: Annotated[Case | None, Rule("forecast_best")]
    available: Annotated[MoneyText | None, Rule("available_to_renew")]
    until: DayText
    """The first day that is no longer part of it."""
    bands: tuple[ForecastBand, ...]
    without_band: Annotated[MoneyText | None, Rule("available_to_renew")]
    without_band_accounts: int
    not_up: MoneyText | None
    """ARR that does not come up before `until`; what names no end stands in
    `renewals_by_quarter.open_ended`."""
    calibrated: bool


class AtRisk(Result):
    """ARR of the accounts in the bands that the playbook calls at risk."""

    amount: Annotated[MoneyText | None, Rule("arr_at_risk")]
    share: Ratio
    accounts: int
    without_band: int
    """Accounts of which nobody can say it."""
    bands: tuple[BookGroup, ...]


class Retention(Result):
    """NRR and GRR over the book, and what moved them."""

    nrr: Annotated[Ratio, Rule("book_nrr")]
    grr: Annotated[Ratio, Rule("book_grr")]
    since: DayText
    accounts: int
    """Accounts that had ARR at the start."""
    lost: int
    lost_amount: MoneyText | None
    contracted: int
    contracted_amount: MoneyText | None
    expanded: int
    expanded_amount: MoneyText | None
    new: int
    """Accounts with ARR now and none at the start; they count in neither."""
    new_amount: MoneyText | None


class BookGrowth(Result):
    """Where new business comes from."""

    bookings: Annotated[MoneyText | None, Rule("new_bookings")]
    expansion_share: Annotated[Ratio, Rule("expansion_bookings")]
    accounts_expanding: Annotated[Ratio, Rule("accounts_expanding")]
    attach: Annotated[Ratio, Rule("attach")]
    multi_product: Annotated[Ratio, Rule("multi_product")]
    products_unknown: int
    """Accounts with running contracts that name no product."""


class TopShare(Result):
    """What the largest accounts hold."""

    count: int
    share: Ratio
    names: tuple[str, ...]


class Concentration(Result):
    """How much of the ARR rests on few accounts."""

    top: Annotated[tuple[TopShare, ...], Rule("concentration")]
    herfindahl: Annotated[int | None, Rule("herfindahl")]
    """Sum of the squared shares in percent: 10,000 is a single account."""


class TargetLine(Result):
    """A target of the playbook and how the book stands to it."""

    code: str
    title: str
    actual: str | None
    target: str | None
    """Null where the playbook sets none."""
    met: bool | None
    beyond: bool
    """Met, with more than the upper end of the span that the playbook names."""
    note: str | None
    """Why the actual is unknown, or what it does not cover."""


class WeekAction(Result):
    """One of the actions that matter most."""

    rank: int
    account_id: str
    account_name: str
    kind: str
    action: str
    owner: str
    due: DayText
    days_late: int
    """0 where it is not late."""
    arr: Annotated[MoneyText | None, Rule("book_arr")]
    """ARR it touches; of lapsed contracts what they were worth."""
    why: str
    weight: float
    """Percent, by the kind."""
    urgency: float
    """Whole percent; 100 on the due day."""
    weighted: Annotated[MoneyText | None, Rule("week_rank")]
    """ARR × weight × urgency, what the list is ranked by; null where the ARR is unknown."""


class ThisWeek(Result):
    """What to do first, over the whole book."""

    rule: str
    actions: tuple[WeekAction, ...]
    candidates: int
    """What could have been on the list."""
    per_account: int


class ReviewPortfolio(BookResult):
    """Result of review_portfolio."""

    owner: str | None
    totals: Totals
    coverage: Coverage
    bands: tuple[BookGroup, ...]
    tiers: tuple[BookGroup, ...]
    segments: tuple[SegmentLine, ...]
    renewals_by_quarter: RenewalsAhead
    forecast: Forecast
    arr_at_risk: AtRisk
    retention: Retention
    growth: BookGrowth
    concentration: Concentration
    targets: tuple[TargetLine, ...]
    this_week: ThisWeek
