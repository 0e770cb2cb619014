"""kill -9 while accounts are being asked about, at points all over a run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from enterprise_sales.agent.journal import place, read

from ..conftest import REPOSITORY
from .fakes import ACCOUNTS, Model, key_of, run, workspace_in
from .killed import document, paying, scripts

IDS = {one.id for one in ACCOUNTS}
POINTS = {
    # Which of the points of that name → the name.
    "before any account is asked": (1, "after Start"),
    "a request is about to be sent": (1, "after Taken"),
    "two requests are under way": (2, "sent"),
    "a reply is paid for, and not settled": (3, "before Taken"),
    "a document is saved, and not written down": (1, "before Saved"),
    "a document is written down": (2, "after Saved"),
    "an answer is whole, and not written down": (1, "before Done"),
    "an answer is written down": (1, "after Done"),
    "a second one, while others are under way": (2, "after Done"),
    "all are answered": (1, "end"),
}


def _killed_at(folder: Path, nth: int, name: str) -> None:
    """Run until the n-th point of a name, and kill the process there."""
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "mcp_server")])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.each.killed", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        cwd=REPOSITORY,
    )
    assert process.stdin
    assert process.stdout
    try:
        seen = 0
        while seen < nth:
            line = process.stdout.readline()
            assert line, f"no {name}"
            seen += line.startswith(name)
            if seen < nth:
                process.stdin.write("\n")
                process.stdin.flush()
    finally:
        process.kill()
        process.communicate()


def _ledger(folder: Path) -> Counter[str]:
    file = folder / "ledger"
    return Counter(file.read_text().split()) if file.exists() else Counter()


@pytest.mark.parametrize("point", POINTS)
def test_killed_there_nothing_finished_is_paid_twice_and_nothing_saved_is_lost(
    tmp_path: Path, point: str
) -> None:
    (tmp_path / "outputs").mkdir()
    _killed_at(tmp_path, *POINTS[point])
    before, state = _ledger(tmp_path), read(place(key_of(), workspace_in(tmp_path)))
    finished = {account for account in IDS if state.answered(account)}
    files = {path.name for path in (tmp_path / "outputs").rglob("*.md")}
    found = run(tmp_path, paying(tmp_path, Model(scripts())), jobs=2)
    paid = _ledger(tmp_path) - before
    assert finished.isdisjoint(paid)
    assert paid == Counter(dict.fromkeys(IDS - finished, 2))
    assert found.ended.answered == len(IDS)
    assert files <= {path.name for path in (tmp_path / "outputs").rglob("*.md")}
    assert {account: found.rows[account].saved for account in IDS} == {
        account: (str(tmp_path / "outputs" / document(account)),) for account in IDS
    }
    assert found.ended.taken >= 150 * _ledger(tmp_path).total()
