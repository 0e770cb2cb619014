"""The answer is in its language; names and words of the data may be in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from evals.case import EXECUTIVE, Case
from evals.figures import language_of, plain
from evals.graders.sentences import sentences
from evals.graders.verdict import Verdict, verdict
from evals.record import Record

ACCEPTED = frozenset(
    {"arr", "nrr", "grr", "qbr", "ebr", "nps", "csat", "roi", "crm", "kpi", "sla", "api", "saas"}
    | {"ceo", "cfo", "cio", "cto", "coo", "ciso", "it", "hr", "id", "usd", "eur", "excel", "mcp"}
    | {"csv", "xlsx", "json", "ics", "claude", "code"}
)
"""Words in Latin letters that Russian takes as they are (assets/locale/GLOSSARY.md)."""
MOST_TOGETHER = 2
"""Foreign words that may stand in one sentence; a third makes it a sentence left over."""
MOST_LETTERS = 0.05
"""Share of the letters of an answer that may belong to foreign words, where there are more."""
_LATIN, _CYRILLIC = r"A-Za-zÀ-ɏ", r"Ѐ-ӿ"
_WORD = rf"[{_LATIN}{_CYRILLIC}](?:[’'-]?[{_LATIN}{_CYRILLIC}])*"
_ID = re.compile(r"(?<![\w-])[a-z]+\d*(?:-[a-z\d]+)+(?![\w-])")
"""Of a contract, an account, a playbook, an agent."""
MACHINE = re.compile(
    r"`[^`]*`|\S*(?:://|_|\\|/\S*\.)\S*|\S+\.(?:md|csv|xlsx?|ics|json|jsonl|yaml)\b"
)
_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"")


def language_expected(case: Case) -> str:
    """Russian of the executive, else what the case says, else that of the question."""
    if case.agent == EXECUTIVE:
        return "ru"
    return case.expect.language or language_of(case.question)


def language(case: Case, record: Record) -> Verdict:
    """Words are in the language that is expected, but for names, terms and quoted data."""
    if not record.answer.strip():
        return verdict(["There is no answer."])
    return verdict(_faults(language_expected(case), record))


def _faults(wanted: str, record: Record) -> Iterator[str]:
    given = _Given(record)
    words: list[str] = []
    strange: list[str] = []
    for sentence in sentences(given.without_ids(MACHINE.sub(" ", record.answer))):
        own, foreign = given.words(sentence, wanted)
        words += own + foreign
        strange += foreign
        if len(foreign) > MOST_TOGETHER or (len(foreign) > 1 and not own):
            yield f"Not in the language of the answer ({wanted}): “{sentence}”."
    if not words:
        yield "There are no words in the answer."
    elif len(strange) > MOST_TOGETHER and _letters(strange) > MOST_LETTERS * _letters(words):
        yield f"Many words are not in the language ({wanted}): {', '.join(strange)}."


def _letters(words: list[str]) -> int:
    return sum(map(len, words))


class _Given:
    """Names and texts that the model was given."""

    def __init__(self, record: Record) -> None:
        self._texts = [plain(record.question), *(plain(call.text) for call in record.calls)]
        self._all = "\n".join(self._texts).casefold()

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital letter."""
        found = (re.findall(_WORD, text) for text in self._texts)
        return frozenset(word.casefold() for words in found for word in words if word[0].isupper())

    def without_ids(self, text: str) -> str:
        """The text without ids that were given; other words with a hyphen stay."""
        return _ID.sub(lambda found: " " if found[0] in self._all else found[0], text)

    def words(self, sentence: str, wanted: str) -> tuple[list[str], list[str]]:
        """The words of a sentence in the language that is wanted, and those that are foreign."""
        own_letters = _CYRILLIC if wanted == "ru" else _LATIN
        sentence = _QUOTED.sub(self._unless_given, sentence)
        found = [word for word in re.findall(_WORD, sentence) if not self._name(word)]
        own = [word for word in found if re.search(f"[{own_letters}]", word)]
        return own, [word for word in found if not re.search(f"[{own_letters}]", word)]

    def _unless_given(self, quoted: re.Match[str]) -> str:
        """What is quoted from the data stands in the language of the data."""
        return " " if plain(quoted[0][1:-1]).casefold() in self._all else quoted[0]

    def _name(self, word: str) -> bool:
        is_name = word[0].isupper() and word.casefold() in self.names
        return word.casefold() in ACCEPTED or is_name
