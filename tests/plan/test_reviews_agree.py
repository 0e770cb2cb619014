"""One day for the next business review, and one answer whether it is late, in every tool."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import PlanAccount
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.analyses.triggers import triggers

from ..analyses_plans.books import EXECUTION, context, contract
from ..documents.structure import document

HOLD = "Hold the business review with the leadership"
CALL = {"date": "2026-06-01", "kind": "call"}
FIRST = "Hold a first business review and enter it."
OVERDUE = "Hold the business review that is overdue."


def qbr(day: str) -> dict[str, Any]:
    return {"touchpoints": [{"date": day, "kind": "qbr"}]}


def customer(since: str, *points: dict[str, Any]) -> dict[str, Any]:
    return {"accounts": [{"customer_since": since}], "touchpoints": list(points)}


# What the book holds → the day to hold it, since when it is late, whether it is missed, what the
# plan asks for. As of 30 June 2026; three months between reviews, thirty days of grace.
CASES = {
    "due today": (qbr("2026-03-30"), "2026-06-30", None, False, None),
    "a day late": (qbr("2026-03-29"), "2026-07-30", "2026-06-29", False, None),
    "31 days late": (qbr("2026-02-28"), "2026-07-30", "2026-05-28", True, OVERDUE),
    "due on a Sunday": (qbr("2026-05-02"), "2026-08-03", None, False, None),
    "new": (customer("2026-04-01", CALL), "2026-07-01", None, False, None),
    "new, and nobody was met": (customer("2026-04-01"), "2026-07-01", None, False, None),
    "never": (customer("2020-01-01", CALL), "2026-07-30", None, True, FIRST),
    "never, new or not": ({"touchpoints": [CALL]}, "2026-07-30", None, True, FIRST),
    "nothing on record": ({}, "2026-07-30", None, None, FIRST),
}


@pytest.fixture(params=CASES, scope="module")
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    tables, *expected = CASES[request.param]
    ctx = context(tmp_path_factory.mktemp("reviews"), **tables)
    return ctx, plan_account(ctx), expected


def _step(plan: PlanAccount) -> tuple[str, str]:
    (step,) = (step for step in plan.roadmap if HOLD in step.text)
    return step.due, step.text


def test_preparation_roadmap_and_calendar_name_one_day(
    case: tuple[Context, PlanAccount, list[Any]],
) -> None:
    _, plan, (day, *_) = case
    booked = [entry.date for entry in plan.engagement.calendar if entry.kind == "qbr"]
    assert (plan.qbr.next_qbr, _step(plan)[0], booked[0]) == (day,) * 3


def test_what_is_late_is_late_in_all_of_them(
    case: tuple[Context, PlanAccount, list[Any]],
) -> None:
    _, plan, (_, late_since, missed, asked) = case
    first = next(entry for entry in plan.engagement.calendar if entry.kind == "qbr")
    assert plan.qbr.qbr_late_since == late_since
    assert ("it was due on" in _step(plan)[1]) == (late_since is not None)
    assert first.why.startswith("Late: ") == (late_since is not None)
    checks = {check.code: check.ok for check in plan.qbr.checks}
    assert checks["skipped_as_busy"] is (None if missed is None else not missed)
    (section,) = (one for one in plan.completeness if one.code == "reviews")
    assert section.to_do == ((asked,) if asked else ())


def test_a_review_of_the_renewal_near_that_day_takes_its_place_in_all_of_them(
    tmp_path: Path,
) -> None:
    ends = contract(start_date="2025-12-01", end_date="2026-11-30")  # T-90: 1 September
    given: dict[str, Any] = {"under": EXECUTION, "contracts": [ends], **qbr("2026-05-20")}
    plan = plan_account(context(tmp_path, **given))  # due on 20 August, twelve days before
    (booked,) = (e for e in plan.engagement.calendar if e.code == "renewal_review")
    assert (plan.qbr.next_qbr, _step(plan)[0], booked.date) == ("2026-09-01",) * 3
    assert "qbr" not in {entry.kind for entry in plan.engagement.calendar}


def test_the_occasion_lies_around_the_due_day(tmp_path: Path) -> None:
    ctx = context(tmp_path, **qbr("2026-03-29"))
    (found,) = (one for one in triggers(ctx) if one.code == "qbr")
    assert (found.start, found.end) == ("2026-05-30", "2026-07-29")  # 29 June, 30 days around
    assert reviews(ctx).late_since is not None


def test_the_document_tells_the_day_that_was_missed_and_the_one_to_come(tmp_path: Path) -> None:
    plan = plan_account(context(tmp_path, **qbr("2026-03-29")))
    assert "was due June 29, 2026: hold it by July 30, 2026" in document(plan.qbr, "en")
    russian = document(plan.qbr, "ru").replace("\u202f", " ").replace("\xa0", " ")
    assert "должен был пройти 29 июня 2026 г.: провести до 30 июля 2026 г." in russian
    assert "as soon as possible" not in document(plan.qbr, "en")
