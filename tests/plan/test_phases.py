"""The days of the phases: none is in two of them, and a deadline is in the phase it ends."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from enterprise_sales.analyses.dates import whole_months_from
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.plan_phases import Basis, Span, spans
from enterprise_sales.analyses.plan_quarters import quarter_ends

from ..analyses_plans.books import context, day, green


def _phases(folder: Path, as_of: str) -> tuple[Span, ...]:
    ctx = context(folder, as_of=day(as_of), **green())
    return spans(cast("Basis", SimpleNamespace(ctx=ctx, instead=None)))


@pytest.mark.parametrize(
    ("as_of", "ends"),
    [
        # The last day of a month: whole months.
        ("2026-06-30", ["2026-09-30", "2026-12-31", "2027-06-30", "2028-06-30"]),
        ("2026-06-29", ["2026-09-29", "2026-12-29", "2027-06-29", "2028-06-29"]),
        ("2026-11-30", ["2027-02-28", "2027-05-31", "2027-11-30", "2028-11-30"]),
        # February is too short for the 29th.
        ("2026-11-29", ["2027-02-28", "2027-05-29", "2027-11-29", "2028-11-29"]),
    ],
)
def test_they_follow_each_other_without_gap_or_overlap(
    tmp_path: Path, as_of: str, ends: list[str]
) -> None:
    found = _phases(tmp_path, as_of)
    assert [phase.end.isoformat() for phase in found] == ends
    assert found[0].start == day(as_of)
    for before, after in pairwise(found):
        assert after.start == before.end + timedelta(days=1)


def test_the_quarters_of_a_phase_end_with_it(tmp_path: Path) -> None:
    ctx = context(tmp_path / "a", as_of=day("2026-06-30"), **green())
    quarters = [quarter_ends(ctx, phase) for phase in _phases(tmp_path / "b", "2026-06-30")]
    assert [[end.isoformat() for end in ends] for ends in quarters] == [
        ["2026-09-30"],
        ["2026-12-31"],
        ["2027-03-31", "2027-06-30"],
        ["2027-09-30", "2027-12-31", "2028-03-31", "2028-06-30"],
    ]


def test_a_goal_of_the_quarter_lies_in_the_first_phase(tmp_path: Path) -> None:
    """Seen to fail while the phase ended on 29 September and the goal was due on the 30th."""
    found = plan_account(context(tmp_path, as_of=day("2026-06-30"), **green()))
    second = next(step.start for step in found.roadmap if step.phase == "prove_value")
    assert {goal.due for goal in found.goals} == {"2026-09-30"}
    assert second == "2026-10-01"


def test_months_from_the_end_of_a_month() -> None:
    assert whole_months_from(date(2026, 2, 28), 1) == date(2026, 3, 31)
    assert whole_months_from(date(2028, 2, 28), 1) == date(2028, 3, 28), "a leap year"
    assert whole_months_from(date(2026, 8, 31), 6) == date(2027, 2, 28)
