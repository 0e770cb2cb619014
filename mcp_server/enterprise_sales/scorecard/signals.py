"""Signals that cap the band whatever the average says."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import col, count_where, is_code
from enterprise_sales.scorecard.lazy import Rows
from enterprise_sales.scorecard.rules import Tables, aggregate, derived, frame

WINDOW, RED, YELLOW = "health.caps.days", "health.caps.red", "health.caps.yellow"
TOGETHER = "health.caps.red_at_yellow_kinds"
SIGNALS = {"signals": ("account_id", "date", "kind")}
S1 = "S1 Customer Health Monitoring; S2 Churn Signals"


@frame("signals", reads=SIGNALS, values=(WINDOW,))
def kinds(tables: Tables, at: At) -> Rows:
    """Kinds of signal seen within the window, each once."""
    inside = (col("date") <= at.day) & (col("date") > at.days_ago(WINDOW))
    return tables["signals"].filter(inside).select("account_id", "kind").unique()


@aggregate("signals", "count", reads=SIGNALS, source=S1, values=(RED,), empty=0)
def red_signals(at: At) -> nw.Expr:
    """Kinds of signal that cap at red."""
    return count_where(col("kind").is_in(list(at.values.texts(RED))))


@aggregate("signals", "count", reads=SIGNALS, source=S1, values=(YELLOW,), empty=0)
def yellow_signals(at: At) -> nw.Expr:
    """Kinds of signal that cap at yellow."""
    return count_where(col("kind").is_in(list(at.values.texts(YELLOW))))


@derived("band", needs=("red_signals", "yellow_signals"), source=S1, values=(TOGETHER,))
def cap_band(at: At) -> nw.Expr:
    """The band that signals cap at: red kinds, or several yellow kinds together, cap at red."""
    red = (col("red_signals") > 0) | (col("yellow_signals") >= at.integer(TOGETHER))
    yellow = nw.when(col("yellow_signals") > 0).then(nw.lit("yellow"))
    return nw.when(red).then(nw.lit("red")).otherwise(yellow)


@frame("notices", reads=SIGNALS)
def notices(tables: Tables, at: At) -> Rows:
    """Notices of non-renewal up to the date, however old."""
    return tables["signals"].filter(is_code("kind", "non_renewal_notice") & (col("date") <= at.day))


@aggregate("notices", "count", reads=SIGNALS, source="Definitions, Renewal date", empty=0)
def non_renewal_notices(_: At) -> nw.Expr:
    """Notices of non-renewal on record."""
    return nw.len()


@derived(
    "money",
    needs=("lapsed", "self_renewing", "non_renewal_notices"),
    source="Definitions, Renewal date",
)
def presumed_value(_: At) -> nw.Expr:
    """What a lapsed account would pay if its contracts renewed by themselves, to be confirmed."""
    silent = col("lapsed") & (col("non_renewal_notices") == 0) & (col("self_renewing") > 0)
    return nw.when(silent).then(col("self_renewing"))
