"""Words that two texts have in common, whatever their endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import Prefix

from enterprise_sales.analyses.context import Context

_WORD = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str:
    """The text for a comparison: no case, no doubled space, ё as е."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(folded.split())


def words(ctx: Context, *texts: str | None) -> tuple[str, ...]:
    """The words long enough to mean something (`value.link.word_letters`), in order.

    Of several forms of one word the first stands for all.
    """
    least = ctx.playbook.integer("value.link.word_letters")
    found: list[str] = []
    for word in _WORD.findall(plain(" ".join(text for text in texts if text))):
        if len(word) >= least and not any(_same(ctx, word, other) for other in found):
            found.append(word)
    return tuple(found)


def quoted(ctx: Context, names: Iterable[str]) -> str:
    """Names in quotation marks with an "and": `«а», «б» и «в»`."""
    return ctx.t.listed([ctx.t.text("“{name}”", name=name.rstrip(" .")) for name in names])


def shared(ctx: Context, mine: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `mine` of which `others` holds a form."""
    return tuple(word for word in mine if any(_same(ctx, word, other) for other in others))


def _same(ctx: Context, one: str, other: str) -> bool:
    """Whether two words are forms of one: alike up to a short ending."""
    if one == other:
        return True
    common = Prefix.similarity(one, other)
    longest = max(len(one), len(other)) - common
    stem = ctx.playbook.integer("value.link.stem_letters")
    return common >= stem and longest <= ctx.playbook.integer("value.link.ending_letters")
