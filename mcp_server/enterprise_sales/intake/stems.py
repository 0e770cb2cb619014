"""Words without their endings: `сделки` and `сделка` meet (Snowball, English and Russian)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_RUSSIAN = re.compile("[а-я]")
_KEPT = 8192


@lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """A word in lower case without its ending, by the alphabet that it is written in."""
    language = "russian" if _RUSSIAN.search(word) else "english"
    return str(_stemmer(language).stemWord(word))


def stems(words: str) -> str:
    """An expression stem by stem."""
    return " ".join(stem(word) for word in words.casefold().replace("ё", "е").split())


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(language)
