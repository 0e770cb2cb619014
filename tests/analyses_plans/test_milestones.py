"""The steps of a renewal: dated, done, late, and with a new date where they are late."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.renewal import plan_renewal
from enterprise_sales.analyses.results import PlanRenewal

from .books import ENTERPRISE, EXECUTION, PLAYBOOKS, STRATEGIC, context, contract, day


def _plan(
    folder: Path, under: str = ENTERPRISE, as_of: str = "2026-06-30", **tables: Any
) -> PlanRenewal:
    tables.setdefault("contracts", [contract()])
    return plan_renewal(context(folder, under=under, as_of=day(as_of), **tables))


def _status(found: PlanRenewal) -> dict[str, str]:
    return {line.code: line.status for line in found.milestones}


def test_days_before_the_end(tmp_path: Path) -> None:
    found = _plan(tmp_path)
    dates = {line.code: line.due for line in found.milestones}
    assert dates == {
        "t_180": "2026-07-04",
        "t_150": "2026-08-03",
        "t_120": "2026-09-02",
        "t_90": "2026-10-02",
        "t_60": "2026-11-01",
        "t_30": "2026-12-01",
        "t_0": "2026-12-31",
    }


def test_calendar_months_before_the_end(tmp_path: Path) -> None:
    found = _plan(tmp_path, STRATEGIC, contracts=[contract(end_date="2027-05-31")])
    dates = dict.fromkeys(line.due for line in found.milestones)
    assert list(dates) == ["2026-05-31", "2026-08-31", "2026-11-30", "2027-02-28"]


def test_the_29th_of_february(tmp_path: Path) -> None:
    rows = [contract(start_date="2027-03-01", end_date="2028-02-29")]
    found = _plan(tmp_path, STRATEGIC, as_of="2027-03-01", contracts=rows)
    assert found.milestones[0].due == "2027-02-28"
    assert found.window_start == "2027-02-28"
    assert found.in_window


@pytest.mark.parametrize(
    ("as_of", "status", "in_window"),
    [
        ("2026-07-03", "upcoming", False),  # T-181
        ("2026-07-04", "due", True),  # T-180
        ("2026-07-05", "overdue", True),  # T-179
    ],
)
def test_both_sides_of_the_window(tmp_path: Path, as_of: str, status: str, in_window: bool) -> None:
    found = _plan(tmp_path, as_of=as_of)
    assert _status(found)["t_180"] == status
    assert found.in_window is in_window
    assert found.overdue == (status == "overdue")


def test_a_recorded_milestone_covers_all_its_steps(tmp_path: Path) -> None:
    done = [
        {"action": "Reviewed", "status": "done", "origin": "renewal:t_120", "due": "2026-09-01"}
    ]
    found = _plan(tmp_path, EXECUTION, as_of="2026-09-10", actions=done)
    assert [line.status for line in found.milestones if line.code == "t_120"] == ["done"] * 3
    assert found.overdue == 0


def test_a_recorded_action_covers_only_its_own_step(tmp_path: Path) -> None:
    done = [{"action": "Value", "status": "done", "origin": "renewal:document_value"}]
    found = _plan(tmp_path, EXECUTION, as_of="2026-09-10", actions=done)
    status = {line.action: line.status for line in found.milestones if line.code == "t_120"}
    assert status == {
        "review_health_score": "overdue",
        "assess_renewal_risk": "overdue",
        "document_value": "done",
    }
    assert all(line.compressed_due is None for line in found.milestones if line.status == "done")


@pytest.mark.parametrize(
    "row",
    [
        {"status": "open", "origin": "renewal:t_120"},
        {"status": "done", "origin": "renewal"},
        {"status": "done", "origin": "renewal:t_120", "due": "2025-09-01"},  # the term before
    ],
)
def test_what_is_not_recorded_as_done_for_this_renewal_stays_late(
    tmp_path: Path, row: dict[str, str]
) -> None:
    found = _plan(tmp_path, EXECUTION, as_of="2026-09-10", actions=[{"action": "x", **row}])
    assert found.overdue == 3


def test_the_new_dates_keep_the_order_and_end_before_the_step_to_come(tmp_path: Path) -> None:
    found = _plan(tmp_path, as_of="2026-09-10")
    new = {line.code: line.compressed_due for line in found.milestones}
    # 5 + 7 + 5 + 14 days of work in the 22 days up to t_90: 31 are too many; in the 52 up to
    # t_60 the 52 days of all five just fit
    assert new == {
        "t_180": "2026-09-15",
        "t_150": "2026-09-22",
        "t_120": "2026-09-27",
        "t_90": "2026-10-11",
        "t_60": None,
        "t_30": None,
        "t_0": None,
    }
    assert found.notes == ()


def test_it_is_said_where_the_steps_no_longer_fit(tmp_path: Path) -> None:
    found = _plan(tmp_path, as_of="2026-12-11")
    # t_180 with t_150: 7, then 5, 14, 21, 7, 0
    assert found.notes == (
        "The steps still to do take at least 54 days, and December 31, 2026 is 20 days away: they"
        " are done on February 3, 2027 at the earliest. Agree now on what to drop, or on more"
        " time.",
    )


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_without_an_end_there_are_no_steps_and_it_is_said_why(tmp_path: Path, under: str) -> None:
    found = _plan(tmp_path, under, contracts=[contract(end_date=None)])
    assert found.milestones == ()
    assert (found.window_start, found.in_window, found.overdue) == (None, False, 0)
    assert (found.working_deadline, found.opt_out_date) == (None, None)
    gap = found.missing[0]
    assert (gap.field, gap.table, gap.columns) == ("renewal.date", "contracts", ("end_date",))
    assert "milestones" in gap.unlocks


@pytest.mark.parametrize("under", PLAYBOOKS)
def test_a_lapsed_account_gets_no_dates_and_is_called_lapsed(tmp_path: Path, under: str) -> None:
    rows = [contract(start_date="2025-04-01", end_date="2026-03-31")]
    found = _plan(tmp_path, under, contracts=rows)
    assert (found.renewal.lapsed, found.renewal.days_left) == (True, -91)
    assert found.milestones == ()
    assert found.window_start is None
    assert {line.by for line in found.engage} == {None}
    assert found.notes[0].startswith("The last contract ended on March 31, 2026, 91 days ago")


def test_a_renewal_signed_already_is_not_planned_again(tmp_path: Path) -> None:
    rows = [
        contract(),
        contract(contract_id="next", start_date="2027-01-01", end_date="2027-12-31"),
    ]
    found = _plan(tmp_path, contracts=rows)
    assert found.renewal.date == "2027-12-31"
    assert found.contracts == ("next",)


def test_a_churned_contract_is_named(tmp_path: Path) -> None:
    found = _plan(tmp_path, contracts=[contract(status="churned")])
    assert found.notes == (
        "Contract c is recorded as churned: it ends on December 31, 2026, and this plan is to win"
        " it back.",
    )


def test_owners_are_people_where_they_are_known(tmp_path: Path) -> None:
    account = {"owner": "Olga", "internal_sponsor": "Ivan"}
    found = _plan(tmp_path, accounts=[account])
    owners = {line.code: line.owner for line in found.milestones}
    assert (owners["t_180"], owners["t_150"], owners["t_60"]) == ("Olga", "Ivan", "our legal team")


COMPLAINT = [{"date": "2026-06-12", "kind": "formal_complaint"}]


def test_no_step_sells_while_health_is_red(tmp_path: Path) -> None:
    texts = {line.action: line.text for line in _plan(tmp_path, STRATEGIC).milestones}
    red = _plan(tmp_path / "red", STRATEGIC, signals=COMPLAINT)
    saved = {line.action: line.text for line in red.milestones}
    assert saved.keys() == texts.keys()
    assert saved["hold_renewal_review"] == (
        "Hold a formal business review with the recovery plan and the renewal proposal"
    )
    assert "expansion" in texts["present_multi_year_options"]
    assert saved["execute_agreement"] == texts["execute_agreement"]


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        ("2026-07-04", "overdue"),  # T-180 is the day on which the contract begins
        ("2026-07-05", "upcoming"),  # and here the day before it
    ],
)
def test_nobody_is_late_with_what_lies_before_the_contract(
    tmp_path: Path, begun: str, status: str
) -> None:
    found = _plan(tmp_path, as_of="2026-07-10", contracts=[contract(start_date=begun)])
    first = found.milestones[0]
    assert (first.code, first.status, found.overdue) == ("t_180", status, status == "overdue")
    assert first.compressed_due is not None
    assert first.compressed_due > "2026-07-10"


def test_the_term_before_it_counts_as_the_same_contract(tmp_path: Path) -> None:
    rows = [
        contract(contract_id="old", start_date="2025-07-05", end_date="2026-07-04"),
        contract(start_date="2026-07-05"),
    ]
    found = _plan(tmp_path, as_of="2026-07-10", contracts=rows)
    assert found.milestones[0].status == "overdue"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("2027-01-31", ["A further $935,000 a year ends on January 31, 2027, 31 days later"]),
        ("2027-04-02", ["A further $935,000 a year ends on April 2, 2027, 92 days later"]),
        ("2027-04-03", []),  # 93 days
    ],
)
def test_what_ends_soon_after_is_planned_together(
    tmp_path: Path, end: str, said: list[str]
) -> None:
    other = contract(contract_id="d", product_id="q", end_date=end, annual_value=935000)
    notes = _plan(tmp_path, contracts=[contract(), other]).notes
    assert [note.split(":")[0] for note in notes if "further" in note] == said
