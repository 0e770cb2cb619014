"""Every anti-pattern is checked: true, false, or null where the data does not tell."""

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.qbr import prepare_qbr
from enterprise_sales.analyses.results import Check

from .books import PERSON, context, green


def _check(folder: Path, code: str, **tables: Any) -> Check:
    found = prepare_qbr(context(folder, **tables)).checks
    return next(check for check in found if check.code == code)


def _tickets(count: int) -> list[dict[str, Any]]:
    return [{"ticket_id": f"t{n}", "opened_on": "2026-06-01"} for n in range(count)]


@pytest.mark.parametrize(("count", "ok"), [(2, True), (3, False)])
def test_three_open_tickets_would_fill_the_meeting(tmp_path: Path, count: int, ok: bool) -> None:
    found = _check(tmp_path, "ticket_review", tickets=_tickets(count))
    assert found.ok is ok
    assert found.why.startswith(f"{count} tickets are open")


@pytest.mark.parametrize(
    "cells",
    [{"closed_on": "2026-06-30"}, {"status": "closed"}, {"opened_on": "2026-07-01"}],
)
def test_a_ticket_that_is_not_open_on_the_day_does_not_count(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    rows = [{**row, **cells} for row in _tickets(3)]
    found = _check(tmp_path, "ticket_review", tickets=rows)
    assert (found.ok, found.why) == (True, "No ticket is open.")


@pytest.mark.parametrize(
    ("tables", "ok"),
    [(green(), True), ({**green(), "outcomes": []}, False), ({}, None)],
    ids=["outcome", "usage_alone", "neither"],
)
def test_usage_without_an_outcome_is_seen(
    tmp_path: Path, tables: dict[str, Any], ok: bool | None
) -> None:
    assert _check(tmp_path, "usage_without_outcomes", **tables).ok is ok


@pytest.mark.parametrize(("level", "ok"), [("vp", True), ("c_level", True), ("director", False)])
def test_leadership_is_needed(tmp_path: Path, level: str, ok: bool) -> None:
    people = [{**PERSON, "level": level}]
    assert _check(tmp_path, "no_senior_audience", stakeholders=people).ok is ok


@pytest.mark.parametrize(
    ("level", "strength", "ok"),
    [("individual", 3, False), ("director", 3, True), ("individual", 2, None)],
)
def test_more_than_the_daily_contact_is_needed(
    tmp_path: Path, level: str, strength: int, ok: bool | None
) -> None:
    people = [{**PERSON, "level": level, "strength": strength}]
    assert _check(tmp_path, "day_to_day_only", stakeholders=people).ok is ok


@pytest.mark.parametrize(
    ("held", "ok"),
    [("2026-03-01", True), ("2026-02-28", False)],  # due by 1 July and by 27 June, grace included
)
def test_a_review_that_is_too_long_ago_was_skipped(tmp_path: Path, held: str, ok: bool) -> None:
    rows = [{"date": held, "kind": "qbr", "attended": True}]
    assert _check(tmp_path, "skipped_as_busy", touchpoints=rows).ok is ok


def test_a_review_missed_since_the_last_one_was_skipped(tmp_path: Path) -> None:
    rows = [
        {"date": "2026-04-01", "kind": "qbr", "attended": True},
        {"date": "2026-06-01", "kind": "qbr", "attended": False},
    ]
    found = _check(tmp_path, "skipped_as_busy", touchpoints=rows)
    assert (found.ok, found.why) == (False, "The review of June 1, 2026 did not take place.")
    later = [*rows, {"date": "2026-06-20", "kind": "ebr", "attended": True}]
    assert _check(tmp_path, "skipped_as_busy", touchpoints=later).ok is True


def test_a_signal_tells_of_a_missed_review_too(tmp_path: Path) -> None:
    signals = [{"date": "2026-06-05", "kind": "qbr_missed"}]
    assert _check(tmp_path, "skipped_as_busy", signals=signals).ok is False


@pytest.mark.parametrize(("since", "ok"), [("2026-03-01", True), ("2026-02-28", False)])
def test_a_new_customer_has_skipped_nothing(tmp_path: Path, since: str, ok: bool) -> None:
    rows = [{"date": "2026-06-01", "kind": "call"}]
    accounts = [{"customer_since": since}]
    found = _check(tmp_path, "skipped_as_busy", accounts=accounts, touchpoints=rows)
    assert found.ok is ok
