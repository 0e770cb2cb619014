"""The parts of an account: its business units and products."""

from __future__ import annotations

from typing import Annotated, Literal

from enterprise_sales.analyses.codes import Trend
from enterprise_sales.analyses.common import DayText, MoneyText, Ratio, Result, Rule

PartKind = Literal["business_unit", "product"]


class StatusCount(Result):
    """How many pairs of unit and product stand at a status."""

    status: str
    count: int


class HealthPart(Result):
    """One business unit or product: its usage, by the same rule as the account's.

    It has no band: the other parts of the health score cannot be told apart by unit or product.
    """

    kind: PartKind
    code: str
    """Name of the unit, or id of the product."""
    name: str
    usage_score: Annotated[float | None, Rule("usage_score")]
    low: Annotated[float, Rule("usage_low")]
    high: Annotated[float, Rule("usage_high")]
    trend: Trend | None
    """Of the usage score, against the date that the trend of health is held to."""
    gap: float | None
    """Points below the usage component of the account; negative where the part is better."""
    weak: bool
    """So far below the account that it stands out (`churn.parts.worse_points`)."""
    month: DayText | None
    """The month of the counts."""
    users: Ratio
    """Active out of licensed users."""
    features: Ratio
    arr: MoneyText | None
    """Annual value of the running contracts that name the part; null where none does."""
    positions: tuple[StatusCount, ...]


class UserFigure(Result):
    """A number of active users, and where it comes from."""

    source: Literal["positions", "usage"]
    """`positions`: as each position says; `usage`: the latest full month that was counted."""
    active: int
    month: DayText | None
