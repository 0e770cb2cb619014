"""The descriptions of the skills lead what people say, in either language, to the right one.

A host's model chooses by the description alone. A plain measure stands in for it: the rarer a word
is among the descriptions, the more it counts, and words are compared by their beginnings.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

import frontmatter
import pytest
import yaml

PROJECT = Path(__file__).parents[2]
DESCRIPTIONS = {
    path.parent.name: str(frontmatter.load(str(path))["description"])
    for path in sorted((PROJECT / "skills").glob("*/SKILL.md"))
}
SAID: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("utterances.yaml").read_text("utf-8")
)
CASES = [(words, skill) for skill, utterances in SAID.items() for words in utterances]
PHRASE = re.compile(r"«([^»]+)»|\"([^\"]+)\"")
STEM = 5
"""Letters that words of one kind share: продление, продлит; renewal, renew."""
LEAST = 140


def stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"\w+", text.lower())}


def phrases(description: str) -> list[str]:
    return [" ".join((ru or en).lower().split()) for ru, en in PHRASE.findall(description)]


PHRASES = {
    skill: [stems(phrase) for phrase in phrases(text)] for skill, text in DESCRIPTIONS.items()
}
SPREAD = Counter(stem for found in PHRASES.values() for stem in set().union(*found))
"""Stem → the number of skills that use it."""


def weight(found: set[str]) -> float:
    return math.fsum(math.log((1 + len(PHRASES)) / SPREAD[stem]) for stem in sorted(found))


def score(words: str, skill: str) -> float:
    """How much of the best phrase of a skill was said, and how rare that is."""
    said = stems(words)
    return max(weight(said & phrase) ** 2 / weight(phrase) for phrase in PHRASES[skill])


@pytest.mark.parametrize(("words", "skill"), CASES, ids=[words for words, _ in CASES])
def test_what_is_said_leads_to_the_skill(words: str, skill: str) -> None:
    ranked = sorted(PHRASES, key=lambda name: (-score(words, name), name))
    assert ranked[0] == skill, [(name, round(score(words, name), 2)) for name in ranked[:3]]
    assert score(words, ranked[1]) < score(words, skill), f"{ranked[1]} matches as well"


def test_every_skill_is_asked_for_in_both_languages() -> None:
    assert SAID.keys() == DESCRIPTIONS.keys()
    assert len(CASES) >= LEAST
    for skill, utterances in SAID.items():
        written = [bool(re.search("[а-яё]", words)) for words in utterances]
        assert {True, False} == set(written), skill


def test_no_two_skills_claim_one_phrase() -> None:
    claims = Counter(phrase for text in DESCRIPTIONS.values() for phrase in set(phrases(text)))
    assert [phrase for phrase, count in claims.items() if count > 1] == []


@pytest.mark.parametrize("skill", DESCRIPTIONS)
def test_a_description_has_trigger_phrases_in_both_languages(skill: str) -> None:
    found = PHRASE.findall(DESCRIPTIONS[skill])
    assert len([en for _, en in found if en]) >= 3
    assert len([ru for ru, _ in found if ru]) >= 3
