"""Estimates as they are shown: no more exact than they are."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from enterprise_sales.documents.voice import Voice

SMALL = Decimal(1000)
"""Below it an estimate is shown in whole units, from it on in hundreds; presentation only."""


def estimate(amount: str, voice: Voice) -> str:
    """An estimated amount, rounded, with its sign."""
    value = Decimal(amount)
    step = Decimal(1) if abs(value) < SMALL else Decimal(100)
    rounded = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return f"≈ {voice.money(str(rounded))}"
