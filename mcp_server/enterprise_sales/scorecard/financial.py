"""Financial: payments on time, growth of the contracts, pipeline."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import HUNDREDTHS, At
from enterprise_sales.scorecard.component import Part, component
from enterprise_sales.scorecard.expressions import between, clip, col, count_where, share, sum_where
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, frame

WINDOW = "health.financial.window_days"
GRACE = "health.financial.grace_days"
LATE = "health.financial.late_points"
S1 = "S1 Health Score Metrics, Financial"
INVOICES = {"invoices": ("due_on", "paid_on")}


@frame(
    "invoices", reads={"invoices": ("account_id", *INVOICES["invoices"])}, values=(WINDOW, GRACE)
)
def judged(tables: Tables, at: At) -> Rows:
    """Invoices due within the window that are paid or past their grace days."""
    paid = (col("paid_on") <= at.day).fill_null(False)
    late = nw.when(paid).then(col("paid_on")).otherwise(at.day) > col("due_on") + at.integer(GRACE)
    marked = tables["invoices"].with_columns(_paid=paid, _late=late)
    inside = (col("due_on") <= at.day) & (col("due_on") > at.days_ago(WINDOW))
    return marked.filter(inside & (col("_paid") | col("_late")))


@aggregate("invoices", "count", reads=INVOICES, source=S1, values=(LATE,))
def payment_points(at: At) -> nw.Expr:
    """Hundredths of points: full when paid in time, fewer when paid late, none when overdue."""
    late = nw.when(col("_paid")).then(at.hundredths(LATE)).otherwise(0)
    return nw.when(col("_late")).then(late).otherwise(100 * HUNDREDTHS).sum()


@aggregate("invoices", "count", reads=INVOICES, source=S1)
def invoices_judged(_: At) -> nw.Expr:
    """Invoices that are paid or overdue."""
    return nw.len()


@frame("opportunities", reads={"opportunities": ("account_id",)})
def opportunities(tables: Tables, _: At) -> Rows:
    """Open opportunities."""
    return tables["opportunities"]


AMOUNT = {"opportunities": ("amount",)}


@aggregate("opportunities", "money", reads=AMOUNT, source=S1)
def pipeline(_: At) -> nw.Expr:
    """Amount of the open opportunities that name one."""
    return sum_where(~col("amount").is_null(), "amount")


@aggregate("opportunities", "count", reads=AMOUNT, source=S1, empty=0)
def pipeline_known(_: At) -> nw.Expr:
    """Open opportunities that name their amount."""
    return count_where(~col("amount").is_null())


def _payments(_: At) -> nw.Expr:
    return share(col("payment_points"), col("invoices_judged")) * (1.0 / HUNDREDTHS)


def _growth(at: At) -> nw.Expr:
    floor = at.number("health.financial.growth_floor_percent")
    full = at.number("health.financial.growth_full_percent")
    return between(share(col("arr"), col("arr_before")) * 100.0, floor, full)


def _pipeline(at: At) -> nw.Expr:
    target = at.number("health.financial.pipeline_target_percent")
    offered = clip(share(col("pipeline"), col("arr")) * (10_000.0 / target))
    return nw.when(col("pipeline_known") > 0).then(offered)


component(
    "financial",
    "Payments in time, growth of contract value, and pipeline",
    S1,
    (
        Part(
            "payments",
            "Invoices of the window paid in time.",
            "health.financial.weights.payments",
            ("payment_points", "invoices_judged"),
            (),
            _payments,
        ),
        Part(
            "growth",
            "ARR against the start of the retention window.",
            "health.financial.weights.growth",
            ("arr", "arr_before"),
            ("health.financial.growth_floor_percent", "health.financial.growth_full_percent"),
            _growth,
        ),
        Part(
            "offers",
            "Open opportunities against ARR.",
            "health.financial.weights.pipeline",
            ("arr", "pipeline", "pipeline_known"),
            ("health.financial.pipeline_target_percent",),
            _pipeline,
        ),
    ),
)
