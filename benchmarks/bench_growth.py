"""Scoring a large book in a process of its own, so that the peak of its memory is its own."""

from __future__ import annotations

import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import pytest

from scoring import SIDES

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of what getrusage counts in."""


@pytest.mark.benchmark(group="growth")
def test_alone(benchmark: Any, pytestconfig: pytest.Config) -> None:
    side = pytestconfig.getoption("--side")
    SIDES[side](Path(pytestconfig.getoption("--small-book")))
    rows = benchmark.pedantic(SIDES[side], args=(Path(pytestconfig.getoption("--plain-book")),))
    peak = getrusage(RUSAGE_SELF).ru_maxrss * UNIT
    benchmark.extra_info.update(side=side, accounts=rows.height, peak_bytes=peak)
