"""Which columns of a table a header may mean, and how sure its words are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from enterprise_sales.intake.headers import Header, header
from enterprise_sales.intake.vocabulary import judgement, table_words, topics

ASIDE = "aside:"
"""Before the name of a topic that no table has a place for."""
_KEPT = 65_536
K = TypeVar("K", str, frozenset[str])


@dataclass(frozen=True)
class Candidate:
    """Something that a header may mean.

    Attributes:
        role: a role of the table, or `aside:` and a topic.
        score: how sure the words are, from 0 to 1.
        code: why: `exact`, `stems`, `meaning`, `alike`, `part`.
    """

    role: str
    score: float
    code: str


@dataclass(frozen=True)
class _Index:
    """The headers of a table in the ways in which they are compared."""

    exact: Mapping[str, tuple[str, ...]]
    close: Mapping[str, tuple[str, ...]]
    stems: Mapping[frozenset[str], tuple[str, ...]]
    meaning: Mapping[frozenset[str], tuple[str, ...]]


@lru_cache(maxsize=_KEPT)
def candidates(table: str, text: str) -> tuple[Candidate, ...]:
    """What a header may mean in a sheet of this table, the surest first."""
    best: dict[str, Candidate] = {}
    for one in _all(table, header(text)):
        if one.role not in best or one.score > best[one.role].score:
            best[one.role] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.score, _is_aside(one.role), one.role)))


def _is_aside(role: str) -> bool:
    return role.startswith(ASIDE)


def _all(table: str, said: Header) -> Iterator[Candidate]:
    index = _index(table)
    for role in index.exact.get(said.plain, ()):
        yield Candidate(role, judgement("exact"), "exact")
    for role in index.close.get(said.close, ()):
        yield Candidate(role, judgement("stems"), "exact")
    for role in index.stems.get(frozenset(said.stems), ()):
        yield Candidate(role, judgement("stems"), "stems")
    for meaning, less in _readings(table, said):
        for role in index.meaning.get(meaning, ()):
            yield Candidate(role, judgement("meaning") - less, "meaning")
    yield from _alike(table, said)
    yield from _partly(index, said)


def _readings(table: str, said: Header) -> Iterator[tuple[frozenset[str], float]]:
    """The meaning as it stands, and without the table's own name or words that change little."""
    own = frozenset({table_words(table).own} - {None}) & said.meaning
    yield said.meaning, 0.0
    for dropped, less in (
        (own, judgement("own_name")),
        (said.weak, judgement("weak_word")),
        (own | said.weak, judgement("own_name") + judgement("weak_word")),
    ):
        rest = said.meaning - dropped
        if dropped and rest:
            yield rest, less


def _alike(table: str, said: Header) -> Iterator[Candidate]:
    """Spellings that differ in a letter or two."""
    if len(said.plain) < judgement("alike_letters"):
        return
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = _index(table).exact
    least = judgement("alike_least")
    found = process.extract(
        said.plain, list(known), scorer=OSA.normalized_similarity, score_cutoff=least, limit=None
    )
    for phrase, similarity, _ in found:
        if len(phrase) >= judgement("alike_letters"):
            for role in known[phrase]:
                yield Candidate(role, judgement("alike") * similarity, "alike")


def _partly(index: _Index, said: Header) -> Iterator[Candidate]:
    for phrase, roles in index.meaning.items():
        shared = len(phrase & said.meaning) / len(phrase | said.meaning)
        if shared:
            for role in roles:
                yield Candidate(role, judgement("part") * shared, "part")


@cache
def _index(table: str) -> _Index:
    exact: dict[str, list[str]] = {}
    close: dict[str, list[str]] = {}
    stemmed: dict[frozenset[str], list[str]] = {}
    meaning: dict[frozenset[str], list[str]] = {}
    for role, phrases in _named(table):
        for phrase in phrases:
            said = header(phrase)
            exact.setdefault(said.plain, []).append(role)
            close.setdefault(said.close, []).append(role)
            stemmed.setdefault(frozenset(said.stems), []).append(role)
            meaning.setdefault(said.meaning, []).append(role)
    return _Index(_settled(exact), _settled(close), _settled(stemmed), _settled(meaning))


def _named(table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from table_words(table).roles.items()
    for topic, phrases in topics().items():
        yield ASIDE + topic, phrases


def _settled(found: Mapping[K, list[str]]) -> dict[K, tuple[str, ...]]:
    """A header that the table claims is not left aside."""
    return {
        key: tuple(dict.fromkeys([r for r in roles if not _is_aside(r)] or roles))
        for key, roles in found.items()
    }
