"""What the data does not hold is said to be unknown, and never to be zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evals.case import Case
from evals.figures import language_of, plain, quantities
from evals.figures.quantity import MONEY, NUMBER, PERCENT
from evals.graders.sentences import sentences, with_lead
from evals.graders.verdict import NOT_ASKED, Verdict, verdict
from evals.record import Record

_TELL = (
    r"(?:назвать|сказать|определить|оценить|(?:рас|по)считать|вычислить|судить|сравни(?:ть|вать))"
)
_CANNOT = r"(?:нельзя|невозможно|не (?:могу|можем|может|получится|уда[её]тся|удалось)|не с чем)"
_RUSSIAN = (
    r"неизвест|не известн|неясн|не ясн|недоступ|нет данных|данных\b[^.]{0,40}\bнет\b",
    r"нет сведений|сведений нет|в данных нет|не хвата|недоста(?:точно|ёт|ет)|отсутству",
    r"не (?:указан|заполнен|записан|зан[её]сен|вн[её]сен|найден|подтвержд|посчитан|рассчитан)",
    r"не (?:определ[её]н|зафиксирован|загружен|оцен[её]н|измер|вид)",
    rf"{_CANNOT}\b[^.]{{0,40}}\b{_TELL}|{_TELL}\b[^.]{{0,40}}\b{_CANNOT}",
)
_DONE = "recorded|given|available|known|filled|stated|documented|confirmed|in the (?:data|book)"
_ENGLISH = (
    r"\bunknown|not known|no (?:data|record|information|figure|value)|missing|\black(?:s|ing)?\b",
    rf"(?:not|never|n't) (?:been )?(?:{_DONE})",
    r"cannot be|can't be|can(?:no|')t (?:say|tell|give|name)|unavailable|nothing to compare",
)
_UNKNOWN = re.compile("|".join(_RUSSIAN + _ENGLISH), re.IGNORECASE)
_MEASURES = {MONEY, NUMBER, PERCENT, "points"}
_ZERO = re.compile(r"\b(?:ноль|нул(?:ь|я|ю|ём|ев\w+)|zero)\b", re.IGNORECASE)
_NOT_ZERO = re.compile(r"\b(?:не|not|n't)\s(?:0|ноль|нуль|zero)(?![\w.,]*\w)", re.IGNORECASE)


def unknown(case: Case, record: Record) -> Verdict:
    """One sentence calls each subject unknown, and no sentence says that it is zero."""
    if not case.expect.unknown:
        return NOT_ASKED
    return verdict(
        fault for subject in case.expect.unknown for fault in _faults(subject, record.answer)
    )


def _faults(subject: str, answer: str) -> Iterator[str]:
    about = [pair for pair in with_lead(answer) if _names(subject, pair[1])]
    if not any(_is_unknown(*pair) for pair in about):
        yield f"“{subject}” is not said to be unknown."
    for sentence in sentences(answer):
        if _names(subject, sentence) and _says_zero(sentence, answer):
            yield f"What is unknown is said to be zero: “{sentence}”."


def _is_unknown(lead: str, sentence: str) -> bool:
    """By its own words, or as one of the things that a line above calls unknown."""
    if _UNKNOWN.search(sentence):
        return True
    measured = any(one.unit in _MEASURES for one in quantities(sentence))
    return bool(_UNKNOWN.search(lead)) and not measured


def _names(subject: str, sentence: str) -> bool:
    return re.search(subject, sentence, re.IGNORECASE) is not None


def _says_zero(sentence: str, answer: str) -> bool:
    """“Unknown, not 0” says the opposite."""
    sentence = _NOT_ZERO.sub(" ", plain(sentence))
    found = quantities(sentence, language=language_of(answer))
    return any(Decimal(0) in one.values for one in found) or bool(_ZERO.search(sentence))
