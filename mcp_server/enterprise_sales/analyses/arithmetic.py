"""Exact shares and changes, rounded half-even once, at the end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from enterprise_sales.book.money import exponent

Number = int | float
"""Floats count as they are written: 0.1 is one tenth."""
HUNDRED = 100


def exact(value: Number) -> Fraction:
    """A number as it is written, not as binary holds it."""
    return Fraction(str(value))


def share_of(amount: int, percent: Number) -> int:
    """So many percent of an amount in minor units."""
    return round(amount * exact(percent) / HUNDRED)


def part_of(amount: int, part: Number, whole: Number) -> int:
    """An amount in minor units by the rule of three."""
    return round(amount * exact(part) / exact(whole))


def in_percent(part: Number, whole: Number) -> float | None:
    """What percent the part is of the whole, unrounded, to be held to a limit; None of nothing."""
    return float(exact(part) * HUNDRED / exact(whole)) if whole else None


def percent_change(before: Number, after: Number, decimals: int) -> float | None:
    """By how many percent a figure has changed; unknown from nothing."""
    if not before:
        return None
    change = (exact(after) - exact(before)) * HUNDRED / abs(exact(before))
    return float(round(change, decimals))


def minor_units(amount: str, currency: str) -> int:
    """A result's decimal string as minor units: `42500.00` in USD is 4250000."""
    return int(Decimal(amount).scaleb(exponent(currency)))
