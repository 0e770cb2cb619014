"""Structured values of the whole book."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from enterprise_sales.playbook.structures.base import Code, Count, Structure


class WeekKind(Structure):
    """A kind of action for the week: what it weighs, and from when before its date it counts.

    Attributes:
        code: the kind.
        weight_percent: percent of the ARR it touches.
        ahead_days: days before its date from which it counts; 0 where only what is due counts.
    """

    WORDED: ClassVar[dict[str, str]] = {"code": "week"}
    code: Code
    weight_percent: Annotated[int | float, Field(gt=0, le=100)]
    ahead_days: Count = 0
