"""How the program was called, so that a command that it prints runs as it stands."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from enterprise_sales.cli.parser import PROGRAM

CALLED = "ENTERPRISE_SALES_CALLED"
"""The environment variable in which the launcher says what was typed."""


def called(environment: Mapping[str, str]) -> str:
    """The first word of a command: as it was typed, the name alone where the path leads to it."""
    typed = environment.get(CALLED)
    if not typed:
        return PROGRAM
    name = Path(typed).name
    found = shutil.which(name, path=environment.get("PATH"))
    alone = found is not None and Path(found).resolve() == Path(typed).resolve()
    return name if alone else typed
