"""Engagement: contact with executives, recency, attendance of reviews."""

from __future__ import annotations

from functools import reduce
from operator import or_

import narwhals as nw

from enterprise_sales.book.rows import REVIEWS
from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.component import Part, component
from enterprise_sales.scorecard.expressions import (
    between,
    clip,
    col,
    count_where,
    is_code,
    max_where,
    share,
)
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.engagement.window_days"
QBR_WINDOW = "health.engagement.qbr_window_days"
S1 = "S1 Health Score Metrics, Engagement"
READS = {"touchpoints": ("date", "attended")}


@frame("touchpoints", reads={"touchpoints": ("account_id", "date")})
def past(tables: Tables, at: At) -> Rows:
    """Touchpoints up to the date."""
    return tables["touchpoints"].filter(col("date") <= at.day)


def _held() -> nw.Expr:
    """Held unless it is said that nobody came."""
    return col("attended").fill_null(True)


def _review() -> nw.Expr:
    first, *others = (is_code("kind", kind) for kind in REVIEWS)
    return reduce(or_, others, first)


@aggregate("touchpoints", "count", reads={}, source=S1)
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


@aggregate(
    "touchpoints",
    "count",
    reads={"touchpoints": ("date", "kind")},
    source=S1,
    values=(QBR_WINDOW,),
)
def reviews_planned(at: At) -> nw.Expr:
    """QBRs and EBRs within the window, held or missed."""
    return count_where(_review() & (col("date") > at.days_ago(QBR_WINDOW)))


def _seen(points: nw.Expr) -> nw.Expr:
    return nw.when(col("touchpoints_any") > 0).then(points)


def _executive(at: At) -> nw.Expr:
    target = at.number("health.engagement.executive_target")
    return _seen(clip(col("executive_touchpoints").cast(nw.Float64) * (100.0 / target)))


def _recency(at: At) -> nw.Expr:
    silent = (at.day - col("last_touchpoint")).cast(nw.Float64)
    zero = at.number("health.engagement.recency_zero_days")
    full = at.number("health.engagement.recency_full_days")
    return _seen(between(silent, zero, full).fill_null(0.0))


def _reviews(_: At) -> nw.Expr:
    return share(col("reviews_held"), col("reviews_planned")) * 100.0


component(
    "engagement",
    "Executive contact, recency of contact and attended reviews",
    S1,
    (
        Part(
            "executive",
            "C-level touchpoints of the window against the target.",
            "health.engagement.weights.executive",
            ("touchpoints_any", "executive_touchpoints"),
            ("health.engagement.executive_target",),
            _executive,
        ),
        Part(
            "recency",
            "Days since the last touchpoint that was held.",
            "health.engagement.weights.recency",
            ("touchpoints_any", "last_touchpoint"),
            ("health.engagement.recency_zero_days", "health.engagement.recency_full_days"),
            _recency,
        ),
        Part(
            "reviews",
            "QBRs and EBRs held out of those planned.",
            "health.engagement.weights.qbr",
            ("reviews_held", "reviews_planned"),
            (),
            _reviews,
        ),
    ),
)
