"""Support: what open and recent tickets weigh, and how customers rate the answers."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import HUNDREDTHS, At
from enterprise_sales.scorecard.component import Part, component
from enterprise_sales.scorecard.expressions import (
    clip,
    col,
    count_where,
    is_code,
    is_true,
    share,
    sum_where,
)
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.support.window_days"
S1 = "S1 Health Score Metrics, Support"
SEVERITIES = (1, 2, 3, 4)
PENALTIES = tuple(f"health.support.penalty.severity_{number}" for number in SEVERITIES)
OTHER = ("health.support.penalty.unknown", "health.support.penalty.escalated")
MULTIPLIER = "health.support.open_multiplier"
CSAT_LOW, CSAT_HIGH = 1.0, 5.0


@frame(
    "tickets",
    reads={"tickets": ("account_id", "opened_on", "closed_on", "status")},
    values=(WINDOW,),
)
def recent(tables: Tables, at: At) -> Rows:
    """Tickets up to the date, marked where they are still open or opened within the window."""
    closed = (col("closed_on") <= at.day).fill_null(False) | (
        is_code("status", "closed") & col("closed_on").is_null()
    )
    opened = tables["tickets"].filter(col("opened_on") <= at.day).with_columns(_open=~closed)
    return opened.with_columns(_recent=col("_open") | (col("opened_on") > at.days_ago(WINDOW)))


@aggregate("tickets", "count", reads={}, source=S1, empty=0)
def tickets_any(_: At) -> nw.Expr:
    """Tickets of any age."""
    return nw.len()


@aggregate(
    "tickets",
    "count",
    reads={"tickets": ("severity", "escalated")},
    source=S1,
    values=(*PENALTIES, *OTHER, MULTIPLIER),
    empty=0,
)
def ticket_penalty(at: At) -> nw.Expr:
    """Hundredths of points lost to tickets: by severity, more while open, more if escalated."""
    lost = nw.when(col("_open")).then(_by_severity(at, MULTIPLIER)).otherwise(_by_severity(at))
    raised = nw.when(is_true("escalated")).then(at.hundredths(OTHER[1])).otherwise(0)
    return nw.when(col("_recent")).then(lost + raised).otherwise(0).sum()


def _by_severity(at: At, *factors: str) -> nw.Expr:
    """Hundredths of points that a ticket takes away, times the factors."""
    lost = nw.lit(at.hundredths(OTHER[0], *factors))
    for number, path in zip(SEVERITIES, PENALTIES, strict=True):
        same = (col("severity") == number).fill_null(False)
        lost = nw.when(same).then(at.hundredths(path, *factors)).otherwise(lost)
    return lost


@aggregate("tickets", "count", reads={"tickets": ("csat",)}, source=S1)
def ticket_csat_sum(_: At) -> nw.Expr:
    """Sum of the ratings of recent tickets."""
    return sum_where(col("_recent"), "csat")


@aggregate("tickets", "count", reads={"tickets": ("csat",)}, source=S1)
def ticket_csat_count(_: At) -> nw.Expr:
    """Recent tickets with a rating."""
    return count_where(col("_recent") & ~col("csat").is_null())


def _tickets(at: At) -> nw.Expr:
    """Known where a ticket log is given that can be expected to cover the account."""
    covered = (col("tickets_any") > 0) | (col("usage_rows") > 0)
    lost = col("ticket_penalty").cast(nw.Float64) * (1.0 / HUNDREDTHS)
    return nw.when(covered & nw.lit("tickets" in at.given)).then(clip(100.0 - lost))


def _ratings(_: At) -> nw.Expr:
    mean = share(col("ticket_csat_sum"), col("ticket_csat_count"))
    return (mean - CSAT_LOW) * (100.0 / (CSAT_HIGH - CSAT_LOW))


component(
    "support",
    "Severity of open and recent tickets, and their ratings",
    S1,
    (
        Part(
            "tickets",
            "Points left after open and recent tickets by severity.",
            "health.support.weights.tickets",
            ("ticket_penalty", "tickets_any", "usage_rows"),
            (),
            _tickets,
        ),
        Part(
            "ratings",
            "Mean rating of recent tickets.",
            "health.support.weights.csat",
            ("ticket_csat_sum", "ticket_csat_count"),
            (),
            _ratings,
        ),
    ),
)
