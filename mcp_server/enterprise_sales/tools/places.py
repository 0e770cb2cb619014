"""Where the book and the outputs are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

BOOK_VARIABLES = ("ENTERPRISE_SALES_BOOK", "CLAUDE_PLUGIN_OPTION_BOOK")
"""The user's own variable, then the setting that the plugin asks for when it is enabled."""
OUTPUTS_VARIABLES = ("ENTERPRISE_SALES_OUTPUTS", "CLAUDE_PLUGIN_OPTION_OUTPUTS")
PROJECT_VARIABLE = "CLAUDE_PROJECT_DIR"


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
    project = environment.get(PROJECT_VARIABLE)
    return (here / Path(project) if _is_set(project) else here) / name


def _is_set(place: str | None) -> TypeGuard[str]:
    """Hosts pass a setting that the user left empty as nothing, or as `${user_config.book}`."""
    return bool(place and place.strip()) and not str(place).startswith("${")
