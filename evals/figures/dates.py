"""Dates, months, quarters and years in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from evals.figures.partial import Partial, partial
from evals.figures.quantity import DATE, NAME, Quantity
from evals.figures.words import DASH, MONTH, MONTH_ALONE, QUARTERS, month_number

Match = re.Match[str]
BLOT = "\0"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_WORD = r"(?:\s?(?:года?|году|г\.|гг\.|г(?!\w)))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?(?:го|е|му))?"
_TO = rf"(?:\s?[{DASH}]\s?|\s(?:по|до|и|to|and|through)\s)"
_FROM = rf"(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_TO})?"


def _days(match: Match) -> Iterator[Partial | None]:
    year, month = _int(match, "year"), _month(match)
    for name in ("first", "day", "last"):
        if (day := _int(match, name)) is not None:
            yield partial(year, month, day)


def _either_order(match: Match) -> Iterator[Partial | None]:
    one, other = int(match["one"]), int(match["other"])
    year = int(match["year"])
    yield partial(year, other, one)
    yield partial(year, one, other)


def _dotted(match: Match) -> Iterator[Partial | None]:
    year = int(match["year"])
    yield partial(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]))


def _in_figures(match: Match) -> Iterator[Partial | None]:
    yield partial(int(match["year"]), int(match["month"]), _int(match, "day"))


def _month_year(match: Match) -> Iterator[Partial | None]:
    yield partial(_int(match, "year"), _month(match))


def _quarter(match: Match) -> Iterator[Partial | None]:
    found = match.groupdict()
    word = next(found[name] for name in ("q", "r", "w") if found.get(name))
    year = _int(match, "year") or _int(match, "before")
    short = found.get("short")
    yield Partial(year or (2000 + int(short) if short else None), QUARTERS[word.lower()])


def _year(match: Match) -> Iterator[Partial | None]:
    yield Partial(int(match["year"]))


def _int(match: Match, name: str) -> int | None:
    text = match.groupdict().get(name)
    return int(text) if text else None


def _month(match: Match) -> int:
    return month_number(match["month"])


_KINDS: tuple[tuple[str, bool, Callable[[Match], Iterator[Partial | None]]], ...] = (
    # pattern, whether its dates are readings of one (else each is a figure of its own), reader
    (r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", True, _in_figures),
    (r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d\d)\.(?P<year>\d{4}|\d\d)(?![\d])", True, _dotted),
    (r"(?<![\d/])(?P<one>\d\d?)/(?P<other>\d\d?)/(?P<year>\d{4})(?![\d/])", True, _either_order),
    (
        rf"(?<!\d){_FROM}{_DAY}\s(?:of\s)?(?P<month>{MONTH})(?:,?\s{_YEAR}{_YEAR_WORD})?",
        False,
        _days,
    ),
    (
        rf"\b(?P<month>{MONTH})\s{_DAY}(?!\d|[.,]\d|\s?%)"
        rf"(?:\s?[{DASH}]\s?(?P<last>\d\d?)(?!\d))?(?:,?\s{_YEAR})?",
        False,
        _days,
    ),
    (rf"\b(?P<month>{MONTH}),?\s(?:of\s)?{_YEAR}{_YEAR_WORD}", True, _month_year),
    (r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d-])", True, _in_figures),
    (
        rf"\b(?:(?P<before>20\d\d)[-\s]?)?Q(?P<q>[1-4])(?:[\s{DASH}]?(?:FY)?{_YEAR}"
        r"|\s?[’'](?P<short>\d\d))?(?!\w)",
        True,
        _quarter,
    ),
    (
        r"(?<!\w)(?:(?P<q>[1-4])(?:-?[йм]\w*)?|(?P<r>I{1,3}|IV)|(?P<w>перв|втор|трет|четв[её]рт)\w+)"
        rf"\sквартал\w*(?:\s{_YEAR}{_YEAR_WORD})?",
        True,
        _quarter,
    ),
    (rf"\b(?P<w>first|second|third|fourth)\squarter(?:\s(?:of\s)?{_YEAR})?", True, _quarter),
    (rf"(?P<month>{MONTH_ALONE})", True, _month_year),
    (rf"(?<![\w.,]){_YEAR}\s?(?:года?|году|годом|г\.|гг\.)", True, _year),
    (rf"\b(?:FY\s?|year\s){_YEAR}(?!\d)", True, _year),
)
_COMPILED = tuple((re.compile(found, re.IGNORECASE), one, read) for found, one, read in _KINDS)


def dates(text: str) -> tuple[list[Quantity], str]:
    """The dates of a text, and the text with what was read blotted out.

    What is written as a date and is none, such as 31 February, is a `name` that nobody gave.
    """
    found: list[Quantity] = []
    for pattern, is_one, read in _COMPILED:
        for match in list(pattern.finditer(text)):
            found += _figures(match, tuple(read(match)), is_one=is_one)
            text = blotted(text, match.start(), match.end())
    return found, text


def blotted(text: str, start: int, end: int) -> str:
    """The text with a part that no other pattern finds again; all else stays where it is."""
    return text[:start] + BLOT * (end - start) + text[end:]


def _figures(
    match: Match, values: tuple[Partial | None, ...], *, is_one: bool
) -> Iterator[Quantity]:
    for group in (values,) if is_one else [(value,) for value in values]:
        real = tuple(value for value in group if value is not None)
        unit = DATE if real else NAME
        yield Quantity(unit, real, match[0].strip(), match.start(), match.end())
