"""One day for the next review of the plan, and one for that of the map, in every tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.plan_dates import PLAN, next_reviewed, quarter_due
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.language import translator

from ..analyses_plans.books import context, contract, day, green, red, yellow

# As-of date, first month of the fiscal year → the end of the fiscal quarter that comes next.
QUARTERS = [
    ("2026-06-30", None, "2026-09-30"),  # the last day of a quarter: it is gone through today
    ("2026-06-29", 1, "2026-06-30"),
    ("2026-06-30", 2, "2026-07-31"),
    ("2026-11-30", 3, "2027-02-28"),
    ("2026-12-31", 10, "2027-03-31"),
]


def _first(plan: PlanAccount, kind: str) -> str:
    return next(entry.date for entry in plan.engagement.calendar if entry.kind == kind)


def _told(plan: PlanAccount) -> Iterator[str]:
    yield from (step.text for step in plan.roadmap if step.unplanned)


@pytest.mark.parametrize(("as_of", "month", "expected"), QUARTERS)
def test_plan_calendar_and_map_name_one_day(
    tmp_path: Path, as_of: str, month: int | None, expected: str
) -> None:
    accounts = [{"fiscal_year_start_month": month} if month else {}]
    plan = plan_account(context(tmp_path, as_of=day(as_of), accounts=accounts))
    assert (plan.next_review, _first(plan, "plan_review")) == (expected, expected)
    assert (plan.stakeholders.review.due, _first(plan, "map_review")) == (expected, expected)
    shown = translator("en").day(day(expected))
    told = list(_told(plan))
    assert told
    assert all(f"the review of {shown}" in text for text in told)


def test_a_stage_without_steps_waits_for_the_review_that_the_plan_names(tmp_path: Path) -> None:
    ends = contract(end_date="2026-08-15")  # signed three months before: the deadline has passed
    plan = plan_account(context(tmp_path, **{**red(), "contracts": [ends]}))
    shown = translator("en").day(day(plan.next_review))
    assert plan.next_review < _first(plan, "plan_review")
    assert all(f"the review of {shown}" in text for text in _told(plan))


def test_a_way_that_waits_for_its_conditions_begins_at_that_review(tmp_path: Path) -> None:
    accounts = [{"fiscal_year_start_month": 2}]
    ctx = context(tmp_path, **{**yellow(), "accounts": accounts})
    starts = {path.steps[0].due for path in plan_account(ctx).whitespace.paths}
    later = {next_reviewed(ctx, PLAN).isoformat(), quarter_due(ctx).isoformat()}
    assert starts
    assert min(starts) >= min(later) == "2026-07-31"


def test_the_map_is_old_where_nobody_was_met_for_a_whole_period(tmp_path: Path) -> None:
    person = green()["stakeholders"][0]
    found = {}
    for last in ("2026-03-30", "2026-03-29"):
        ctx = context(tmp_path / last, stakeholders=[{**person, "last_contact": last}])
        found[last] = plan_account(ctx).stakeholders.review.overdue
    assert found == {"2026-03-30": False, "2026-03-29": True}
