"""What was typed can be called back, and nobody else reads it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from prompt_toolkit.history import InMemoryHistory

from enterprise_sales.cli.chat_history import history_of, state_folder


def test_the_history_is_in_the_users_state_and_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        history = history_of({"XDG_STATE_HOME": str(tmp_path)})
        history.append_string("Что срочно?")
    finally:
        os.umask(before)
    path = tmp_path / "enterprise-sales" / "chat_history"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    again = history_of({"XDG_STATE_HOME": str(tmp_path)})
    assert [*again.load_history_strings()] == ["Что срочно?"]


def test_one_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "enterprise-sales" / "chat_history"
    path.parent.mkdir()
    path.touch(0o644)
    history_of({"XDG_STATE_HOME": str(tmp_path)})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/home/ada"}, "linux", "/home/ada/.local/state/enterprise-sales"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "/s"}, "linux", "/s/enterprise-sales"),
        # A relative path is not valid there, says the specification.
        ({"HOME": "/h", "XDG_STATE_HOME": "s"}, "linux", "/h/.local/state/enterprise-sales"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/enterprise-sales"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/enterprise-sales"),
        ({}, "win32", None),
        ({}, "linux", None),
    ],
)
def test_where_it_is(environment: dict[str, str], platform: str, folder: str | None) -> None:
    assert state_folder(environment, platform) == (folder and Path(folder))


def test_where_it_cannot_be_kept_it_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "enterprise-sales").write_text("a file where the folder would be")
    assert isinstance(history_of({"XDG_STATE_HOME": str(tmp_path)}), InMemoryHistory)
    assert isinstance(history_of({}), InMemoryHistory)
