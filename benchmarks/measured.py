"""What pytest-benchmark has written, looked up by what was measured."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

Found = list[dict[str, Any]]


class Measured:
    """The benchmarks of all parts of a run."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._all: Found = []
        for file in files:
            self._all += json.loads(file.read_text(encoding="utf-8"))["benchmarks"]

    def of(self, group: str, **wanted: object) -> Found:
        """The benchmarks of a group whose parameters, or what they noted, are as wanted."""
        return [
            each
            for each in self._all
            if each["group"] == group
            and wanted.items() <= ({**(each["params"] or {}), **each["extra_info"]}).items()
        ]

    def seconds(self, group: str, **wanted: object) -> float | None:
        """The median of every round, None where nothing was measured."""
        found = self.of(group, **wanted)
        return median(s for each in found for s in each["stats"]["data"]) if found else None

    def noted(self, group: str, name: str, **wanted: object) -> int | None:
        """The largest number that was noted under a name."""
        return max((each["extra_info"][name] for each in self.of(group, **wanted)), default=None)
