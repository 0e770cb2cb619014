"""Fixtures of the faces: the demo book, an outputs folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from enterprise_sales.tools import Workspace

from .support import workspace


@pytest.fixture
def where(demo_book: Path, tmp_path: Path) -> Workspace:
    return workspace(demo_book, tmp_path / "outputs")
