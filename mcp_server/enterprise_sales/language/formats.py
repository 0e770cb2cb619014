"""Money, dates, percentages and numbers as CLDR writes them (through Babel, imported late)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from babel.core import Locale

NO_CURRENCY = "XXX"
"""ISO 4217's own code for "no currency"."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
_WIDE = Context(prec=400, rounding=ROUND_HALF_EVEN)
"""Room for every float there is, whatever the caller has set."""
_SHARED = "$£¥"
"""Signs of several currencies."""
_KEPT = 4096
"""Texts kept of each kind: documents say the same figures several times."""
_TYPESET = {"ru": "\N{MINUS SIGN}"}
"""Languages whose typography has signs where CLDR has a hyphen or a code, and their minus."""
_SHORT_DAY = {"ru": "short"}
"""CLDR's short form where it shows the whole year; elsewhere the medium one."""


def from_minor(minor: int, currency: str) -> Decimal:
    """The amount in whole units of its currency."""
    return Decimal(minor).scaleb(-_digits(currency))


@lru_cache(maxsize=_KEPT)
def money(amount: Decimal, currency: str, language: str) -> str:
    """An amount with its sign; no minor units where they are nought."""
    from babel.numbers import format_currency

    with localcontext(_WIDE):
        shown = _rounded(amount, _digits(currency))
        digits = 0 if shown == shown.to_integral_value() else _digits(currency)
        form = _money_pattern(currency, language).replace("0.00", _places(digits))
        text = format_currency(shown, currency, form, _locale(language), currency_digits=False)
        return _signed(str(text), language)


@lru_cache(maxsize=_KEPT)
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


@lru_cache(maxsize=_KEPT)
def percent(value: float | Decimal, decimals: int, language: str) -> str:
    """Percent from 0 to 100, with at most `decimals` digits after the sign."""
    from babel.numbers import format_percent

    form = _locale(language).percent_formats[None].pattern
    form = form.replace("#,##0", f"#,##0{_optional(decimals)}")
    with localcontext(_WIDE):
        shown = _rounded(_exact(value), decimals)
        return _signed(str(format_percent(shown / 100, form, _locale(language))), language)


@lru_cache(maxsize=_KEPT)
def number(value: float | Decimal, decimals: int, language: str) -> str:
    """A number with at most `decimals` digits after the sign."""
    from babel.numbers import format_decimal

    with localcontext(_WIDE):
        shown = _rounded(_exact(value), decimals)
        form = f"#,##0{_optional(decimals)}"
        return _signed(str(format_decimal(shown, form, _locale(language))), language)


def listed(items: list[str], language: str) -> str:
    """Items with commas and the language's "and"."""
    from babel.lists import format_list

    return str(format_list(items, locale=_locale(language)))


def _money_pattern(currency: str, language: str) -> str:
    """CLDR's pattern with the currency's sign, with a space where letters would touch digits."""
    locale = _locale(language)
    pattern = str(locale.currency_formats["standard"].pattern)
    sign = currency_sign(currency, language)
    spaced = pattern.replace("¤#", f"¤{_NO_BREAK}#") if sign[-1].isalpha() else pattern
    return spaced.replace("¤", sign) if _is_sign(sign) else spaced


@cache
def currency_sign(currency: str, language: str) -> str:
    """The sign of a currency; where the language has none, the one of its own country: ₸ for KZT.

    The code stays where the sign is not the currency's alone, as $ would be for ARS.
    """
    from babel.numbers import get_currency_symbol

    own = str(get_currency_symbol(currency, _locale(language)))
    if own != currency or language not in _TYPESET:
        return own
    signs = {str(get_currency_symbol(currency, _locale(each))) for each in _speakers(currency)}
    alone = sorted(sign for sign in signs if _is_sign(sign) and sign not in _SHARED)
    return alone[0] if alone else currency


def _speakers(currency: str) -> list[str]:
    """The official languages of the country that a currency's code begins with."""
    from babel.languages import get_official_languages
    from babel.localedata import exists

    return [name for name in get_official_languages(currency[:2]) if exists(name)]


def _is_sign(text: str) -> bool:
    return len(text) == 1 and category(text) == "Sc"


def _signed(text: str, language: str) -> str:
    """The text of a number with the language's own minus."""
    return text.replace("-", _TYPESET.get(language, "-"), 1)


def _places(digits: int) -> str:
    return f"0.{'0' * digits}" if digits else "0"


def _optional(decimals: int) -> str:
    return f".{'#' * decimals}" if decimals else ""


def _exact(value: float | Decimal) -> Decimal:
    """The number as it is written, not as binary holds it: 56.25 is halfway."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Half-even, and nought without a sign."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals))
    return rounded if rounded else abs(rounded)


@cache
def _digits(currency: str) -> int:
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


@cache
def _locale(language: str) -> Locale:
    from babel.core import Locale

    return Locale(language)
