"""Health: the score with its range, the band after caps, the renewal probability."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import blended, bound, by_code, col, half_even, is_code
from enterprise_sales.scorecard.row import COMPONENTS
from enterprise_sales.scorecard.rules import derived

WEIGHTS = tuple(f"health.weights.{name}" for name in COMPONENTS)
DECIMALS = "precision.score_decimals"
PERCENT_DECIMALS = "precision.percent_decimals"
S4 = "S4 Health Score Criteria; S1 Health Score Metrics"
GREEN, RED = "health.bands.green_above", "health.bands.red_below"
THRESHOLD = "health.coverage_threshold_percent"
TREND = "health.trend.threshold_points"


def _parts(at: At, suffix: str) -> list[tuple[nw.Expr, float]]:
    return [(col(f"{name}_{suffix}"), at.number(f"health.weights.{name}")) for name in COMPONENTS]


def _needs(suffix: str) -> tuple[str, ...]:
    return tuple(f"{name}_{suffix}" for name in COMPONENTS)


def _scaled(at: At, path: str, decimals: str) -> int:
    """A threshold in whole units of the last decimal that is shown."""
    return round(at.number(path) * float(10 ** at.integer(decimals)))


@derived("raw", needs=_needs("raw"), values=WEIGHTS, source=S4)
def health_raw(at: At) -> nw.Expr:
    """Weighted mean of the known components; a missing one leaves its weight to the others."""
    return blended(_parts(at, "raw"))


@derived("raw", needs=_needs("low_raw"), values=WEIGHTS, source=S4)
def health_low_raw(at: At) -> nw.Expr:
    """The mean with everything unknown at its worst."""
    return bound(_parts(at, "low_raw"), 0.0)


@derived("raw", needs=_needs("high_raw"), values=WEIGHTS, source=S4)
def health_high_raw(at: At) -> nw.Expr:
    """The mean with everything unknown at its best."""
    return bound(_parts(at, "high_raw"), 100.0)


@derived("raw", needs=_needs("coverage"), values=WEIGHTS, source="Definitions, Health")
def health_coverage_raw(at: At) -> nw.Expr:
    """How much of the weight of the score is known, unrounded."""
    return bound(_parts(at, "coverage"), 0.0)


@derived("points", needs=("health_raw",), values=(DECIMALS,), source=S4)
def health_score(at: At) -> nw.Expr:
    """Weighted mean of the known components, rounded half-even."""
    return half_even("health_raw", at.integer(DECIMALS))


@derived("points", needs=("health_low_raw",), values=(DECIMALS,), source=S4)
def health_low(at: At) -> nw.Expr:
    """The score if everything unknown were at its worst."""
    return half_even("health_low_raw", at.integer(DECIMALS))


@derived("points", needs=("health_high_raw",), values=(DECIMALS,), source=S4)
def health_high(at: At) -> nw.Expr:
    """The score if everything unknown were at its best."""
    return half_even("health_high_raw", at.integer(DECIMALS))


@derived(
    "percent",
    needs=("health_coverage_raw",),
    values=(PERCENT_DECIMALS,),
    source="Definitions, Health",
)
def health_coverage(at: At) -> nw.Expr:
    """How much of the weight of the score is known, in percent."""
    return half_even("health_coverage_raw", at.integer(PERCENT_DECIMALS))


@derived(
    "boolean",
    needs=("health_coverage",),
    values=(THRESHOLD, PERCENT_DECIMALS),
    source="Definitions, Health",
)
def health_covered(at: At) -> nw.Expr:
    """Whether enough of the score is known to give a band."""
    return col("health_coverage") >= _scaled(at, THRESHOLD, PERCENT_DECIMALS)


@derived(
    "band",
    needs=("health_score", "health_covered", "cap_band"),
    values=(GREEN, RED, DECIMALS),
    source="S4 Health Score Criteria",
)
def health_band(at: At) -> nw.Expr:
    """The band of the rounded score, no better than signals allow; none under the coverage."""
    score = col("health_score")
    green = (score > _scaled(at, GREEN, DECIMALS)) & col("cap_band").is_null()
    red = (score < _scaled(at, RED, DECIMALS)) | is_code("cap_band", "red")
    other = nw.when(green).then(nw.lit("green")).otherwise(nw.lit("yellow"))
    known = col("health_covered") & ~score.is_null()
    return nw.when(known).then(nw.when(red).then(nw.lit("red")).otherwise(other))


def _paths(side: str) -> dict[str, str]:
    bands = ("green", "yellow", "red")
    return {band: f"renewal.probability.{band}.{side}_percent" for band in bands}


def _ahead(at: At, side: str) -> nw.Expr:
    ends = {band: _scaled(at, path, PERCENT_DECIMALS) for band, path in _paths(side).items()}
    ahead = ~col("lapsed") & ~col("renewal_date").is_null()
    return nw.when(ahead).then(by_code("health_band", ends))


@derived(
    "percent",
    needs=("health_band", "lapsed", "renewal_date"),
    values=(*_paths("low").values(), PERCENT_DECIMALS),
    source="S4 Health Score Criteria",
)
def probability_low(at: At) -> nw.Expr:
    """Lower end of the renewal probability that the playbook gives the band."""
    return _ahead(at, "low")


@derived(
    "percent",
    needs=("health_band", "lapsed", "renewal_date"),
    values=(*_paths("high").values(), PERCENT_DECIMALS),
    source="S4 Health Score Criteria",
)
def probability_high(at: At) -> nw.Expr:
    """Upper end of the renewal probability that the playbook gives the band."""
    return _ahead(at, "high")


@derived(
    "code",
    needs=("health_score", "health_before", "health_covered"),
    values=(TREND, DECIMALS),
    source="S2 Account Overview",
)
def health_trend(at: At) -> nw.Expr:
    """Where the score has gone since the comparison date, where both rest on enough."""
    change = col("health_score") - col("health_before")
    least = _scaled(at, TREND, DECIMALS)
    moved = nw.when(change >= least).then(nw.lit("up")).otherwise(nw.lit("flat"))
    direction = nw.when(change <= -least).then(nw.lit("down")).otherwise(moved)
    return nw.when(~change.is_null() & col("health_covered")).then(direction)
