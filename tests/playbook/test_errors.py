"""Every error, whole, against a golden file beside its input.

A folder of `errors/` is one case: `playbooks/` is laid over the minimal set, `playbook.yaml` is
the user's own, `ask.yaml` says what else is asked. `UPDATE_GOLDEN=1` in the environment writes the
messages.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from enterprise_sales.playbook import Notice, PlaybookError, load_playbook
from enterprise_sales.playbook.messages import MESSAGES
from enterprise_sales.playbook.words import described

from .samples import AS_OF, HERE, minimal_copy

CASES = sorted(path for path in (HERE / "errors").iterdir() if path.is_dir())


def told(case: Path, folder: Path) -> tuple[str, tuple[Notice, ...]]:
    """What is told about a case: the message and problems of the error, else the notices."""
    asked: dict[str, Any] = {}
    if (case / "ask.yaml").exists():
        asked = yaml.safe_load((case / "ask.yaml").read_text(encoding="utf-8"))
    root = minimal_copy(folder)
    if (case / "playbooks").exists():
        shutil.copytree(case / "playbooks", root, dirs_exist_ok=True)
    try:
        notices = asking(asked, root, case / "playbook.yaml")
    except PlaybookError as error:
        return str(error), error.problems
    return "\n\n".join(notice.message for notice in notices), notices


def asking(asked: dict[str, Any], root: Path, override: Path) -> tuple[Notice, ...]:
    name, as_of = asked.get("name", "alpha"), asked.get("as_of", AS_OF)
    assert isinstance(as_of, date)
    playbook = load_playbook(name, as_of, root=Path(asked.get("folder", root)), override=override)
    if "method" in asked:
        getattr(playbook, asked["method"])(*asked["arguments"])
    return playbook.notices


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_whole_message(case: Path, tmp_path: Path) -> None:
    message, _ = told(case, tmp_path)
    golden = case / "message.txt"
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_text(f"{message}\n", encoding="utf-8")
    assert f"{message}\n" == golden.read_text(encoding="utf-8")


def test_every_message_has_a_case(tmp_path: Path) -> None:
    codes: set[str] = set()
    for case in CASES:
        codes.update(problem.code for problem in told(case, tmp_path / case.name)[1])
    assert codes == set(MESSAGES)


def test_no_message_names_the_folder_of_the_user(tmp_path: Path) -> None:
    for case in CASES:
        assert str(tmp_path) not in told(case, tmp_path / case.name)[0]


def test_a_long_line_or_value_is_cut_after_a_word() -> None:
    long = " ".join(["margin"] * 40)
    notice = Notice(code="not_yet", file="a.yaml", line=1, excerpt=long)
    assert notice.shown == " ".join(["margin"] * 17) + " …", "17 × 7 + 1 = 120"
    assert described(long) == f"the text “{' '.join(['margin'] * 8)} …”", "57 of 60"
    keys = {f"margin_{place}": 1 for place in range(9)}
    assert described(keys).endswith("margin_3, margin_4, …")
