"""The value that the customer has reached."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Ratio, Result, Rule

Direction = Literal["improved", "worsened", "unchanged", "unknown"]
NotCounted = Literal["unverified", "older_than_window", "after_date"]


class Served(Result):
    """The objective that an outcome serves, and how that is known."""

    objective: str | None
    """Null where none is named: nothing fits, or several fit alike."""
    basis: Literal["metric", "words"] | None
    """`metric`: both are measured by the same; `words`: proposed by words in common."""
    words: tuple[str, ...] = ()
    """The words in common that it is proposed by."""
    candidates: tuple[str, ...] = ()
    """Objectives between which a person has to choose, where several fit alike."""


class OutcomeLine(Result):
    """One outcome as it was measured on its date."""

    outcome: str
    metric: str | None
    unit: str | None
    baseline: float | None
    current: float | None
    change: float | None
    change_percent: float | None
    """Null from a baseline of zero too."""
    direction: Direction
    annual_value: MoneyText | None
    verified_by: str | None
    date: DayText
    counted: bool
    """Whether it is part of the documented value."""
    not_counted: NotCounted | None
    """Why it is not."""
    counts_until: DayText | None
    """The last day on which it is part of the documented value."""
    serves: Served
    ask: tuple[str, ...]
    """What to ask the customer so that it is measured, worth something and confirmed."""


class ObjectiveLine(Result):
    """What the customer wants, and what has been reached of it."""

    objective: str
    owner: str | None
    metric: str | None
    target: str | None
    due: DayText | None
    status: Literal["reached", "measured", "overdue", "open"]
    """`measured`: at the target by the figures, and the customer has yet to confirm it; `overdue`:
    the day has passed, and no outcome on record shows that it is reached."""
    overdue_days: int
    outcomes: tuple[str, ...]
    """Outcomes measured by the metric of the objective."""
    proposed: tuple[str, ...]
    """Outcomes that share words with it; a person has to confirm."""
    our_contribution: str | None


class Unverified(Result):
    """What nobody at the customer has confirmed, apart from the documented value."""

    total: MoneyText | None
    """Never added to the documented value; null where none of it has an amount."""
    without_amount: int
    outcomes: tuple[str, ...]


class Measurement(Result):
    """When an outcome was last measured, and when it is to be again."""

    subject: str
    """The metric; the outcome where it has none."""
    last: DayText
    next_due: DayText
    overdue_days: int


class ValuePoint(Result):
    """Documented value as it was on a date."""

    date: DayText
    documented: MoneyText


class ProofLine(Result):
    """One confirmed outcome on the page for the customer."""

    text: str
    vouched_by: str
    priority: str | None
    """The customer's objective that it serves."""
    priority_owner: str | None
    priority_confirmed: bool
    """False where the objective is only proposed: it is then put as a question."""


class ExecutiveLine(Result):
    """One office of the customer, and what of the value speaks to it."""

    office: str
    office_name: str
    people: tuple[str, ...]
    """Who holds it and is still there."""
    focus: tuple[str, ...]
    """What the office wants to hear, by the playbook."""
    outcomes: tuple[str, ...]
    """Confirmed outcomes that serve a goal of the office, or that the office confirmed."""
    goals: tuple[str, ...]
    """Goals of the office that no confirmed outcome is known to serve."""


class Proof(Result):
    """The page that is read in sixty seconds; it may be shown to the customer."""

    headline: str
    lines: tuple[ProofLine, ...]
    roi: str | None
    """Null where the return is unknown, or below what the contracts cost."""
    vouched_by: tuple[str, ...]
    """Everybody who confirmed what is part of the total."""


class TrackValue(AccountResult):
    """Result of track_value."""

    outcomes: tuple[OutcomeLine, ...]
    window_from: DayText
    """The first day whose outcomes are part of the documented value."""
    documented_value: Annotated[MoneyText | None, Rule("value_documented")]
    """Null where no outcome is on record."""
    roi: Annotated[Ratio, Rule("roi")]
    unverified: Unverified
    objectives: tuple[ObjectiveLine, ...]
    measurements: tuple[Measurement, ...]
    history: tuple[ValuePoint, ...]
    """Oldest first; the last one is the documented value of the date."""
    executives: tuple[ExecutiveLine, ...]
    """What to show to whom: CEO and CFO, and others whom the value concerns."""
    proof: Proof
    notes: tuple[str, ...]
    """For our team: what weakens the proof, and what to do before the renewal."""
