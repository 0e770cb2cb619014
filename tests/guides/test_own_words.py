"""Facts carry over from the source documents, their sentences do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.md"))
PAGES = sorted(
    path
    for pattern in (
        "references/*.md",
        "references/sources.yaml",
        "agents/*.md",
        "skills/*/SKILL.md",
    )
    for path in ROOT.glob(pattern)
)
RUN = 8
"""Words in a row that are no coincidence."""
CITATIONS = re.compile(r"^Source: .*$", flags=re.MULTILINE)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", CITATIONS.sub("", text).lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not SEEDS, reason="the source documents are not beside this checkout")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_is_copied(path: Path) -> None:
    taken = set().union(*(runs(seed.read_text("utf-8")) for seed in SEEDS))
    copied = {" ".join(run) for run in taken & runs(path.read_text("utf-8"))}
    # The headings of the template are an interface, and the maps name sections by their titles.
    assert copied == set()
