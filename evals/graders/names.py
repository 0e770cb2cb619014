"""No name that no tool result holds: an answer about somebody else is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne
from slugify import slugify

from evals.case import Case
from evals.figures import language_of, plain
from evals.graders.language import ACCEPTED, MACHINE
from evals.graders.sentences import sentences
from evals.graders.verdict import Verdict, verdict
from evals.record import Record

ENDING = 3
"""Letters that a Russian case may change at the end of a name."""
SHORTEST = 3
"""Letters of a name without its ending; what is shorter is compared whole."""
ALIKE = 75
"""Percent of their letters in which two spellings of a name agree at least."""
_NAME = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][\w-]*[a-zа-яё][\w-]*")
_WITHIN = re.compile(r"[\w,%)$€₽][ \t]*[«“\"(]*$")
"""Before a word that has its capital letter not from its place."""
_TITLES = re.compile(r"^[ \t]*\|.*\n(?=[ \t]*\|[ \t:|-]+$)", re.MULTILINE)
"""The first line of a table."""
_HEADING = re.compile(r"\s*#{1,6}\s")
_DAYS = {
    name.rstrip(".").casefold()
    for kind in ("months", "days")
    for width in ("wide", "abbreviated")
    for name in getattr(Locale("en"), kind)["format"][width].values()
}


def names(_: Case, record: Record) -> Verdict:
    """Each name stands in a result, the question or the arguments, in whatever case of Russian."""
    given = "\n".join(record.held.texts)
    return verdict(
        f"“{name}” is named by no result: “{sentence}”."
        for sentence in sentences(MACHINE.sub(" ", _TITLES.sub("", plain(record.answer))))
        for name in _names(sentence, language_of(record.answer))
        if not _given(name.casefold(), given)
    )


def _names(sentence: str, language: str) -> Iterator[str]:
    """Words with a capital letter of their own; in a Russian text all those in Latin letters.

    English headings write many words with one.
    """
    if language == "en" and _HEADING.match(sentence):
        return
    for match in _NAME.finditer(sentence):
        foreign = language == "ru" and match[0].isascii()
        if foreign or _WITHIN.search(sentence[: match.start()]):
            yield match[0]


def _given(name: str, given: str) -> bool:
    if name in ACCEPTED or name in _DAYS:
        return True
    stem = name if name.isascii() else name[: max(SHORTEST, len(name) - ENDING)]
    if re.search(rf"(?<!\w){re.escape(stem)}", given):
        return True
    return not name.isascii() and _spelled_alike(slugify(name), given)


def _spelled_alike(name: str, given: str) -> bool:
    """A name in Russian letters that the data write in Latin ones: Нортвинд, Торонто."""
    return extractOne(name, _words(given), scorer=ratio, score_cutoff=ALIKE) is not None


@lru_cache(maxsize=8)
def _words(given: str) -> tuple[str, ...]:
    return tuple(sorted(set(re.findall(r"[a-z]{4,}", given))))
