"""The engagement of an account: whom to meet when, who is late, references."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from enterprise_sales.analyses.codes import Band
from enterprise_sales.analyses.common import AccountResult, DayText, Result, Rule

Kind = Literal[
    "save",
    "signal",
    "qbr",
    "renewal",
    "executive",
    "contact",
    "objective",
    "launch",
    "reference",
    "activity",
    "map_review",
    "plan_review",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Kinds of entries, in the order in which those of one day stand."""
OURS: tuple[Kind, ...] = ("map_review", "plan_review")
"""Kinds of entries that are of our team alone: the customer is not present."""
CriterionCode = Literal["health", "value", "nps", "advocate", "champion", "escalation", "tenure"]


class Invitee(Result):
    """Somebody at the customer."""

    id: str
    name: str


class CalendarEntry(Result):
    """One day in the calendar.

    Attributes:
        uid: stable name of the occasion: the same at every later date, so that a calendar which
            takes the entry again changes it instead of doubling it.
        code: what of its kind: `planned`, `late`, `first` or `due` of a contact, else the code of
            the milestone, signal, step or activity.
        level: seniority of the person, or of the level that an executive meeting is for.
        format: codes of how, the best first.
        subject: what the calendar shows; both sides may read it.
        content: what about; both sides may read it.
        owner: who of us sees to it.
        why: what it rests on; for our team only.
    """

    uid: str
    date: DayText
    kind: Kind
    code: str
    stakeholder: Invitee | None
    level: str | None
    format: tuple[str, ...]
    subject: str
    content: tuple[str, ...]
    owner: str
    why: str


class OverdueContact(Result):
    """A person whose contact is late, or who has never been contacted.

    Attributes:
        last_contact: null where none is on record; nothing is then late, but due at once.
        due: since when.
        days: how late; null where there has been no contact.
        next: the entry of the calendar that makes up for it, if it lies within the days asked for.
    """

    stakeholder: Invitee
    level: str
    last_contact: DayText | None
    due: DayText
    days: Annotated[int | None, Rule("contact_overdue_days")]
    next: DayText | None


class EngagementTrigger(Result):
    """What in the data asks for a contact beside the rhythm.

    Attributes:
        code: kind of the signal, code of the risk, or `after_launch`.
        date: when it was seen, or begins.
        why: a sentence.
        action: what the playbook answers; null where it is an occasion without a set answer.
        owner: who acts.
        due: by when.
    """

    code: str
    date: DayText
    why: str
    action: str | None
    owner: str | None
    due: DayText | None


class ExecutiveTouchpoints(Result):
    """Meetings at C-level against their target.

    Attributes:
        since: first day of the period that ends with the as-of date.
        held: null where no touchpoints are on record.
        target_min: null where the playbook sets none.
        to_book: short of the least; null where one of both is unknown.
        planned: meetings at C-level in the calendar, in the period that begins with the date.
    """

    since: DayText
    held: Annotated[int | None, Rule("executive_meetings")]
    target_min: int | None
    target_max: int | None
    to_book: Annotated[int | None, Rule("executive_meetings_to_book")]
    planned: int


class LevelSummary(Result):
    """How one level is met.

    Attributes:
        scope: whether the times count each person or the whole account.
        people: persons of the level who are still there.
        late: how many of them are late.
        planned: entries of the calendar with them.
        note: what has to be said of the level, such as that nobody of it is known.
    """

    level: str
    scope: Literal["account", "stakeholder"]
    times_min: int
    times_max: int
    per_days: int | None
    per_months: int | None
    format: tuple[str, ...]
    content: tuple[str, ...]
    people: int
    late: int
    planned: int
    note: str | None


class Criterion(Result):
    """One condition of a reference; `unknown` where the data does not tell."""

    code: CriterionCode
    title: str
    status: Literal["met", "not_met", "unknown"]
    actual: str | None
    needed: str


class ReferenceAsk(Result):
    """What to ask for, and of whom; without a person nobody on record fits."""

    code: str
    text: str
    stakeholder: Invitee | None
    done: bool
    """Recorded as done: an action with the origin `reference:<code>`."""


class ReferenceOffer(Result):
    """What to offer; `fits` is null where the data does not tell."""

    code: str
    text: str
    fits: bool | None
    why: str


class References(Result):
    """Whether the account can speak for us.

    Attributes:
        ready: null where no criterion fails and one is unknown.
        band: the health that decides: red under a red cap, even where the score has no band.
        ask_for: steps of the programme; none unless the account is ready.
        offer: every incentive with whether it fits.
        lacking: titles of the criteria that are not met or unknown.
    """

    ready: bool | None
    band: Band | None
    criteria: tuple[Criterion, ...]
    ask_for: tuple[ReferenceAsk, ...]
    offer: tuple[ReferenceOffer, ...]
    lacking: tuple[str, ...]


class PlanEngagement(AccountResult):
    """Result of plan_engagement.

    Attributes:
        until: last day of the calendar.
        health_band: as profile_account tells it; red, or a red cap without it, puts meetings that
            save the account first.
        untouched: people with no contact on record.
        levels: every level that has a cadence, and C-level first.
    """

    until: DayText
    days: int
    health_band: Annotated[Band | None, Rule("health_band")]
    calendar: tuple[CalendarEntry, ...]
    overdue: tuple[OverdueContact, ...]
    untouched: tuple[OverdueContact, ...]
    triggers: tuple[EngagementTrigger, ...]
    executive_touchpoints: ExecutiveTouchpoints
    levels: tuple[LevelSummary, ...]
    references: References
    notes: tuple[str, ...]
