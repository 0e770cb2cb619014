"""Risks."""

from __future__ import annotations

from typing import Literal

from enterprise_sales.analyses.common import DayText, Result


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
