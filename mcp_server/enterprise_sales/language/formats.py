"""Money, dates, percentages and numbers as CLDR writes them (through Babel, imported late)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale

NO_CURRENCY = "XXX"
"""ISO 4217's own code for "no currency"."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT_DAY = {"ru": "short"}
"""CLDR's short form where it shows the whole year; elsewhere the medium one."""


def from_minor(minor: int, currency: str) -> Decimal:
    """The amount in whole units of its currency."""
    return Decimal(minor).scaleb(-_digits(currency))


def money(amount: Decimal, currency: str, language: str) -> str:
    """An amount with its sign; no minor units where they are nought."""
    from babel.numbers import format_currency

    whole = amount == amount.to_integral_value()
    digits = 0 if whole else _digits(currency)
    pattern = _money_pattern(currency, language).replace("0.00", _places(digits))
    return str(
        format_currency(
            amount, currency, format=pattern, locale=_locale(language), currency_digits=False
        )
    )


def day(value: date, form: str, language: str) -> str:
    """A date in one of CLDR's forms or patterns."""
    from babel.dates import format_date

    return str(format_date(value, form, locale=_locale(language)))


def day_short(value: date, language: str) -> str:
    """A date in few signs with the whole year."""
    return day(value, _SHORT_DAY.get(language, "medium"), language)


def moment(at: datetime, language: str) -> str:
    """A moment in UTC, to the minute.

    Raises:
        ValueError: it has no time zone.
    """
    if at.utcoffset() is None:
        raise ValueError("a moment needs a time zone")
    utc = at.astimezone(UTC)
    return f"{day(utc.date(), 'long', language)}, {utc:%H:%M}{_NO_BREAK}UTC"


def percent(value: float | Decimal, decimals: int, language: str) -> str:
    """Percent from 0 to 100, with at most `decimals` digits after the sign."""
    from babel.numbers import format_percent

    pattern = _locale(language).percent_formats[None].pattern
    pattern = pattern.replace("#,##0", f"#,##0{_optional(decimals)}")
    return str(format_percent(_exact(value) / 100, format=pattern, locale=_locale(language)))


def number(value: float | Decimal, decimals: int, language: str) -> str:
    """A number with at most `decimals` digits after the sign."""
    from babel.numbers import format_decimal

    pattern = f"#,##0{_optional(decimals)}"
    return str(format_decimal(_exact(value), format=pattern, locale=_locale(language)))


def listed(items: list[str], language: str) -> str:
    """Items with commas and the language's "and"."""
    from babel.lists import format_list

    return str(format_list(items, locale=_locale(language)))


def _money_pattern(currency: str, language: str) -> str:
    """CLDR's pattern, with a space where a code of letters would touch the digits."""
    from babel.numbers import get_currency_symbol

    locale = _locale(language)
    pattern = str(locale.currency_formats["standard"].pattern)
    touches = get_currency_symbol(currency, locale)[-1].isalpha()
    return pattern.replace("¤#", f"¤{_NO_BREAK}#") if touches else pattern


def _places(digits: int) -> str:
    return f"0.{'0' * digits}" if digits else "0"


def _optional(decimals: int) -> str:
    return f".{'#' * decimals}" if decimals else ""


def _exact(value: float | Decimal) -> Decimal:
    """The number as it is written, not as binary holds it: 56.25 is halfway."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


@cache
def _digits(currency: str) -> int:
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


@cache
def _locale(language: str) -> Locale:
    from babel.core import Locale

    return Locale(language)
