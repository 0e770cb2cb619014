"""Damaged files, a few in every run; `fuzz.py` reads as many as wanted."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .law import hold
from .mutants import mutant


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32), whole=st.sampled_from([True, False, False, False]))
def test_a_damaged_file_is_read_or_refused_and_no_row_is_lost(
    seed: int, whole: bool, tmp_path: Path
) -> None:
    ending, content, options = mutant(Random(seed))  # noqa: S311 no secret
    for path in (tmp_path / "accounts").glob("*.md"):
        path.unlink()
    hold(tmp_path, ending, content, options, whole=whole)
