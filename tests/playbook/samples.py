"""Playbooks for tests: the shipped ones, and a minimal set that a test may break."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "references" / "playbooks"
MINIMAL = HERE / "minimal"
SEEDS = HERE.parents[2] / "shared" / "seeds"
AS_OF = date(2026, 11, 21)


def minimal_copy(to: Path) -> Path:
    """A copy of the minimal playbooks that a test may change."""
    return Path(shutil.copytree(MINIMAL, to / "playbooks"))


def override_file(folder: Path, text: str) -> Path:
    """A user's own values."""
    path = folder / "playbook.yaml"
    path.write_text(text, encoding="utf-8")
    return path
