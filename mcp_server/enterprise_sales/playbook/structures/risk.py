"""Structured values of the risk register."""

from __future__ import annotations

from typing import ClassVar, Literal

from enterprise_sales.playbook.structures.base import Code, Structure


class RiskWeight(Structure):
    """How grave a risk is that a rule sees.

    Attributes:
        code: the risk.
        likelihood: that the customer leaves over it.
        impact: if it does.
    """

    WORDED: ClassVar[dict[str, str]] = {"code": "condition"}
    code: Code
    likelihood: Literal["low", "medium", "high"]
    impact: Literal["low", "medium", "high", "critical"]
