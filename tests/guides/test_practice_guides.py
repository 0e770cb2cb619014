"""The guides that agents read on demand: short, cited, and without a threshold of their own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from enterprise_sales.playbook import Playbook, load_playbook

ROOT = Path(__file__).parents[2]
REFERENCES = ROOT / "references"
NOT_OF_PRACTICE = {"bring-a-book.md", "databases.md", "definitions.md", "facts-and-conflicts.md"}
GUIDES = sorted(path for path in REFERENCES.glob("*.md") if path.name not in NOT_OF_PRACTICE)
PAGES = [*GUIDES, *(ROOT / "agents").glob("*.md"), *(ROOT / "skills").glob("*/SKILL.md")]
SECTIONS = yaml.safe_load((ROOT / "tests" / "sources" / "sections.yaml").read_text("utf-8"))
PLAYBOOKS = ("strategic-12-month", "enterprise-180-day", "execution-120-day")
AS_OF = date(2026, 11, 22)
LONGEST = 150
PATH = re.compile(r"`([a-z]\w*(?:\.\w+)+)`")
LINK = re.compile(r"references/(?!playbooks)([\w.-]+?\.(?:md|json))")
CITED = re.compile(r"Source: (.+)\.\Z")
# What is no threshold: numbers of a list, names of playbooks, the grid by its name.
HARMLESS = re.compile(r"^ *\d+\. |" + "|".join(PLAYBOOKS) + "|3 × 3", flags=re.MULTILINE)


def named(paths: list[Path]) -> list[str]:
    return [path.parent.name if path.name == "SKILL.md" else path.stem for path in paths]


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return load_playbook(PLAYBOOKS[0], AS_OF, root=REFERENCES / "playbooks")


def paragraphs(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n\n")


@pytest.mark.parametrize("path", GUIDES, ids=named(GUIDES))
def test_a_guide_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", PAGES, ids=named(PAGES))
def test_every_playbook_value_named_exists(path: Path, playbook: Playbook) -> None:
    groups = {name.rpartition(".")[0] for name in playbook.parameters}
    first = {name.partition(".")[0] for name in playbook.parameters}
    for name in PATH.findall(path.read_text("utf-8")):
        if name.partition(".")[0] in first and not name.endswith((".md", ".yaml")):
            assert name in groups or playbook.has(name), name


@pytest.mark.parametrize("path", PAGES, ids=named(PAGES))
def test_every_guide_named_exists(path: Path) -> None:
    names = LINK.findall(path.read_text("utf-8"))
    assert [name for name in names if not (REFERENCES / name).is_file()] == []


@pytest.mark.parametrize("path", GUIDES, ids=named(GUIDES))
def test_every_part_cites_a_section_of_a_source(path: Path) -> None:
    parts = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    for part in parts:
        cited = CITED.search(part.strip().split("\n\n")[-1])
        assert cited, part
        for one in cited[1].split("; "):
            document, _, section = one.partition(" – ")
            assert section in SECTIONS[document]["sections"], one


@pytest.mark.parametrize("path", GUIDES, ids=named(GUIDES))
def test_no_figure_stands_without_the_value_that_holds_it(path: Path) -> None:
    for text in paragraphs(path):
        if not text.startswith("Source: ") and re.search(r"\d", HARMLESS.sub("", text)):
            assert PATH.search(text), text


def test_the_stages_of_the_account_manager_are_those_of_its_playbook() -> None:
    text = (ROOT / "agents" / "account-manager.md").read_text("utf-8")
    stages = re.findall(r"^\| T-(\d+) \|", text, flags=re.MULTILINE)
    execution = load_playbook("execution-120-day", AS_OF, root=REFERENCES / "playbooks")
    milestones = execution.milestones("renewal.milestones")
    assert stages == list(dict.fromkeys(str(row.offset_days) for row in milestones))
