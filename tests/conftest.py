"""What all tests share: the option that writes golden files anew, and places of the repository."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from .mermaid import Mermaid, installed

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
PLAYBOOKS = REPOSITORY / "references" / "playbooks"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write golden files from what the code says now; read the difference, then commit",
    )


def pytest_collection_finish() -> None:
    """Spares the garbage collector thousands of tests that stay to the end of the run."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def same_as(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Holds a text to a golden file, or writes the file where asked to."""

    def check(text: str, golden: Path) -> None:
        if request.config.getoption("--update-snapshots"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text, encoding="utf-8")
        assert golden.is_file(), f"{golden.name} is missing: run once with --update-snapshots"
        assert text == golden.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def mermaid() -> Mermaid:
    """Mermaid itself, to read diagrams with."""
    return installed()


@pytest.fixture(scope="session")
def demo_book() -> Path:
    """The folder of the demo book."""
    return REPOSITORY / "assets" / "demo_book"
