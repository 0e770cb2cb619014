"""Factors between currencies, by the latest rate not after the date."""

from __future__ import annotations

from datetime import date

from enterprise_sales.book import Book
from enterprise_sales.book.money import UNKNOWN_CURRENCY, exponent
from enterprise_sales.book.rows import ExchangeRate


def latest_rates(book: Book, as_of: date) -> dict[str, float]:
    """Currency → price of one unit in the reporting currency, as of a date.

    Where the book names no reporting currency, only those it has rates for are known.
    """
    named = book.reporting_currency != UNKNOWN_CURRENCY
    found = {book.reporting_currency: 1.0} if named else {}
    known = [rate for rate in book.rows(ExchangeRate) if rate.date <= as_of and rate.rate > 0]
    for rate in sorted(known, key=lambda row: row.date):
        if rate.currency.upper() != book.reporting_currency:
            found[rate.currency.upper()] = rate.rate
    return found


def factors_to(book: Book, as_of: date, target: str) -> dict[str, float]:
    """Currency → factor from its minor units to those of `target`; 1.0 for itself."""
    rates = latest_rates(book, as_of)
    return {code: _factor(code, target, rates) for code in _known(book, target, rates)}


def factors_from(book: Book, as_of: date, origin: str) -> dict[str, float]:
    """Currency → factor from the minor units of `origin` to its own; 1.0 for itself."""
    rates = latest_rates(book, as_of)
    return {code: _factor(origin, code, rates) for code in _known(book, origin, rates)}


def _known(book: Book, anchor: str, rates: dict[str, float]) -> list[str]:
    """Currencies of accounts that can be turned into the anchor, or it into them.

    A price list and an account that both name no currency are of the book's one unnamed currency.
    """
    used = sorted({*book.currencies.values()})
    return [code for code in used if code == anchor or (code in rates and anchor in rates)]


def _factor(origin: str, target: str, rates: dict[str, float]) -> float:
    if origin == target:
        return 1.0
    return rates[origin] / rates[target] * 10.0 ** (exponent(target) - exponent(origin))
