"""The business review."""

from __future__ import annotations

from typing import Annotated

from enterprise_sales.analyses.codes import Gate
from enterprise_sales.analyses.common import AccountResult, DayText, MoneyText, Result, Rule
from enterprise_sales.analyses.results.people import Person
from enterprise_sales.analyses.results.steps import Step


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
    on_record: int
    """People on record, those who left too."""
    unclear: int
    """Of them those of whom it is unknown whether the relationship is active."""
    gaps: tuple[str, ...]
    """Codes: no_champion, no_leadership, only_day_to_day."""


class Ask(Result):
    """What to ask for, with what it rests on."""

    text: str
    vector: str | None
    potential_value: MoneyText | None
    gate: Gate
    reason: str | None = None
    """Why it waits, in the words of the book; null where the gate says it."""


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
    next_qbr: DayText
    """When the review is to be held: on the day it is due, within the days of grace where that day
    has passed or no review is on record."""
    qbr_late_since: DayText | None
    """The day it was due, where that day has passed."""
    agenda: tuple[AgendaLine, ...]
    value_statements: tuple[ValueStatement, ...]
    value_documented: Annotated[MoneyText | None, Rule("value_documented")]
    audience: Audience
    asks: tuple[Ask, ...]
    next_steps: tuple[Step, ...]
    checks: tuple[Check, ...]
