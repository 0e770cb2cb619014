"""The opt-out clock decides before the end does."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import PlanRenewal

from .books import ENTERPRISE, context, contract, day


def _plan(folder: Path, as_of: str = "2026-06-30", **cells: Any) -> PlanRenewal:
    rows = [contract(**{"auto_renew": True, "notice_days": 60, **cells})]
    return plan_renewal(context(folder, under=ENTERPRISE, as_of=day(as_of), contracts=rows))


def test_the_working_deadline_is_the_opt_out_date(tmp_path: Path) -> None:
    found = _plan(tmp_path)
    assert (found.opt_out_date, found.working_deadline) == ("2026-11-01", "2026-11-01")
    assert (found.opt_out_days, found.opt_out_passed) == (124, False)


@pytest.mark.parametrize(
    ("as_of", "days", "passed"),
    [("2026-10-31", 1, False), ("2026-11-01", 0, False), ("2026-11-02", -1, True)],
)
def test_both_sides_of_the_opt_out_date(
    tmp_path: Path, as_of: str, days: int, passed: bool
) -> None:
    found = _plan(tmp_path, as_of)
    assert (found.opt_out_days, found.opt_out_passed) == (days, passed)


def test_no_notice_at_all_makes_the_end_the_opt_out_date(tmp_path: Path) -> None:
    found = _plan(tmp_path, notice_days=0)
    assert found.opt_out_date == found.working_deadline == "2026-12-31"
    assert found.opt_out_days == 184


@pytest.mark.parametrize("cells", [{"auto_renew": False}, {"auto_renew": None}])
def test_what_does_not_renew_by_itself_has_no_opt_out_date(
    tmp_path: Path, cells: dict[str, Any]
) -> None:
    found = _plan(tmp_path, **cells)
    assert (found.opt_out_date, found.opt_out_days) == (None, None)
    assert (found.working_deadline, found.opt_out_passed) == ("2026-12-31", False)


@pytest.mark.parametrize("cells", [{"auto_renew": None}, {"notice_days": None}])
def test_an_unknown_notice_is_missing(tmp_path: Path, cells: dict[str, Any]) -> None:
    fields = [gap.field for gap in _plan(tmp_path, **cells).missing]
    assert "opt_out_date" in fields


def test_a_passed_opt_out_date_is_said_and_the_end_becomes_the_deadline(tmp_path: Path) -> None:
    found = _plan(tmp_path, "2026-11-05")
    assert found.notes[0].startswith("The opt-out date, November 1, 2026, has passed")
    late = [line.compressed_due for line in found.milestones if line.status == "overdue"]
    assert None not in late


@pytest.mark.parametrize(("as_of", "warned"), [("2026-10-01", False), ("2026-10-02", True)])
def test_the_warning_begins_thirty_days_before(tmp_path: Path, as_of: str, warned: bool) -> None:
    notes = _plan(tmp_path, as_of).notes
    assert any("until the opt-out date" in note for note in notes) is warned


def test_steps_behind_the_opt_out_date_are_pointed_out(tmp_path: Path) -> None:
    assert _plan(tmp_path).notes == (
        "2 steps lie after the opt-out date, November 1, 2026: the terms must be settled before"
        " it.",
    )


def test_each_step_after_the_opt_out_date_keeps_its_day_and_says_by_when(tmp_path: Path) -> None:
    """Of 60 days' notice before 31 December 2026: the steps 30 and 0 days before the end."""
    marked = {line.code: (line.due, line.settle_by) for line in _plan(tmp_path).milestones}
    assert marked["t_60"] == ("2026-11-01", None)
    assert marked["t_30"] == ("2026-12-01", "2026-11-01")
    assert marked["t_0"] == ("2026-12-31", "2026-11-01")
    passed = _plan(tmp_path, "2026-11-02").milestones
    assert {line.settle_by for line in passed} == {None}


def test_a_step_that_is_done_needs_no_mark(tmp_path: Path) -> None:
    rows = [contract(auto_renew=True, notice_days=60)]
    done = [{"action": "Signed", "status": "done", "origin": "renewal:t_30"}]
    found = plan_renewal(context(tmp_path, under=ENTERPRISE, contracts=rows, actions=done))
    assert [line.code for line in found.milestones if line.settle_by] == ["t_0"]


def test_a_notice_that_was_given_is_the_first_thing_said(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-20", "kind": "non_renewal_notice"}]
    ctx = context(tmp_path, under=ENTERPRISE, contracts=[contract()], signals=signals)
    assert plan_renewal(ctx).notes == (
        "The customer gave notice on June 20, 2026: this plan holds only if the notice is"
        " withdrawn.",
    )
