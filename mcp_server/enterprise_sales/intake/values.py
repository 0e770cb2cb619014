"""What the values of an export mean: its words for severities, statuses, stages, job titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal

from enterprise_sales.intake.stems import stem
from enterprise_sales.intake.vocabulary import Strict, load

Outcome = Literal["open", "won", "lost"]
_KEPT = 16_384
_WHOLE = re.compile(r"^([0-9]+)[.,]0+$")
_CODE = re.compile(r"[a-zа-я]{0,3}[0-9]+")
"""What may stand before the word that matters: `1 - Critical`, `P2 – High`."""


class _ValuesFile(Strict):
    source: dict[str, str]
    note: str
    columns: dict[str, dict[str, tuple[str, ...]]]
    outcomes: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[str, ...]]
    below: tuple[str, ...]
    unknown_words: tuple[str, ...]


@cache
def _file() -> _ValuesFile:
    return _ValuesFile.model_validate(load("values.yaml"))


@lru_cache(maxsize=_KEPT)
def spoken(value: str) -> str:
    """A value as stems: `1 - Critical` is `critic`, a bare `1` stays."""
    value = _WHOLE.sub(r"\1", value.strip())
    words = re.findall(r"[^\W_]+", value.casefold().replace("ё", "е"))
    while len(words) > 1 and _CODE.fullmatch(words[0]):
        words = words[1:]
    return " ".join(stem(word) for word in words) or value.strip().casefold()


@cache
def _codes(column: str) -> Mapping[str, str]:
    return _inverted(_file().columns[column])


def _inverted(listed: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    return {spoken(word): code for code, words in listed.items() for word in (*words, code)}


def has_codes(column: str) -> bool:
    """Whether the values of `table.column` can be told by words."""
    return column in _file().columns


def code_of(column: str, value: str) -> str | None:
    """The value of the book for a value of an export; None where it is not known."""
    return _codes(column).get(spoken(value))


def codes_for(column: str, values: Iterable[str]) -> dict[str, str]:
    """Value of the export → value of the book, empty where it is not known.

    Values that the book reads as they stand are left out.
    """
    found = {value: code_of(column, value) or "" for value in values}
    return {value: code for value, code in found.items() if value.casefold() != code}


def is_unknown_word(value: str) -> bool:
    """Whether a value only says that there is none: `n/a`, `не указано`, a dash."""
    return spoken(value) in _unknown_words()


@cache
def _unknown_words() -> frozenset[str]:
    return frozenset(spoken(word) for word in _file().unknown_words)


@cache
def _outcomes() -> Mapping[str, str]:
    return _inverted(_file().outcomes)


def outcome_of(value: str) -> Outcome | None:
    """Whether a deal in this stage or status is open, won or lost; None where it does not say."""
    return _outcomes().get(spoken(value))  # type: ignore[return-value]


@cache
def _titles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (level, tuple(spoken(word) for word in words)) for level, words in _file().titles.items()
    )


@cache
def _below() -> tuple[str, ...]:
    return tuple(spoken(word) for word in _file().below)


@lru_cache(maxsize=_KEPT)
def level_of(title: str) -> str | None:
    """The level of a job title; None where no word of it tells.

    The longest expression that stands in it decides, so that a deputy of the general director is
    not the general director; who assists somebody stands below.
    """
    said = f" {spoken(title)} "
    if any(f" {word} " in said for word in _below()):
        return "individual"
    found = [
        (len(word.split()), -order, level)
        for order, (level, words) in enumerate(_titles())
        for word in words
        if f" {word} " in said
    ]
    return max(found)[2] if found else None
