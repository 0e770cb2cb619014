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
LEAST = 100
STEM = 5
"""Letters that words of one kind share: продление, продлит; renewal, renew."""
GRAMMAR = """
    a about an and any are at be by can could did do does else for from get got has have her his how
    i in into is it its me my near not now of on or our out she should so that the their them there
    they this to us was we what when where which who whom why will with you
    без был в вам вас все всё всех где да для до его ей если есть ещё же за здесь и из или им их к
    как какая какие какой какую когда кого кто куда ли меня мне мы на над нам нас не но о об он она
    они от под по при про с со так там то ты у уже чего чем что эти это этим этого этой этом этому
    этот клиент клиента клиентам клиентами клиентов клиенте клиентом клиенту клиенты
    customer customers
"""
"""Words that tell nothing of the job, among them whom it is always about."""
LISTED_CHARACTERS = 1750
"""What the client has left for these skills beside its own, with a model of 200,000 tokens: where
that is exceeded, it lists the skills at the end by name alone."""


def stems(text: str) -> set[str]:
    words = set(re.findall(r"\w+", text.lower())) - set(GRAMMAR.split())
    return {word[:STEM] for word in words if len(word) > 1}


def phrases(description: str) -> list[str]:
    return [" ".join(phrase.lower().split()) for phrase in re.findall(r"[^,.:]+", description)]


STEMS = {skill: stems(text) for skill, text in DESCRIPTIONS.items()}
SPREAD = Counter(stem for found in STEMS.values() for stem in found)
"""Stem → the number of skills that use it."""


def score(words: str, skill: str) -> float:
    """The weight of the words that are part of the description."""
    shared = sorted(stems(words) & STEMS[skill])
    return math.fsum(math.log((1 + len(STEMS)) / SPREAD[stem]) for stem in shared)


@pytest.mark.parametrize(("words", "skill"), CASES, ids=[words for words, _ in CASES])
def test_what_is_said_leads_to_the_skill(words: str, skill: str) -> None:
    ranked = sorted(STEMS, key=lambda name: (-score(words, name), name))
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
def test_a_description_is_in_both_languages(skill: str) -> None:
    english, russian = (
        re.findall(r"[A-Za-z]{2,}", DESCRIPTIONS[skill]),
        re.findall(r"[а-яё]{2,}", DESCRIPTIONS[skill]),
    )
    assert english
    assert russian


def test_a_client_lists_all_of_them_with_their_descriptions() -> None:
    lines = [f"- enterprise-sales:{skill}: {text}\n" for skill, text in DESCRIPTIONS.items()]
    assert sum(map(len, lines)) <= LISTED_CHARACTERS
