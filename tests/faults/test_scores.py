"""Faults of comparable tools in scores: gaps between bands, scores of nothing, foreign scales."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from enterprise_sales.book import load_book
from enterprise_sales.playbook import load_playbook
from enterprise_sales.scorecard import RULES, at_of

from ..analyses_profile.facts import green
from ..conftest import PLAYBOOKS, REPOSITORY
from .asking import asked

BOOK = load_book(REPOSITORY / "assets" / "demo_book")
WHOLE = 100 * 100
"""The highest score in hundredths of a point."""


def bands() -> list[str | None]:
    """The band of every score there is, from 0 to 100 in hundredths."""
    as_of = date(2026, 6, 30)
    at = at_of(BOOK, load_playbook("execution-120-day", as_of, root=PLAYBOOKS), as_of)
    scores = pl.DataFrame({"health_score": range(WHOLE + 1)}).with_columns(
        health_covered=pl.lit(value=True), cap_band=pl.lit(None, dtype=pl.String)
    )
    frame = nw.from_native(scores).select(band=RULES["health_band"].build(at))
    return frame["band"].to_list()


def test_fault_01_every_score_has_a_band() -> None:
    """A score of 79.5 fell between "yellow up to 79" and "green from 80" and so was low risk.

    Seen to fail with the band yellow only up to 74 points instead of for all that is left.
    """
    found = bands()
    assert None not in found
    assert [found[score] for score in (0, 4999, 5000, 7500, 7501, 7950, WHOLE)] == [
        "red",
        "red",
        "yellow",
        "yellow",
        "green",
        "green",
        "green",
    ]
    assert found == sorted(found, key=("red", "yellow", "green").index)


def components(profile: dict[str, Any]) -> dict[str, float | None]:
    """Component → score."""
    return {part["code"]: part["score"] for part in profile["health"]["components"]}


def test_fault_02_no_data_scores_nothing(tmp_path: Path) -> None:
    """An account without a row scored 100 on support and 40 overall.

    Seen to fail with tickets scored where no ticket log covers the account.
    """
    profile = asked(tmp_path, "profile_account")
    health = profile["health"]
    assert set(components(profile).values()) == {None}
    assert (health["score"], health["band"], health["coverage"]) == (None, None, 0.0)
    assert (health["low"], health["high"]) == (0.0, 100.0)
    assert profile["renewal"]["probability"] is None
    assert profile["missing"]


def test_fault_02_no_tickets_is_not_good_support(tmp_path: Path) -> None:
    """The same with everything but support on record; seen to fail in the same way."""
    tables = {name: rows for name, rows in green().items() if name != "tickets"}
    assert components(asked(tmp_path, "profile_account", **tables))["support"] is None


def test_fault_03_lost_people_and_competitors_are_no_low_risk(tmp_path: Path) -> None:
    """Champion left, sponsor changed, five competitor mentions: still "low".

    Seen to fail with several yellow kinds of signal together capping at yellow only.
    """
    rivals = [
        {"date": f"2026-06-{day:02}", "kind": "competitor_evaluation"} for day in range(5, 10)
    ]
    left = [
        {"date": "2026-06-03", "kind": "champion_left"},
        {"date": "2026-06-04", "kind": "sponsor_left"},
    ]
    plan = asked(tmp_path, "plan_account", **green(), signals=[*left, *rivals])
    profile = plan["profile"]
    assert asked(tmp_path / "calm", "profile_account", **green())["health"]["band"] == "green"
    assert profile["health"]["band"] == "red"
    assert profile["renewal"]["probability"]["high"] <= 70
    assert plan["save_plan"]
    seen = {"champion_left", "sponsor_left", "competitor_evaluation"}
    assert seen <= {cap["signal"] for cap in profile["health"]["caps"]}
    assert seen <= {risk["code"] for risk in profile["risks"]}


@pytest.mark.parametrize(
    ("kind", "score"), [("nps", -40), ("nps", 60), ("nps", 11), ("csat", 6), ("csat", 0)]
)
def test_fault_04_a_foreign_scale_is_refused(tmp_path: Path, kind: str, score: int) -> None:
    """An NPS between −100 and 100 was read as an answer from 0 to 10.

    Seen to fail with answers taken from −100 to 100, and with CSAT taken on the scale of NPS.
    """
    tables = {**green(), "surveys": [{"date": "2026-06-10", "kind": kind, "score": score}]}
    tables["stakeholders"] = []
    profile = asked(tmp_path, "profile_account", **tables)
    assert components(profile)["sentiment"] is None
    (finding,) = (one for one in profile["findings"] if "surveys" in one["where"])
    assert finding["left_out"] == 1
    assert finding["wrong"]
    assert finding["remedy"]
