"""A playbook as the scorecard reads it."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.book.money import exponent
from enterprise_sales.playbook import Playbook

TIER_CURRENCY = "tier.currency"


@dataclass(frozen=True)
class PlaybookValues:
    """Numbers and codes of a playbook; money in minor units of the tier currency."""

    playbook: Playbook

    def number(self, path: str) -> float:
        """A number."""
        return float(self.playbook.number(path))

    def integer(self, path: str) -> int:
        """A whole number."""
        return self.playbook.integer(path)

    def text(self, path: str) -> str:
        """A text or code."""
        return self.playbook.text(path)

    def texts(self, path: str) -> tuple[str, ...]:
        """A list of texts or codes."""
        return self.playbook.texts(path)

    def minor(self, path: str) -> int:
        """Money as minor units of the tier currency."""
        digits = exponent(self.text(TIER_CURRENCY))
        return int(self.playbook.money(path).scaleb(digits))
