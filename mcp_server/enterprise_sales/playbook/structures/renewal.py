"""Structured values of a renewal."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from enterprise_sales.playbook.structures.base import Code, Codes, Count, Structure


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

    WORDED: ClassVar[dict[str, str]] = {"action": "action", "owner": "role"}
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

    WORDED: ClassVar[dict[str, str]] = {"who": "role"}
    who: Code
    milestone: Code


class Mitigation(Structure):
    """What answers a renewal risk: a code, and the signals or gaps that call for it."""

    WORDED: ClassVar[dict[str, str]] = {"code": "mitigation", "when": "condition"}
    code: Code
    when: Codes
