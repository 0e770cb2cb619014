"""Currencies as files write them: codes, signs, and names in two languages."""

from __future__ import annotations

from functools import cache

from enterprise_sales.book.amount_words import SHARED, currencies


def code_of_currency(value: str) -> str | None:
    """The ISO 4217 code of a currency, from a code, a sign, or its name in English or Russian."""
    said = _said(value)
    return currencies().get(said.rstrip(".")) or _names().get(said)


def codes_of_currency(value: str) -> tuple[str, ...]:
    """All codes that `value` may mean: `$` is the sign of several; none where it is no currency."""
    code = code_of_currency(value)
    return (code, *SHARED.get(_said(value).rstrip("."), ())) if code else ()


def _said(value: str) -> str:
    return value.strip().casefold()


@cache
def _names() -> dict[str, str]:
    from babel.core import Locale

    locales = (Locale("en"), Locale("ru"))
    return {str(name).casefold(): code for one in locales for code, name in one.currencies.items()}
