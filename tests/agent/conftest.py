"""A workspace over the demo book."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.language import references_dir
from enterprise_sales.tools import Workspace

from .talking import workspace


@pytest.fixture
def where(demo_book: Path, tmp_path: Path) -> Workspace:
    return workspace(demo_book, tmp_path / "outputs")


@pytest.fixture
def references() -> Path:
    """The folder of the guides."""
    return references_dir()
