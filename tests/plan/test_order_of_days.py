"""Days of a plan that follow each other: its next review, a product and its use cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.results import PlanAccount

from ..analyses_profile.facts import CONTRACT, green, red
from ..analyses_profile.samples import STRATEGIC, context


def plan(folder: Path, **tables: Any) -> PlanAccount:
    return plan_account(context(folder, under=STRATEGIC, **tables))


def test_the_next_review_comes_before_the_working_deadline(tmp_path: Path) -> None:
    ends = [{**CONTRACT, "end_date": "2026-09-10", "auto_renew": True, "notice_days": 30}]
    found = plan(tmp_path, **{**green(), "contracts": ends})
    assert found.next_review == found.renewal.working_deadline == "2026-08-11"


def test_the_next_review_is_that_of_the_save_plan_where_there_is_one(tmp_path: Path) -> None:
    found = plan(tmp_path, **red())
    assert found.defence is not None
    assert found.defence.save_plan is not None
    assert found.next_review == found.defence.save_plan.next_review == "2026-07-07"


def test_a_use_case_is_taken_up_once_its_product_is_there(tmp_path: Path) -> None:
    case = {"use_case": "Night shift", "business_unit": "Yard", "product_id": "p"}
    steps = plan(tmp_path, **green(), use_cases=[{**case, "status": "potential"}]).roadmap
    (taken_up,) = (step.due for step in steps if "Night shift" in step.text)
    (product,) = (step.due for step in steps if step.text.startswith("Yard: introduce"))
    assert product == "2026-12-16"  # the last step of the way to it
    assert taken_up >= product
