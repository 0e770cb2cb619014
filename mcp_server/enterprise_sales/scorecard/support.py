"""Support: what open and recent tickets weigh, and how customers rate the answers."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.component import component
from enterprise_sales.scorecard.expressions import (
    clip,
    col,
    count_where,
    is_code,
    is_true,
    share,
    sum_where,
)
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.support.window_days"
S1 = "S1 Health Score Metrics, Support"
SEVERITIES = (1, 2, 3, 4)
PENALTIES = tuple(f"health.support.penalty.severity_{number}" for number in SEVERITIES)
OTHER = ("health.support.penalty.unknown", "health.support.penalty.escalated")
CSAT_LOW, CSAT_HIGH = 1.0, 5.0
HUNDREDTHS = 100
"""Penalties are summed as whole hundredths of a point, so that no engine rounds differently."""


@frame(
    "tickets",
    reads={"tickets": ("account_id", "opened_on", "closed_on", "status")},
    values=(WINDOW,),
)
def recent(tables: Tables, at: At) -> nw.LazyFrame:
    """Tickets opened within the window, and those still open."""
    closed = (col("closed_on") <= at.day).fill_null(False) | (
        is_code("status", "closed") & col("closed_on").is_null()
    )
    opened = tables["tickets"].filter(col("opened_on") <= at.day).with_columns(_open=~closed)
    return opened.filter(col("_open") | (col("opened_on") > at.days_ago(WINDOW)))


def _hundredths(at: At, path: str) -> int:
    return round(at.number(path) * HUNDREDTHS)


@aggregate(
    "tickets",
    "count",
    reads={"tickets": ("severity", "escalated")},
    source=S1,
    values=(*PENALTIES, *OTHER, "health.support.open_multiplier"),
    empty=0,
)
def ticket_penalty(at: At) -> nw.Expr:
    """Hundredths of points lost to tickets: by severity, doubled while open, more if escalated."""
    severity = nw.lit(_hundredths(at, OTHER[0]))
    for number, path in zip(SEVERITIES, PENALTIES, strict=True):
        same = (col("severity") == number).fill_null(False)
        severity = nw.when(same).then(_hundredths(at, path)).otherwise(severity)
    factor = nw.when(col("_open")).then(at.integer("health.support.open_multiplier")).otherwise(1)
    raised = nw.when(is_true("escalated")).then(_hundredths(at, OTHER[1])).otherwise(0)
    return (severity * factor + raised).sum()


@aggregate("tickets", "count", reads={"tickets": ("csat",)}, source=S1)
def ticket_csat_sum(_: At) -> nw.Expr:
    """Sum of the ratings of recent tickets."""
    return sum_where(~col("csat").is_null(), "csat")


@aggregate("tickets", "count", reads={"tickets": ("csat",)}, source=S1)
def ticket_csat_count(_: At) -> nw.Expr:
    """Recent tickets with a rating."""
    return count_where(~col("csat").is_null())


def _parts(at: At) -> list[tuple[nw.Expr, float]]:
    lost = col("ticket_penalty").cast(nw.Float64) / float(HUNDREDTHS)
    tickets = clip(100.0 - lost)
    given = nw.lit("tickets" in at.given)
    mean = share(col("ticket_csat_sum"), col("ticket_csat_count"))
    csat = (mean - CSAT_LOW) / (CSAT_HIGH - CSAT_LOW) * 100.0
    return [
        (nw.when(given).then(tickets), at.number("health.support.weights.tickets")),
        (csat, at.number("health.support.weights.csat")),
    ]


component(
    "support",
    _parts,
    doc="Severity of open and recent tickets, and their ratings",
    needs=("ticket_penalty", "ticket_csat_sum", "ticket_csat_count"),
    values=("health.support.weights.tickets", "health.support.weights.csat"),
    source=S1,
)
