"""A book made of exports that nobody here wrote."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enterprise_sales.tools import Workspace

REPOSITORY = Path(__file__).parents[2]
EXPORTS = REPOSITORY.parent / "shared" / "data" / "ravenstack"
MAPPING = REPOSITORY / "tests" / "data" / "ravenstack" / "book.yaml"
AS_OF = "2025-01-15"


def book_of(exports: Path, folder: Path) -> Path:
    """A book folder that holds copies of the exports and the mapping."""
    (folder / "exports").mkdir(parents=True)
    for path in exports.glob("*.csv"):
        shutil.copy(path, folder / "exports" / path.name)
    shutil.copy(MAPPING, folder / "book.yaml")
    return folder


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The RavenStack book of 500 accounts and an empty outputs folder."""
    if not EXPORTS.is_dir():
        pytest.skip("the RavenStack exports are not beside the repository")
    folder = tmp_path_factory.mktemp("ravenstack")
    book = book_of(EXPORTS, folder / "book")
    return Workspace(book, folder / "outputs", lambda: datetime(2025, 1, 15, tzinfo=UTC))
