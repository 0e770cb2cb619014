"""A header as the words that it is made of: `ARR_Amount (USD)` is arr, amount and a currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from enterprise_sales.intake.stems import stem
from enterprise_sales.intake.vocabulary import Words, words

_HUMP = re.compile(
    r"(?<=[a-zа-яё0-9])(?=[A-ZА-ЯЁ])"  # annualValue
    r"|(?<=[A-ZА-ЯЁ])(?=[A-ZА-ЯЁ][a-zа-яё])"  # ARRAmount
)
_REPEATED = re.compile(r" \([0-9]+\)$")
_CUSTOM = re.compile(r"__[cr]$")
_LONGEST = 3
"""Words of the longest expression that counts as one."""
_KEPT = 8192


@dataclass(frozen=True)
class Header:
    """What a header says.

    Attributes:
        plain: its words in lower case, one space between.
        stems: the words without endings, those that say nothing left out.
        meaning: the same with every synonym under one name, in no order.
        weak: those of the meaning that change little.
        currency: the currency that it names.
        scaled: it names thousands or millions: its cells are not whole amounts.
    """

    plain: str
    stems: tuple[str, ...]
    meaning: frozenset[str]
    weak: frozenset[str]
    currency: str | None
    scaled: bool

    @property
    def close(self) -> str:
        """Its words without blanks: `CLOSEDATE` is `Close Date`."""
        return self.plain.replace(" ", "")


@lru_cache(maxsize=_KEPT)
def header(text: str) -> Header:
    """The words of a header, in whatever case and spelling it is written."""
    known = words()
    plain = _plain(text, known)
    said, currency = _without_currency(plain, known)
    stemmed = tuple(stem(word) for word in said)
    bare = tuple(one for one in stemmed if one not in known.silent) or stemmed
    meaning = _meaning(stemmed, known)
    return Header(
        plain=" ".join(plain),
        stems=tuple(one for one in bare if one not in known.scales),
        meaning=(meaning - known.silent - known.scales) or meaning,
        weak=frozenset(one for one in meaning if one in known.weak or one.isdigit()),
        currency=currency,
        scaled=any(one in known.scales for one in stemmed),
    )


def _plain(text: str, known: Words) -> tuple[str, ...]:
    """The words; humps and underscores divide as spaces do, ё is е."""
    text = _CUSTOM.sub("", _REPEATED.sub("", normalize("NFC", text).strip()))
    for sign, word in known.signs.items():
        text = text.replace(sign, f" {word} ")
    spaced = _HUMP.sub(" ", text).casefold().replace("ё", "е").replace("'", "").replace("’", "")
    return tuple(re.findall(r"[^\W_]+", spaced))


def _without_currency(plain: tuple[str, ...], known: Words) -> tuple[tuple[str, ...], str | None]:
    """`amount usd` is an amount; a currency alone is a column of currencies."""
    named = [known.currencies[word] for word in plain if word in known.currencies]
    rest = tuple(word for word in plain if word not in known.currencies)
    return (rest, named[0]) if named and rest else (plain, None)


def _meaning(stemmed: tuple[str, ...], known: Words) -> frozenset[str]:
    """Every expression under its common name, the longest first."""
    found: set[str] = set()
    at = 0
    while at < len(stemmed):
        for length in range(min(_LONGEST, len(stemmed) - at), 0, -1):
            part = " ".join(stemmed[at : at + length])
            if part in known.meanings or length == 1:
                found.add(known.meanings.get(part, part))
                at += length
                break
    return frozenset(found)
