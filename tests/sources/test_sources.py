"""Everything in the four source documents has a home in this project, and each home exists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from .homes import PROJECT, RESOLVERS, trouble
from .outline import outline

SEEDS = PROJECT.parent / "shared" / "seeds"
SECTIONS = yaml.safe_load(Path(__file__).with_name("sections.yaml").read_text("utf-8"))
MAP = yaml.safe_load((PROJECT / "references" / "sources.yaml").read_text("utf-8"))
ENTRIES: list[dict[str, Any]] = [
    entry for sections in MAP.values() for entries in sections.values() for entry in entries
]
PLACES = [
    (document, section) for document, found in SECTIONS.items() for section in found["sections"]
]


@pytest.mark.parametrize("kind", RESOLVERS)
def test_every_home_exists(kind: str) -> None:
    targets = [
        (entry["id"], home[kind]) for entry in ENTRIES for home in entry["home"] if kind in home
    ]
    assert targets
    missing = {f"{name}: {target}": trouble(kind, target) for name, target in targets}
    assert {target: why for target, why in missing.items() if why} == {}


def test_every_entry_is_whole_and_named_once() -> None:
    for entry in ENTRIES:
        assert entry.keys() - {"covers"} == {"id", "what", "home"}, entry
        assert entry["what"], entry
        assert entry["home"], entry
        assert all(len(home) == 1 and home.keys() <= RESOLVERS.keys() for home in entry["home"])
    assert [name for name, count in Counter(e["id"] for e in ENTRIES).items() if count > 1] == []


def test_the_map_follows_the_sections_of_the_sources() -> None:
    listed = {document: list(found["sections"]) for document, found in SECTIONS.items()}
    assert {document: list(sections) for document, sections in MAP.items()} == listed


@pytest.mark.parametrize(("document", "section"), PLACES)
def test_every_line_of_a_section_has_a_home(document: str, section: str) -> None:
    covered = sum(entry.get("covers", 1) for entry in MAP[document].get(section, ()))
    assert covered >= max(1, SECTIONS[document]["sections"][section])


@pytest.mark.parametrize("document", SECTIONS)
def test_the_list_of_sections_is_that_of_the_document(document: str) -> None:
    seed = SEEDS / SECTIONS[document]["file"]
    if not seed.exists():
        pytest.skip("the source documents are not beside this checkout")
    found = outline(seed.read_text("utf-8"))
    assert found == SECTIONS[document]["sections"]
    assert list(found) == list(SECTIONS[document]["sections"])
