"""Where the questions that were typed are kept, so that they can be called back."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.history import History

OWN = "enterprise-sales"
NAME = "chat_history"
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def state_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The folder of the user's state; None where nothing says where the user keeps it.

    As the XDG Base Directory Specification says (`XDG_STATE_HOME`, else ~/.local/state); on macOS
    and Windows where programs keep theirs.
    """
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local, OWN) if local else None
    named = environment.get("XDG_STATE_HOME", "")
    if Path(named).is_absolute():
        return Path(named, OWN)
    if not home:
        return None
    kept = Path("Library", "Application Support") if platform == "darwin" else Path(".local/state")
    return Path(home) / kept / OWN


def history_of(environment: Mapping[str, str]) -> History:
    """The history in the user's state folder, readable by nobody else.

    Where it cannot be kept, it lasts as long as the program.
    """
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    folder = state_folder(environment)
    try:
        path = None if folder is None else _private(folder)
    except OSError:
        path = None
    return InMemoryHistory() if path is None else FileHistory(str(path))


def _private(folder: Path) -> Path:
    """The file, made here: what makes it later would leave it open to others."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    path = folder / NAME
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    path.chmod(PRIVATE_FILE)
    return path
