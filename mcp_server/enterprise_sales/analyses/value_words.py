"""Words that two texts have in common, whatever their endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from enterprise_sales.analyses.context import Context, once

_WORD = re.compile(r"[^\W\d_]+")
_KEPT = 1024
"""Texts whose words are kept: every outcome is held to every objective again and again."""


class _Letters(NamedTuple):
    """Letters of a word that means something, of a stem, and of an ending (`value.link`)."""

    word: int
    stem: int
    ending: int


def plain(text: str) -> str:
    """The text for a comparison: no case, no doubled space, ё as е."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(folded.split())


def words(ctx: Context, *texts: str | None) -> tuple[str, ...]:
    """The words long enough to mean something (`value.link.word_letters`), in order.

    Of several forms of one word the first stands for all.
    """
    return _words(" ".join(text for text in texts if text), _letters(ctx))


@once
def _letters(ctx: Context) -> _Letters:
    return _Letters(
        word=ctx.playbook.integer("value.link.word_letters"),
        stem=ctx.playbook.integer("value.link.stem_letters"),
        ending=ctx.playbook.integer("value.link.ending_letters"),
    )


@lru_cache(maxsize=_KEPT)
def _words(text: str, letters: _Letters) -> tuple[str, ...]:
    found: list[str] = []
    for word in _WORD.findall(plain(text)):
        if len(word) >= letters.word and not any(_same(word, other, letters) for other in found):
            found.append(word)
    return tuple(found)


def quoted(ctx: Context, names: Iterable[str]) -> str:
    """Names in quotation marks with an "and": `«а», «б» и «в»`."""
    return ctx.t.listed([ctx.t.text("“{name}”", name=name.rstrip(" .")) for name in names])


def shared(ctx: Context, mine: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `mine` of which `others` holds a form."""
    return _shared(mine, others, _letters(ctx))


@lru_cache(maxsize=_KEPT)
def _shared(mine: tuple[str, ...], others: tuple[str, ...], letters: _Letters) -> tuple[str, ...]:
    return tuple(word for word in mine if any(_same(word, other, letters) for other in others))


def _same(one: str, other: str, letters: _Letters) -> bool:
    """Whether two words are forms of one: alike up to a short ending."""
    if one == other:
        return True
    common = Prefix.similarity(one, other)
    longest = max(len(one), len(other)) - common
    return common >= letters.stem and longest <= letters.ending
