"""Engagement: contact with executives, recency, attendance of reviews."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.component import component
from enterprise_sales.scorecard.expressions import (
    between,
    clip,
    col,
    count_where,
    is_code,
    max_where,
    share,
)
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.engagement.window_days"
QBR_WINDOW = "health.engagement.qbr_window_days"
S1 = "S1 Health Score Metrics, Engagement"
READS = {"touchpoints": ("date", "attended")}


@frame("touchpoints", reads={"touchpoints": ("account_id", "date")})
def past(tables: Tables, at: At) -> nw.LazyFrame:
    """Touchpoints up to the date."""
    return tables["touchpoints"].filter(col("date") <= at.day)


def _held() -> nw.Expr:
    """Held unless it is said that nobody came."""
    return col("attended").fill_null(True)


def _review() -> nw.Expr:
    return is_code("kind", "qbr") | is_code("kind", "ebr")


@aggregate("touchpoints", "count", reads=READS, source=S1)
def touchpoints_any(_: At) -> nw.Expr:
    """Touchpoints on record, held or missed."""
    return nw.len()


@aggregate(
    "touchpoints",
    "count",
    reads={"touchpoints": (*READS["touchpoints"], "level")},
    source=S1,
    values=(WINDOW,),
    empty=0,
)
def executive_touchpoints(at: At) -> nw.Expr:
    """C-level touchpoints held within the window."""
    inside = col("date") > at.days_ago(WINDOW)
    return count_where(inside & _held() & is_code("level", "c_level"))


@aggregate("touchpoints", "date", reads=READS, source=S1)
def last_touchpoint(_: At) -> nw.Expr:
    """The last touchpoint that was held."""
    return max_where(_held(), "date")


QBRS = {"touchpoints": (*READS["touchpoints"], "kind")}


@aggregate("touchpoints", "count", reads=QBRS, source=S1, values=(QBR_WINDOW,))
def reviews_held(at: At) -> nw.Expr:
    """QBRs and EBRs held within the window."""
    return count_where(_review() & _held() & (col("date") > at.days_ago(QBR_WINDOW)))


@aggregate("touchpoints", "count", reads=QBRS, source=S1, values=(QBR_WINDOW,))
def reviews_planned(at: At) -> nw.Expr:
    """QBRs and EBRs within the window, held or missed."""
    return count_where(_review() & (col("date") > at.days_ago(QBR_WINDOW)))


def _parts(at: At) -> list[tuple[nw.Expr, float]]:
    seen = col("touchpoints_any") > 0
    target = at.number("health.engagement.executive_target")
    executive = clip(col("executive_touchpoints").cast(nw.Float64) / target * 100.0)
    silent = (at.day - col("last_touchpoint")).cast(nw.Float64)
    recency = between(
        silent,
        at.number("health.engagement.recency_zero_days"),
        at.number("health.engagement.recency_full_days"),
    ).fill_null(0.0)
    reviews = share(col("reviews_held"), col("reviews_planned")) * 100.0
    return [
        (nw.when(seen).then(executive), at.number("health.engagement.weights.executive")),
        (nw.when(seen).then(recency), at.number("health.engagement.weights.recency")),
        (reviews, at.number("health.engagement.weights.qbr")),
    ]


component(
    "engagement",
    _parts,
    doc="Executive contact, recency of contact and attended reviews",
    needs=(
        "touchpoints_any",
        "executive_touchpoints",
        "last_touchpoint",
        "reviews_held",
        "reviews_planned",
    ),
    values=(
        "health.engagement.executive_target",
        "health.engagement.recency_zero_days",
        "health.engagement.recency_full_days",
        "health.engagement.weights.executive",
        "health.engagement.weights.recency",
        "health.engagement.weights.qbr",
    ),
    source=S1,
)
