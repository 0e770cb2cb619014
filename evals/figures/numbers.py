"""Numbers in a text, with currency, multiplier and unit, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from evals.figures.dates import blotted
from evals.figures.partial import Partial, partial
from evals.figures.quantity import MONEY, NUMBER, Quantity
from evals.figures.words import (
    CODES,
    CURRENCY,
    DASH,
    DASHES,
    MULTIPLIER,
    SIGN,
    UNIT,
    currency_code,
    multiplier,
    unit_code,
)

_NUMBER = re.compile(
    rf"(?:(?P<before>(?:{SIGN})|(?-i:\b(?:{CODES})))\s?)?"
    rf"(?:(?<![\w%.,)])(?P<sign>[+−-])(?P<within>{SIGN})?)?"
    r"(?(before)|(?<!\w))(?<!\d[.,])(?P<number>(?:\d{1,3}(?:[ '’]\d{3})+(?!\d)|\d+)(?:[.,]\d+)*)"
    rf"(?:[\s{DASH}]?(?P<times>{MULTIPLIER}))?"
    rf"(?:\s?(?P<after>{CURRENCY}))?"
    rf"(?:[\s{DASH}]?(?P<unit>{UNIT}))?"
    r"(?!\w)(?![.,]\d)",
    re.IGNORECASE,
)
_TO = re.compile(rf"\s?[{DASH}…]\s?|\s?\.\.\.?\s?|\s(?:до|to|and|и)\s", re.IGNORECASE)
_FROM = re.compile(r"(?:\bот|\bс|from|between|между)\s\W?$", re.IGNORECASE)
_SINCE, _UNTIL = 1990, 2100
"""Between these a bare number of four digits can be a year."""


def numbers(text: str, language: str) -> tuple[list[Quantity], str]:
    """The numbers of a text, and the text with what was read blotted out.

    Args:
        text: with ordinary blanks.
        language: ru or en; says whether 1,858 is a decimal or a thousand and more.
    """
    found = [read for match in _NUMBER.finditer(text) if (read := _read(match, language))]
    for one in found:
        text = _without(text, one)
    return list(_with_ranges(found, text)), text


def _without(text: str, one: Quantity) -> str:
    return blotted(text, one.start, one.end)


def _read(match: re.Match[str], language: str) -> Quantity | None:
    currency = match["before"] or match["within"] or match["after"]
    shown = value_of(match["number"], language, foreign=bool(match["before"] or match["within"]))
    if shown is None:
        return None
    factor = multiplier(match["times"])
    number = shown * factor
    unit = unit_code(match["unit"]) or (MONEY if currency else NUMBER)
    return Quantity(
        unit=unit,
        values=(number, *_as_date(match, unit)),
        text=match[0].strip(),
        start=match.start(),
        end=match.end(),
        step=Decimal(1).scaleb(int(shown.as_tuple().exponent)) * factor,
        sign={"+": 1, "-": -1, "−": -1}.get(match["sign"] or "", 0),
        currency=currency_code(currency) if currency else None,
    )


def _as_date(match: re.Match[str], unit: str) -> Iterator[Partial]:
    """A bare 2026 can be a year, a bare 30.09 a day."""
    digits = match["number"]
    if unit != NUMBER or match["times"] or match["sign"]:
        return
    if re.fullmatch(r"\d{4}", digits) and _SINCE <= int(digits) <= _UNTIL:
        yield Partial(int(digits))
    day = re.fullmatch(r"(\d\d)\.(\d\d)", digits)
    if day and (found := partial(None, int(day[2]), int(day[1]))):
        yield found


def value_of(shown: str, language: str, *, foreign: bool = False) -> Decimal | None:
    """The number that digits with separators mean; None where they mean none (1.2.3).

    Args:
        shown: such as “1 858 000,00”, “1,858,000.00”, “42.5”.
        language: ru or en.
        foreign: whether a currency sign stands before it, as in English texts.
    """
    digits = re.sub(r"[ '’]", "", shown)
    separators = re.findall(r"[.,]", digits)
    if not separators:
        return Decimal(digits)
    last = separators[-1]
    if len(set(separators)) > 1:
        return _decimal(digits, last) if separators.count(last) == 1 else None
    groups = re.split(r"[.,]", digits)
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if len(separators) > 1:
        return Decimal("".join(groups)) if thousands else None
    english = language == "en" or foreign
    if last == "," and english and thousands and groups[0] != "0":
        return Decimal("".join(groups))
    return _decimal(digits, last)


def _decimal(digits: str, mark: str) -> Decimal:
    whole, _, part = digits.rpartition(mark)
    return Decimal(re.sub(r"[.,]", "", whole) + "." + part)


def _with_ranges(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """“35–55 %” says percent of both, “1,2–1,5 млн ₽” millions and roubles."""
    ranges = {i for i, (one, other) in enumerate(pairwise(found)) if _range(one, other, text)}
    for i, one in enumerate(found):
        if i in ranges:
            one = _like(one, found[i + 1])
        if i - 1 in ranges and one.unit == NUMBER and found[i - 1].unit == MONEY:
            one = replace(one, unit=MONEY, currency=found[i - 1].currency)
        yield one


def _range(one: Quantity, other: Quantity, text: str) -> bool:
    between = text[one.end : other.start]
    if not _TO.fullmatch(between) or other.start <= one.end:
        return False
    if between.strip() in set(DASHES) | {"…", "..", "..."}:
        return between.strip() == between
    if between.strip().lower() in ("to", "до"):
        return True
    return bool(_FROM.search(text[: one.start]))


def _like(one: Quantity, other: Quantity) -> Quantity:
    unit = other.unit if one.unit == NUMBER else one.unit
    factor = _factor(other)
    if factor > 1 and _factor(one) == 1 and one.unit in (NUMBER, MONEY):
        values = tuple(v * factor for v in one.values if isinstance(v, Decimal))
        one = replace(one, values=values, step=one.step * factor)
    shown = one.values if unit == NUMBER else one.values[:1]
    return replace(one, unit=unit, values=shown, currency=one.currency or other.currency)


def _factor(one: Quantity) -> Decimal:
    words = re.search(rf"(?:{MULTIPLIER})", one.text, re.IGNORECASE)
    return multiplier(words[0]) if words else Decimal(1)
