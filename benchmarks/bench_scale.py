"""Scoring a large book: by the declared rules and by a query written by hand, in turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scoring import SIDES, differences

TURNS = 9
Results = dict[str, Any]


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.config.getoption("--plain-book"))


@pytest.fixture(scope="module")
def latest(folder: Path) -> Results:
    """The latest result of each side; both have run once."""
    return {side: query(folder) for side, query in SIDES.items()}


@pytest.mark.benchmark(group="scale")
@pytest.mark.parametrize("side", [*SIDES] * TURNS)
def test_score(benchmark: Any, folder: Path, latest: Results, side: str) -> None:
    latest[side] = benchmark.pedantic(SIDES[side], args=(folder,))


@pytest.mark.benchmark(group="agreement")
def test_both_agree(benchmark: Any, latest: Results) -> None:
    benchmark.extra_info.update(
        benchmark.pedantic(differences, args=(latest["ours"], latest["peer"]))
    )
