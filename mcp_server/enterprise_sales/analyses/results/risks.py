"""Risks and early warnings."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.common import DayText, Result

RiskLevel = Literal["low", "medium", "high", "critical"]
Trigger = Literal["level", "overdue", "holds_red"]
WarningGroup = Literal["churn", "adoption"]
WarningStatus = Literal["firing", "clear", "unknown"]


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
    score: int | None = None
    """Likelihood times impact; null where one of them is unknown."""
    level: RiskLevel | None = None
    """Null where the score is."""
    overdue_days: int = 0
    """Days past the due date."""
    escalate: tuple[Trigger, ...] = ()
    """What takes it to the next level up: its level, its being overdue, or that it holds the
    account at red."""
    escalate_to: str | None = None
    """To whom, a name or a role in words; null where nothing escalates it."""


class WarningLine(Result):
    """One early warning of the sources, checked against the book."""

    code: str
    group: WarningGroup
    text: str
    status: WarningStatus
    origin: Literal["signal", "rule"] | None
    """Who saw it: a person who recorded a signal, or a rule over the data."""
    evidence: str
    """What the data shows; where it is unknown, why."""
    since: DayText | None
    action: str
    """What it demands as soon as it fires."""
    owner: str
    deadline_days: int
    """Within so many days of its being seen."""
    due: DayText | None
    """The deadline of one that fires, where the day on which it began is known."""
    overdue_days: int
    tables: tuple[str, ...]
    """Where it is unknown: the tables that would tell."""
