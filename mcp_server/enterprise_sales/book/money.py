"""Money as integer minor units (ISO 4217)."""

from __future__ import annotations

from functools import cache

UNKNOWN_CURRENCY = "XXX"
"""ISO 4217's own code for "no currency": nothing is assumed where none is given."""


@cache
def exponent(currency: str) -> int:
    """How many digits the minor unit of `currency` has: 2 for USD, 0 for JPY, 3 for KWD."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


@cache
def is_currency(code: str) -> bool:
    """Whether `code` is a currency that CLDR knows."""
    from babel.core import Locale

    return code in Locale("en").currencies


def to_decimal_text(minor: int, currency: str) -> str:
    """The amount as a decimal string: 4250000 and USD give `42500.00`."""
    digits = exponent(currency)
    sign, units = ("-" if minor < 0 else ""), abs(minor)
    if digits == 0:
        return f"{sign}{units}"
    whole, fraction = divmod(units, 10**digits)
    return f"{sign}{whole}.{fraction:0{digits}d}"
