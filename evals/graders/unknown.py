"""What the data does not hold is said to be unknown, and never to be zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evals.case import Case
from evals.figures import language_of, quantities
from evals.graders.sentences import sentences, with_lead
from evals.graders.verdict import NOT_ASKED, Verdict, verdict
from evals.record import Record

_RUSSIAN = (
    r"неизвест|не известн|неясн|не ясн|нет данных|данных\b[^.]{0,40}\bнет\b|нет сведений",
    r"сведений нет|в данных нет|не хвата|недоста(?:точно|ёт|ет)|отсутству",
    r"не (?:указан|заполнен|записан|зан[её]сен|вн[её]сен|найден|подтвержд|посчитан|рассчитан)",
    r"не (?:определ[её]н|зафиксирован|загружен|оцен[её]н|измер|вид)",
    r"нельзя (?:назвать|посчитать|рассчитать|определить|оценить|сказать)",
    r"не (?:могу|можем|может|получится|уда[её]тся|удалось)\b",
)
_DONE = "recorded|given|available|known|filled|stated|documented|confirmed|in the (?:data|book)"
_ENGLISH = (
    r"\bunknown|not known|no (?:data|record|information|figure|value)|missing|\black(?:s|ing)?\b",
    rf"(?:not|never|n't) (?:been )?(?:{_DONE})",
    r"cannot be|can't be|can(?:no|')t (?:say|tell|give|name)",
)
_UNKNOWN = re.compile("|".join(_RUSSIAN + _ENGLISH), re.IGNORECASE)


def unknown(case: Case, record: Record) -> Verdict:
    """One sentence calls each subject unknown, and no sentence says that it is zero."""
    if not case.expect.unknown:
        return NOT_ASKED
    return verdict(
        fault for subject in case.expect.unknown for fault in _faults(subject, record.answer)
    )


def _faults(subject: str, answer: str) -> Iterator[str]:
    about = [sentence for sentence in with_lead(answer) if _names(subject, sentence)]
    if not any(_UNKNOWN.search(sentence) for sentence in about):
        yield f"“{subject}” is not said to be unknown."
    for sentence in sentences(answer):
        if _names(subject, sentence) and _says_zero(sentence, answer):
            yield f"What is unknown is said to be zero: “{sentence}”."


def _names(subject: str, sentence: str) -> bool:
    return re.search(subject, sentence, re.IGNORECASE) is not None


def _says_zero(sentence: str, answer: str) -> bool:
    found = quantities(sentence, language=language_of(answer))
    return any(Decimal(0) in one.values for one in found)
