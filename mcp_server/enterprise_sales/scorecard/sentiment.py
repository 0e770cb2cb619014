"""Sentiment: recent surveys and how stakeholders feel."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import HUNDREDTHS, At
from enterprise_sales.scorecard.component import Part, component
from enterprise_sales.scorecard.expressions import col, count_where, is_code, share, sum_where
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.sentiment.survey_days"
S1 = "S1 Health Score Metrics, Sentiment"
SCORES = {"surveys": ("kind", "score")}
KINDS = {"surveys": ("kind",)}
NPS_HIGH = 10.0
CSAT_LOW, CSAT_HIGH = 1.0, 5.0


@frame("surveys", reads={"surveys": ("account_id", "date")}, values=(WINDOW,))
def valid(tables: Tables, at: At) -> Rows:
    """Survey answers up to the date that are not older than the window."""
    inside = (col("date") <= at.day) & (col("date") >= at.days_ago(WINDOW))
    return tables["surveys"].filter(inside)


@aggregate("surveys", "count", reads=SCORES, source=S1)
def nps_sum(_: At) -> nw.Expr:
    """Sum of the NPS answers."""
    return sum_where(~is_code("kind", "csat"), "score")


@aggregate("surveys", "count", reads=KINDS, source=S1)
def nps_count(_: At) -> nw.Expr:
    """NPS answers; an answer that names no kind is one."""
    return count_where(~is_code("kind", "csat"))


@aggregate("surveys", "count", reads=SCORES, source=S1)
def csat_sum(_: At) -> nw.Expr:
    """Sum of the CSAT answers."""
    return sum_where(is_code("kind", "csat"), "score")


@aggregate("surveys", "count", reads=KINDS, source=S1)
def csat_count(_: At) -> nw.Expr:
    """CSAT answers."""
    return count_where(is_code("kind", "csat"))


POINTS = tuple(f"health.sentiment.{name}_points" for name in ("advocate", "neutral", "detractor"))


@aggregate(
    "stakeholders",
    "count",
    reads={"stakeholders": ("sentiment", "status")},
    source=S1,
    values=POINTS,
)
def feeling_points(at: At) -> nw.Expr:
    """Hundredths of points of the stakeholders still there by their sentiment."""
    points = nw.lit(0)
    for name, path in zip(("advocate", "neutral", "detractor"), POINTS, strict=True):
        points = nw.when(is_code("sentiment", name)).then(at.hundredths(path)).otherwise(points)
    return nw.when(~is_code("status", "left")).then(points).otherwise(0).sum()


@aggregate("stakeholders", "count", reads={"stakeholders": ("sentiment", "status")}, source=S1)
def feelings(_: At) -> nw.Expr:
    """Stakeholders still there whose sentiment is known."""
    return count_where(~is_code("status", "left") & ~col("sentiment").is_null())


def _nps(_: At) -> nw.Expr:
    return share(col("nps_sum"), col("nps_count")) * (100.0 / NPS_HIGH)


def _csat(_: At) -> nw.Expr:
    mean = share(col("csat_sum"), col("csat_count"))
    return (mean - CSAT_LOW) * (100.0 / (CSAT_HIGH - CSAT_LOW))


def _feelings(_: At) -> nw.Expr:
    return share(col("feeling_points"), col("feelings")) * (1.0 / HUNDREDTHS)


component(
    "sentiment",
    "Recent NPS and CSAT answers, and the sentiment of stakeholders",
    S1,
    (
        Part(
            "nps",
            "Mean NPS answer of the window.",
            "health.sentiment.weights.nps",
            ("nps_sum", "nps_count"),
            (),
            _nps,
        ),
        Part(
            "csat",
            "Mean CSAT answer of the window.",
            "health.sentiment.weights.csat",
            ("csat_sum", "csat_count"),
            (),
            _csat,
        ),
        Part(
            "relationship",
            "Mean sentiment of the stakeholders still there.",
            "health.sentiment.weights.relationship",
            ("feeling_points", "feelings"),
            (),
            _feelings,
        ),
    ),
)
