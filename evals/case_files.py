"""The cases of a folder: `*.yaml`, one a file or several in a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

from enterprise_sales.playbook.errors import PlaybookError
from enterprise_sales.playbook.strict_yaml import read_yaml
from evals.case import Case

CASES = Path(__file__).parent / "cases"


def cases(folder: Path = CASES) -> tuple[Case, ...]:
    """The cases, in the order of their ids.

    Raises:
        ValueError: a file cannot be read, a key is unknown or there twice, or two cases have one
            id; the message names the file.
    """
    read = (case for path in sorted(folder.glob("*.yaml")) for case in _read(path))
    found = sorted(read, key=attrgetter("id"))
    for one, other in pairwise(found):
        if one.id == other.id:
            raise ValueError(f"two cases are called {one.id}")
    return tuple(found)


def strict(path: Path) -> Any:
    """What a YAML file holds.

    Raises:
        ValueError: it is no YAML, or a key is there twice.
    """
    try:
        return read_yaml(path.read_text(encoding="utf-8"), path.name).data
    except PlaybookError as error:
        raise ValueError(str(error)) from None


def _read(path: Path) -> Iterator[Case]:
    given = strict(path)
    for item in given if isinstance(given, list) else [given]:
        try:
            yield Case.model_validate(item)
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from None
