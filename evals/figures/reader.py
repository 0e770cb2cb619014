"""All figures of a text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from evals.figures.dates import BLOT, blotted, dates
from evals.figures.numbers import numbers
from evals.figures.quantity import NAME, TIME, Quantity
from evals.figures.spelled import in_digits
from evals.figures.words import DASH

_TOKEN = re.compile(r"[\w./:@#%&=?+~\\-]*\d[\w./:@#%&=?+~\\-]*")
_LIST_NUMBER = re.compile(r"^[ \t>]*(?:#+\s*)?(\d{1,2})(?:[.)])(?=\s|$)", re.MULTILINE)
_STEP = re.compile(
    r"\b(?:шаг|этап|пункт|вариант|приоритет|step|stage|option|priority)\s№?(\d{1,2})(?![\d.,]*\d|\s?%)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<![\w.,])(?:\d|1\d|20)(?:st|nd|rd|th|-?(?:ый|ой|й|ая|я|ое|ые|ых|го|му|е))(?!\w)",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"\b(?:24/7|3\s?[×xх]\s?3|1:1|B2[BC]|B2B2C|360°)(?!\w)", re.IGNORECASE)
_BEFORE_THE_END = re.compile(rf"(?<!\w)[TТ]\s?[{DASH}−]\s?(\d{{1,3}})(?!\w)")
_TIME = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_LEFT = re.compile(rf"[^\s{BLOT}]*[\d¼-¾⅐-⅞Ⅰ-ↈ][^\s{BLOT}]*")
Known = Callable[[str], bool]


def plain(text: str) -> str:
    """The text with ordinary blanks, and without emphasis and the marks of code."""
    text = unicodedata.normalize("NFC", html.unescape(text))
    text = re.sub(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " ", text)
    text = re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", text)
    return re.sub(r"\*+|`+|(?<!\w)_+|_+(?!\w)", "", text)


def language_of(text: str) -> str:
    """`ru` where most letters are Cyrillic, else `en`."""
    letters = [letter for letter in text if letter.isalpha()]
    return "ru" if 2 * sum("Ѐ" <= letter <= "ӿ" for letter in letters) > len(letters) else "en"


def quantities(
    text: str, *, language: str | None = None, known: Known = lambda _: False
) -> list[Quantity]:
    """The figures of a text in the order in which they stand; positions are those in `plain(text)`.

    Numbers of lists and steps, ordinals to 20, “24/7” and “3 × 3” are no figures. Whatever else
    holds a digit is one: what cannot be read as a number or a date is a `name`.

    Args:
        text: of a person, a model or a tool.
        language: ru or en; else that of most letters.
        known: whether a name with digits (an id, a path) was given to whoever wrote the text.
    """
    text = plain(text)
    language = language or language_of(text)
    text = in_digits(_without_names(text, known))
    for pattern in (_LIST_NUMBER, _STEP, _IDIOM):
        text = pattern.sub(lambda match: BLOT * len(match[0]), text)
    times, text = _found(_TIME, text, TIME)
    days, text = dates(text)
    text = _ORDINAL.sub(lambda match: BLOT * len(match[0]), text)
    before, text = _found(_BEFORE_THE_END, text, "days")
    counted, text = numbers(text, language)
    left, _ = _found(_LEFT, text, NAME)
    return sorted(times + days + before + counted + left, key=lambda one: one.start)


def _without_names(text: str, known: Known) -> str:
    for match in list(_TOKEN.finditer(text)):
        name = match[0].strip(".,:;/?-")
        if re.search(r"[^\W\d_]", name) and known(name):
            start = match.start() + match[0].index(name)
            text = blotted(text, start, start + len(name))
    return text


def _found(pattern: re.Pattern[str], text: str, unit: str) -> tuple[list[Quantity], str]:
    found = [_quantity(match, unit) for match in pattern.finditer(text)]
    return found, pattern.sub(lambda match: BLOT * len(match[0]), text)


def _quantity(match: re.Match[str], unit: str) -> Quantity:
    values = (Decimal(match[1]),) if unit == "days" else ()
    return Quantity(unit, values, match[0], match.start(), match.end())
