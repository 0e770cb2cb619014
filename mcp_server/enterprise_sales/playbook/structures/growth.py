"""Structured values of targets, growth and defence."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from enterprise_sales.playbook.structures.base import (
    Code,
    Codes,
    Count,
    Number,
    Positive,
    Structure,
)


class Target(Structure):
    """A target and on which side of it one must be.

    Attributes:
        above: the value must be greater than this.
        at_least: greater or equal.
        below: smaller.
        at_most: smaller or equal; together with `at_least` a band to stay within.
        span_to: upper end of the span that the source names; to pass it is no miss.
    """

    above: Number | None = None
    at_least: Number | None = None
    below: Number | None = None
    at_most: Number | None = None
    span_to: Number | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if all(bound is None for bound in (self.above, self.at_least, self.below, self.at_most)):
            raise ValueError("give above, at_least, below or at_most")
        if self.span_to is not None and self.at_least is None:
            raise ValueError("span_to goes with at_least")
        return self

    def met(self, value: Decimal | float) -> bool:
        """Whether a value of the same unit meets the target."""
        return (
            (self.above is None or value > self.above)
            and (self.at_least is None or value >= self.at_least)
            and (self.below is None or value < self.below)
            and (self.at_most is None or value <= self.at_most)
        )


class Response(Structure):
    """What a churn signal demands: the action, who does it, within how many days."""

    WORDED: ClassVar[dict[str, str]] = {"action": "action", "owner": "role"}
    action: Code
    owner: Code
    deadline_days: Count


class MotionStep(Structure):
    """One step of selling more: what, who does it, and within how many days of the beginning."""

    WORDED: ClassVar[dict[str, str]] = {"code": "step", "owner": "role"}
    code: Code
    owner: Code
    within_days: Positive


class Resource(Structure):
    """Someone on our side: their part in the account, and what they are brought in for."""

    WORDED: ClassVar[dict[str, str]] = {"role": "role", "part": "part", "tasks": "task"}
    role: Code
    part: Code
    tasks: Codes


class Phase(Structure):
    """A stretch of the growth roadmap, in months from now; the end is not included."""

    WORDED: ClassVar[dict[str, str]] = {"code": "phase"}
    code: Code
    from_month: Count
    to_month: Positive

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.from_month >= self.to_month:
            raise ValueError("from_month must lie before to_month")
        return self


class Segment(Structure):
    """A share of the book and the way it is served; shares are percent of the accounts by ARR."""

    WORDED: ClassVar[dict[str, str]] = {"code": "segment", "motion": "motion"}
    code: Code
    share_percent: Annotated[int | float, Field(gt=0, le=100)]
    motion: Code
