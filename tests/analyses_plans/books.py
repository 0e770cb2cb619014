"""Small books for plans: what `analyses_profile` writes, and rows of renewals and reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..analyses_profile.facts import CONTRACT, PERSON, PRODUCT, UNIT, green, red, yellow
from ..analyses_profile.samples import ENTERPRISE, EXECUTION, STRATEGIC, D, context, playbook

__all__ = [
    "CONTRACT",
    "ENTERPRISE",
    "EXECUTION",
    "PERSON",
    "PRODUCT",
    "STRATEGIC",
    "UNIT",
    "D",
    "context",
    "contract",
    "day",
    "green",
    "playbook",
    "red",
    "yellow",
]
PLAYBOOKS = (STRATEGIC, ENTERPRISE, EXECUTION)


def contract(**cells: Any) -> dict[str, Any]:
    """A contract of the account, with some cells of its own."""
    return {**CONTRACT, **cells}


def day(text: str) -> date:
    """A date as people write it in a test."""
    return date.fromisoformat(text)
