"""A score that rests on too little for a band is told in no text, be it good or poor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enterprise_sales.analyses.comparison_figures import FIGURES
from enterprise_sales.analyses.comparison_reading import Under
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.defence import defend_account
from enterprise_sales.analyses.health import told_score
from enterprise_sales.analyses.plan import plan_account
from enterprise_sales.analyses.profile import profile_account

from ..documents.structure import document
from .facts import CONTRACT, green
from .samples import context

COMPLAINT = {"date": "2026-06-12", "kind": "formal_complaint"}
LINES = ("| Health |", "| Здоровье |", "**no score", "**не оценено")


def thin(folder: Path, answer: int, **tables: list[dict[str, Any]]) -> Context:
    """An account of which one answer is known: NPS is half of sentiment, so 10 % of the score."""
    survey = {"date": "2026-06-10", "kind": "nps", "score": answer}
    return context(folder, contracts=[CONTRACT], surveys=[survey], **tables)


@pytest.mark.parametrize(("answer", "low", "high"), [(7, 7, 97), (2, 2, 92)])
def test_the_result_has_it_and_no_document_tells_it(
    tmp_path: Path, answer: int, low: float, high: float
) -> None:
    ctx = thin(tmp_path, answer)
    plan = plan_account(ctx)
    health = plan.profile.health
    assert (health.score, health.band, health.coverage) == (answer * 10, None, 10)
    assert (health.low, health.high, told_score(ctx)) == (low, high, None)
    (metric,) = (one for one in plan.metrics if one.code == "health")
    assert (metric.actual, metric.met) == (None, None)
    for language in ("en", "ru"):
        text = document(plan, language)
        told = [line for line in text.splitlines() if line.startswith(LINES)]
        assert len(told) == 3, "the facts, the section and the renewal"
        assert all(f"{low} " in line and f"{high}" in line for line in told)
        assert not any(f"{answer * 10}" in line for line in told)


def test_what_lacks_names_the_score(tmp_path: Path) -> None:
    gaps = profile_account(thin(tmp_path, 7)).missing
    (gap,) = (gap for gap in gaps if gap.field == "health.band")
    assert gap.unlocks == ("health_score", "health_band", "probability")


def test_a_poor_score_is_no_cause_where_signals_hold_the_account_at_red(tmp_path: Path) -> None:
    ctx = thin(tmp_path, 2, signals=[COMPLAINT])
    plan = plan_account(ctx)
    assert plan.save_plan
    texts = {risk.code: risk.text for risk in plan.profile.risks}
    assert texts["red_health"] == "Health is held at red by signals"
    assert "health score" not in {goal.metric for goal in plan.goals}
    threats = {threat.code for threat in defend_account(ctx).threats}
    assert "formal_complaint" in threats
    assert "red_health" not in threats


def test_playbooks_are_not_held_against_each_other_by_it(tmp_path: Path) -> None:
    (reading,) = (one for one in FIGURES if one.field == "health_score")
    unknown, whole = thin(tmp_path / "a", 7), context(tmp_path / "b", **green())
    for ctx, known in ((unknown, False), (whole, True)):
        (found,) = reading.read(Under(ctx, plan_account(ctx)))
        assert (found.value is not None) == known
        assert found.value == told_score(ctx)
