"""The months as English and Russian write them."""

from __future__ import annotations

from functools import cache

LANGUAGES = ("en", "ru")
SHORTEST = 3
"""Letters by which a month is known in both languages: Jun and Jul, май and мар."""


@cache
def months() -> dict[str, str]:
    """Every name and its beginnings, in small letters → the number of the month.

    CLDR's names, in the nominative and in the genitive: `март`, `марта`, `мар`, `сент`, `Sept`.
    """
    from babel.dates import get_month_names

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for number, name in get_month_names("wide", context, language).items():
                plain = name.lower()
                for end in range(SHORTEST, len(plain) + 1):
                    found[plain[:end]] = str(number)
    return found
