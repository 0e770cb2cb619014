"""Where the data files lie: beside the package in the repository, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_REPOSITORY = _PACKAGE.parents[1]


def assets_dir() -> Path:
    """The folder `assets`: locale, templates, demo book.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("assets")


def references_dir() -> Path:
    """The folder `references`: playbooks and practice guides.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("references")


def agents_dir() -> Path:
    """The folder `agents`: what the agents of the plugin are told.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return _folder("agents")


@cache
def _folder(name: str) -> Path:
    for parent in (_PACKAGE, _REPOSITORY):
        if (parent / name).is_dir():
            return parent / name
    message = f"The folder {name} is missing from the installation: install the program again."
    raise FileNotFoundError(message)
