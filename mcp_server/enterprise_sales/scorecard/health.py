"""Health: the score with its range, the band after caps, the renewal probability."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import (
    blended,
    by_code,
    clip,
    col,
    half_even,
    is_code,
)
from enterprise_sales.scorecard.row import COMPONENTS
from enterprise_sales.scorecard.rules import derived

WEIGHTS = tuple(f"health.weights.{name}" for name in COMPONENTS)
DECIMALS = "precision.score_decimals"
PERCENT_DECIMALS = "precision.percent_decimals"
S4 = "S4 Health Score Criteria; S1 Health Score Metrics"


def _weighted(at: At, suffix: str) -> nw.Expr:
    total = nw.lit(0.0)
    for name in COMPONENTS:
        total = total + col(f"{name}_{suffix}") * at.number(f"health.weights.{name}")
    return total / sum(at.number(path) for path in WEIGHTS)


@derived(
    "points",
    needs=tuple(f"{name}_raw" for name in COMPONENTS),
    values=(*WEIGHTS, DECIMALS),
    source=S4,
)
def health_score(at: At) -> nw.Expr:
    """Weighted mean of the known components; a missing one leaves its weight to the others."""
    parts = [(col(f"{name}_raw"), at.number(f"health.weights.{name}")) for name in COMPONENTS]
    return half_even(clip(blended(parts)), at.integer(DECIMALS))


@derived(
    "points",
    needs=tuple(f"{name}_low_raw" for name in COMPONENTS),
    values=(*WEIGHTS, DECIMALS),
    source=S4,
)
def health_low(at: At) -> nw.Expr:
    """The score if everything unknown were at its worst."""
    return half_even(clip(_weighted(at, "low_raw")), at.integer(DECIMALS))


@derived(
    "points",
    needs=tuple(f"{name}_high_raw" for name in COMPONENTS),
    values=(*WEIGHTS, DECIMALS),
    source=S4,
)
def health_high(at: At) -> nw.Expr:
    """The score if everything unknown were at its best."""
    return half_even(clip(_weighted(at, "high_raw")), at.integer(DECIMALS))


@derived(
    "percent",
    needs=tuple(f"{name}_coverage" for name in COMPONENTS),
    values=(*WEIGHTS, PERCENT_DECIMALS),
    source="DESIGN 6",
)
def health_coverage(at: At) -> nw.Expr:
    """How much of the weight of the score is known."""
    return half_even(clip(_weighted(at, "coverage")), at.integer(PERCENT_DECIMALS))


BANDS = ("health.bands.green_above", "health.bands.red_below", "health.coverage_threshold_percent")


@derived(
    "band",
    needs=("health_score", "health_coverage", "cap_band"),
    values=BANDS,
    source="S4 Health Score Criteria",
)
def health_band(at: At) -> nw.Expr:
    """The band of the rounded score, no better than signals allow; none under the coverage."""
    score = col("health_score")
    green = (score > at.number(BANDS[0])) & col("cap_band").is_null()
    red = (score < at.number(BANDS[1])) | is_code("cap_band", "red")
    other = nw.when(green).then(nw.lit("green")).otherwise(nw.lit("yellow"))
    known = (col("health_coverage") >= at.number(BANDS[2])) & ~score.is_null()
    return nw.when(known).then(nw.when(red).then(nw.lit("red")).otherwise(other))


def _probability(side: str) -> dict[str, str]:
    return {
        band: f"renewal.probability.{band}.{side}_percent" for band in ("green", "yellow", "red")
    }


def _ahead(at: At, side: str) -> nw.Expr:
    values = {band: at.number(path) for band, path in _probability(side).items()}
    ahead = ~col("lapsed") & ~col("renewal_date").is_null()
    return nw.when(ahead).then(by_code("health_band", values))


@derived(
    "percent",
    needs=("health_band", "lapsed", "renewal_date"),
    values=tuple(_probability("low").values()),
    source="S4 Health Score Criteria",
)
def probability_low(at: At) -> nw.Expr:
    """Lower end of the renewal probability that the playbook gives the band."""
    return _ahead(at, "low")


@derived(
    "percent",
    needs=("health_band", "lapsed", "renewal_date"),
    values=tuple(_probability("high").values()),
    source="S4 Health Score Criteria",
)
def probability_high(at: At) -> nw.Expr:
    """Upper end of the renewal probability that the playbook gives the band."""
    return _ahead(at, "high")


@derived(
    "code",
    needs=("health_score", "health_before"),
    values=("health.trend.threshold_points",),
    source="S2 Account Overview",
)
def health_trend(at: At) -> nw.Expr:
    """Where the score has gone since the comparison date: up, flat or down."""
    change = col("health_score") - col("health_before")
    least = at.number("health.trend.threshold_points")
    moved = nw.when(change >= least).then(nw.lit("up")).otherwise(nw.lit("flat"))
    direction = nw.when(change <= -least).then(nw.lit("down")).otherwise(moved)
    return nw.when(~change.is_null()).then(direction)
