"""Usage: seats in use and features adopted over the last full months."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.component import Part, component
from enterprise_sales.scorecard.expressions import clip, col, share, sum_where
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.usage.window_months"
SEATS = {"usage": ("period", "active_users", "licensed_users")}
FEATURES = {"usage": ("period", "features_used", "features_available")}
S1 = "S1 Health Score Metrics, Product Usage"


@frame("usage", reads={"usage": ("account_id", "period")})
def latest_marked(tables: Tables, at: At) -> Rows:
    """Usage rows up to the last full month, with the latest period of the account."""
    until = tables["usage"].filter(col("period") <= at.last_full_month())
    return until.with_columns(_latest=col("period").max().over("account_id"))


def _both(part: str, whole: str, at: At) -> nw.Expr:
    inside = col("period") >= at.first_month(WINDOW)
    return inside & ~col(part).is_null() & ~col(whole).is_null()


@aggregate("usage", "count", reads=SEATS, source=S1, values=(WINDOW,))
def usage_active(at: At) -> nw.Expr:
    """Active users, summed over the months looked at and the rows that name licensed users."""
    return sum_where(_both("active_users", "licensed_users", at), "active_users")


@aggregate("usage", "count", reads=SEATS, source=S1, values=(WINDOW,))
def usage_licensed(at: At) -> nw.Expr:
    """Licensed users, summed over the months looked at and the rows that name active users."""
    return sum_where(_both("active_users", "licensed_users", at), "licensed_users")


@aggregate("usage", "count", reads=FEATURES, source=S1, values=(WINDOW,))
def usage_features(at: At) -> nw.Expr:
    """Features used, summed over the months looked at."""
    return sum_where(_both("features_used", "features_available", at), "features_used")


@aggregate("usage", "count", reads=FEATURES, source=S1, values=(WINDOW,))
def usage_features_whole(at: At) -> nw.Expr:
    """Features available, summed over the months looked at."""
    return sum_where(_both("features_used", "features_available", at), "features_available")


@aggregate("usage", "count", reads={}, source=S1, empty=0)
def usage_rows(_: At) -> nw.Expr:
    """Months of use on record, each product and unit counted."""
    return nw.len()


def _latest_both() -> nw.Expr:
    known = ~col("features_used").is_null() & ~col("features_available").is_null()
    return (col("period") == col("_latest")) & known


@aggregate("usage", "count", reads=FEATURES, source="Definitions, Penetration")
def features_latest(_: At) -> nw.Expr:
    """Features used in the latest usage period."""
    return sum_where(_latest_both(), "features_used")


@aggregate("usage", "count", reads=FEATURES, source="Definitions, Penetration")
def features_latest_whole(_: At) -> nw.Expr:
    """Features available in the latest usage period."""
    return sum_where(_latest_both(), "features_available")


def _seats(at: At) -> nw.Expr:
    target = at.number("health.usage.utilization_target_percent")
    return clip(share(col("usage_active"), col("usage_licensed")) * (10_000.0 / target))


def _adoption(at: At) -> nw.Expr:
    target = at.number("health.usage.adoption_target_percent")
    return clip(share(col("usage_features"), col("usage_features_whole")) * (10_000.0 / target))


component(
    "usage",
    "Seats in use and features adopted against their targets",
    S1,
    (
        Part(
            "utilization",
            "Seats in use against the target.",
            "health.usage.weights.utilization",
            ("usage_active", "usage_licensed"),
            ("health.usage.utilization_target_percent",),
            _seats,
        ),
        Part(
            "adoption",
            "Features used against the target.",
            "health.usage.weights.adoption",
            ("usage_features", "usage_features_whole"),
            ("health.usage.adoption_target_percent",),
            _adoption,
        ),
    ),
)
