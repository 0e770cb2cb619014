"""A kill at any line of the write leaves the old dossier or the new one, never a part."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import enterprise_sales
from enterprise_sales.store.replace import TEMPORARY

from .books import DOSSIER, NOTES, book_at, record

PACKAGES = str(Path(enterprise_sales.__file__).parent.parent)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX")
def test_a_kill_leaves_a_whole_dossier_and_a_book_that_can_be_written(tmp_path: Path) -> None:
    folder = book_at(tmp_path / "book", NOTES)
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), str(folder)],
        env={**os.environ, "PYTHONPATH": PACKAGES},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    found = json.loads(run.stdout)
    states = [state for state, _ in found]
    first_new = states.index("new")
    assert states == ["old"] * first_new + ["new"] * (len(states) - first_new)
    assert 0 < first_new < len(states)
    name = Path(DOSSIER).name
    assert {tuple(names) for _, names in found} == {(TEMPORARY, name), (name,)}
    fact = {"table": "accounts", "set": {"employees": 6}, "said_by": "Boris"}
    record(folder, facts=fact, apply=True)
    assert [path.name for path in (folder / "accounts").iterdir()] == [name]
