"""People and documented value."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import col, count_where, is_code, sum_where
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

STRENGTH, RECENT = "relationship.active_strength", "relationship.active_days"
ACTIVE = {"stakeholders": ("status", "strength", "last_contact")}


@frame("stakeholders", reads={"stakeholders": ("account_id",)})
def stakeholders(tables: Tables, _: At) -> Rows:
    """People at the customer."""
    return tables["stakeholders"]


def _active(at: At) -> nw.Expr:
    strong = col("strength") >= at.integer(STRENGTH)
    recent = (col("last_contact") >= at.days_ago(RECENT)) & (col("last_contact") <= at.day)
    return (strong & recent).fill_null(False) & ~is_code("status", "left")


@aggregate(
    "stakeholders",
    "count",
    reads=ACTIVE,
    source="Definitions, Active relationship",
    values=(STRENGTH, RECENT),
    empty=0,
)
def active_relationships(at: At) -> nw.Expr:
    """People still there with a strong enough and recent enough contact."""
    return count_where(_active(at))


@aggregate(
    "stakeholders",
    "count",
    reads={"stakeholders": (*ACTIVE["stakeholders"], "level")},
    source="Definitions, Active relationship; S1 Account Segmentation",
    values=(STRENGTH, RECENT),
    empty=0,
)
def c_level_relationships(at: At) -> nw.Expr:
    """Active relationships at C-level."""
    return count_where(_active(at) & is_code("level", "c_level"))


@aggregate(
    "stakeholders",
    "count",
    reads={"stakeholders": ("status", "sentiment")},
    source="S2 Stakeholder Map",
    empty=0,
)
def advocates(_: At) -> nw.Expr:
    """People still there who speak for us."""
    return count_where(is_code("sentiment", "advocate") & ~is_code("status", "left"))


VALUE = "value.window_months"
OUTCOMES = {"outcomes": ("date", "verified_by")}


@frame("outcomes", reads={"outcomes": ("account_id", "date")}, values=(VALUE,))
def current(tables: Tables, at: At) -> Rows:
    """Outcomes of the value window."""
    inside = (col("date") > at.months_ago(VALUE)) & (col("date") <= at.day)
    return tables["outcomes"].filter(inside)


def _verified() -> nw.Expr:
    return ~col("verified_by").is_null()


@aggregate(
    "outcomes",
    "money",
    reads={"outcomes": (*OUTCOMES["outcomes"], "annual_value")},
    source="Definitions, Documented value",
    empty=0,
)
def value_documented(_: At) -> nw.Expr:
    """Annual value of the verified outcomes of the value window."""
    return sum_where(_verified(), "annual_value")


@aggregate("outcomes", "count", reads=OUTCOMES, source="Definitions, Documented value", empty=0)
def outcomes_verified(_: At) -> nw.Expr:
    """Verified outcomes of the value window."""
    return count_where(_verified())


@aggregate("outcomes", "count", reads=OUTCOMES, source="Definitions, Documented value", empty=0)
def outcomes_unverified(_: At) -> nw.Expr:
    """Outcomes of the value window that nobody has verified."""
    return count_where(~_verified())
