"""The words that the glossary rules out stand in no text of the catalogues and playbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

REPOSITORY = Path(__file__).resolve().parents[2]
GLOSSARY = REPOSITORY / "assets" / "locale" / "GLOSSARY.md"
CATALOGUES = REPOSITORY / "assets" / "locale" / "ru" / "LC_MESSAGES"
PLAYBOOKS = REPOSITORY / "references" / "playbooks"
ENDING = re.compile(r"(?:ие|[аеоуыьюя])$")


def ruled_out() -> list[str]:
    return re.findall(r"nowhere «(.+?)»", GLOSSARY.read_text(encoding="utf-8"))


def form_of(word: str) -> re.Pattern[str]:
    """Any form of a word: what begins as it does, its own ending apart."""
    return re.compile(rf"\b{re.escape(ENDING.sub('', word))}", re.IGNORECASE)


@cache
def russian() -> tuple[tuple[str, str], ...]:
    """File and text of everything that is told in Russian."""
    return (*_of_catalogues(), *_of_playbooks())


def _of_catalogues() -> Iterator[tuple[str, str]]:
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, "ru"):
                forms = message.string if isinstance(message.string, tuple) else (message.string,)
                yield from ((path.name, form) for form in forms if message.id)


def _of_playbooks() -> Iterator[tuple[str, str]]:
    for path in sorted(PLAYBOOKS.rglob("*.yaml")):
        found = _in_russian(yaml.safe_load(path.read_text(encoding="utf-8")))
        yield from ((path.name, text) for text in found)


def _in_russian(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (text for key, text in data.items() if key == "ru" and isinstance(text, str))
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _in_russian(each)


def test_there_is_something_to_look_at() -> None:
    files = {file for file, _ in russian()}
    assert {"analyses.po", "documents.po", "faces.po", "findings.po", "growth.yaml"} <= files
    assert len(ruled_out()) > 5


@pytest.mark.parametrize("word", ruled_out())
def test_a_word_that_is_ruled_out_stands_nowhere(word: str) -> None:
    assert [(file, text) for file, text in russian() if form_of(word).search(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Клиентов в книге нет", True),
        ("Книга аккаунтов", True),
        ("Книжный магазин", False),
        ("настоящих книг", True),
        ("ARR, которого касается действие", False),
    ],
)
def test_every_form_of_a_word_is_seen(text: str, found: bool) -> None:
    assert any(form_of(word).search(text) for word in ruled_out()) == found


def test_a_vendor_has_one_name_a_language() -> None:
    """Bitrix24 is written in Latin letters in English and in Russian ones in Russian."""
    assert not [text for _, text in russian() if re.search("bitrix", text, re.IGNORECASE)]
