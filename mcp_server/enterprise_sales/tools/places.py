"""Where the book and the outputs are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

BOOK_VARIABLES = ("ENTERPRISE_SALES_BOOK", "CLAUDE_PLUGIN_OPTION_BOOK")
"""The user's own variable, then the setting that the plugin asks for when it is enabled."""
OUTPUTS_VARIABLES = ("ENTERPRISE_SALES_OUTPUTS", "CLAUDE_PLUGIN_OPTION_OUTPUTS")
PROJECT_VARIABLE = "CLAUDE_PROJECT_DIR"
IMPORTS_VARIABLE = "ENTERPRISE_SALES_IMPORTS"
ARRIVALS = ("Downloads", "Desktop", "Documents")
"""Where browsers and people put exports, under the home folder."""


def book_folder(given: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """The folder of the book; it need not exist.

    Args:
        given: what `--book` names.
        environment: of the process.
        here: the working directory.
    """
    return _folder(given, BOOK_VARIABLES, "book", environment, here)


def outputs_folder(given: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """The folder of the outputs; it need not exist. Arguments as for `book_folder`."""
    return _folder(given, OUTPUTS_VARIABLES, "outputs", environment, here)


def project_folder(environment: Mapping[str, str], here: Path) -> Path:
    """The user's project, else the working directory."""
    project = environment.get(PROJECT_VARIABLE)
    return here / Path(project) if _is_set(project) else here


def import_folders(environment: Mapping[str, str], here: Path, book: Path) -> tuple[Path, ...]:
    """The folders from which an assistant may bring exports in, links followed.

    The project and the book, and those that the user names, separated as in PATH; where none is
    named, the folders in which exports arrive.
    """
    named = environment.get(IMPORTS_VARIABLE)
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if _is_set(named):
        more = [Path(one).expanduser() for one in named.split(os.pathsep) if one.strip()]
    else:
        more = [Path(home) / name for name in ARRIVALS] if home else []
    folders = (project_folder(environment, here), book, *more)
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


def _folder(
    given: str | None,
    variables: tuple[str, ...],
    name: str,
    environment: Mapping[str, str],
    here: Path,
) -> Path:
    named = [given, *(environment.get(variable) for variable in variables)]
    for place in named:
        if _is_set(place):
            return here / Path(place).expanduser()
    return project_folder(environment, here) / name


def _is_set(place: str | None) -> TypeGuard[str]:
    """Hosts pass a setting that the user left empty as nothing, or as `${user_config.book}`."""
    return bool(place and place.strip()) and not str(place).startswith("${")
