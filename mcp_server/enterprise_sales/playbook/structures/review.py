"""Structured values of business reviews and of contacts."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from enterprise_sales.playbook.structures.base import (
    Code,
    Codes,
    Content,
    Level,
    Positive,
    Scope,
    Structure,
    Tier,
)


class AgendaItem(Structure):
    """One item of a business review: what, how many minutes, and what fills it."""

    WORDED: ClassVar[dict[str, str]] = {"code": "agenda"}
    code: Code
    minutes: Positive
    content_from: Content


class Cadence(Structure):
    """How often people of one level are met.

    Attributes:
        level: seniority.
        tier: the account tier it holds for; None: every tier.
        scope: whether the times count a person (`stakeholder`) or all of the level (`account`).
        times_min: at least so many times a period.
        times_max: and up to so many.
        per_days: the period in days; or
        per_months: in calendar months.
        format: how, as codes.
        content: what about, as codes.
    """

    WORDED: ClassVar[dict[str, str]] = {"format": "format", "content": "content"}
    level: Level
    tier: Tier | None = None
    scope: Scope
    times_min: Positive
    times_max: Positive
    per_days: Positive | None = None
    per_months: Positive | None = None
    format: Codes
    content: Codes

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.per_days is None) == (self.per_months is None):
            raise ValueError("give either per_days or per_months")
        if self.times_min > self.times_max:
            raise ValueError("times_min lies above times_max")
        return self


class ExecutiveFocus(Structure):
    """What one executive role cares about, and how it is met.

    Attributes:
        focus: what the role answers for.
        meetings: the occasions that suit it.
        content: what to bring.
        value: what we are to this role.
    """

    WORDED: ClassVar[dict[str, str]] = {
        "focus": "focus",
        "meetings": "meeting",
        "content": "content",
        "value": "value",
    }
    focus: Codes
    meetings: Codes
    content: Codes
    value: Code
