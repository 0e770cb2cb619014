"""The structured values of a playbook: milestones, agenda items, cadences, targets and the like.

Each model names in `WORDED` which of its fields are codes with a wording, and of which kind.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Codes = Annotated[tuple[Code, ...], Field(strict=False, min_length=1)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
Level = Literal["c_level", "vp", "director", "individual"]
Tier = Literal["strategic", "growth", "base"]
Scope = Literal["account", "stakeholder"]
Content = Literal[
    "actions",
    "usage",
    "outcomes",
    "objectives",
    "roadmap",
    "expansion",
    "renewal",
    "next_steps",
]
Number = Annotated[int | float, Field(ge=0, allow_inf_nan=False)]


class Structure(BaseModel):
    """Base of every structured value: frozen, strict, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    WORDED: ClassVar[dict[str, str]] = {}


class Offset(Structure):
    """How long before the end of a contract: whole days, or calendar months."""

    days: Count | None = None
    months: Count | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.days is None) == (self.months is None):
            raise ValueError("give either days or months")
        return self


class Milestone(Structure):
    """One action of the renewal plan; the rows of one date share their code.

    Attributes:
        code: the milestone, such as `t_180` or `m_12`.
        offset_days: days before the end of the contract; or
        offset_months: calendar months before it.
        action: what is done, a code with a wording.
        owner: the role that does it.
    """

    WORDED = {"action": "action", "owner": "role"}
    code: Code
    offset_days: Count | None = None
    offset_months: Count | None = None
    action: Code
    owner: Code

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.offset_days is None) == (self.offset_months is None):
            raise ValueError("give either offset_days or offset_months")
        return self

    @property
    def offset(self) -> Offset:
        """The same as an offset."""
        return Offset(days=self.offset_days, months=self.offset_months)


class CompressedStep(Structure):
    """How far one milestone can be shortened once the window has begun.

    Attributes:
        milestone: code of a milestone of the plan.
        min_days: the least number of days that it takes.
        merge_into: the milestone it may be held together with, if any.
    """

    milestone: Code
    min_days: Count
    merge_into: Code | None = None


class Engage(Structure):
    """Who is brought into a renewal, and from which milestone on."""

    WORDED = {"who": "role"}
    who: Code
    milestone: Code


class Mitigation(Structure):
    """What answers a renewal risk: a code, and the signals or gaps that call for it."""

    WORDED = {"code": "mitigation", "when": "condition"}
    code: Code
    when: Codes


class AgendaItem(Structure):
    """One item of a business review: what, how many minutes, and what fills it."""

    WORDED = {"code": "agenda"}
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

    WORDED = {"format": "format", "content": "content"}
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

    WORDED = {"action": "action", "owner": "role"}
    action: Code
    owner: Code
    deadline_days: Count


class ExecutiveFocus(Structure):
    """What one executive role cares about, and how it is met.

    Attributes:
        focus: what the role answers for.
        meetings: the occasions that suit it.
        content: what to bring.
        value: what we are to this role.
    """

    WORDED = {"focus": "focus", "meetings": "meeting", "content": "content", "value": "value"}
    focus: Codes
    meetings: Codes
    content: Codes
    value: Code


class Phase(Structure):
    """A stretch of the growth roadmap, in months from now; the end is not included."""

    WORDED = {"code": "phase"}
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

    WORDED = {"code": "segment", "motion": "motion"}
    code: Code
    share_percent: Annotated[int | float, Field(gt=0, le=100)]
    motion: Code
