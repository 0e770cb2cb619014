"""Contracts: ARR, the renewal date, the opt-out date, lapsed accounts."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import At
from enterprise_sales.scorecard.expressions import (
    col,
    count_where,
    is_code,
    is_true,
    max_where,
    min_where,
    sum_where,
)
from enterprise_sales.scorecard.lazy import Rows, left_join
from enterprise_sales.scorecard.rules import Tables, aggregate, derived, frame

ACCOUNT = "account_id"
TERM = {"contracts": ("start_date", "end_date", "status")}
MARKS = {
    "contracts": ("contract_id", "account_id", "product_id", "start_date", "end_date", "status"),
    "renewals": ("contract_id", "outcome"),
}


def counts() -> nw.Expr:
    """Whether a contract can ever count: signed, and a churned one only with its end."""
    lost = is_code("status", "churned") & col("end_date").is_null()
    return ~is_code("status", "proposed") & ~lost


def runs_at(day: int) -> nw.Expr:
    """Whether a contract runs on a day, both of its ends included."""
    ends = col("end_date").is_null() | (col("end_date") >= day)
    return counts() & (col("start_date") <= day) & ends


@frame("contracts", reads=MARKS, values=("arr.successor_gap_days",))
def marked(tables: Tables, at: At) -> Rows:
    """Contracts with what is renewed already and what comes up for renewal."""
    contracts = tables["contracts"].with_columns(
        _product=col("product_id").fill_null(""),
        _runs=runs_at(at.day),
        _signed=counts(),
    )
    pairs = _successions(contracts, at)
    renewed = pairs.select("contract_id", _renewed=nw.lit(True)).unique()
    following = _followers(pairs).select(contract_id=col("_next"), _follows=nw.lit(True)).unique()
    with_marks = contracts
    marks = {"_renewed": renewed, "_follows": following, "_churned": _churned(tables)}
    for name, mark in marks.items():
        with_marks = left_join(with_marks, mark, ["contract_id"], {name: nw.Boolean})
    open_end = (is_true("_runs") | is_true("_follows")) & ~col("end_date").is_null()
    candidate = open_end & ~is_true("_renewed")
    return (
        with_marks.with_columns(
            _renewed=is_true("_renewed"),
            _churned=is_true("_churned"),
            _candidate=candidate,
            _counts=counts(),
        )
        .with_columns(_up_on=min_where(col("_candidate"), "end_date").over(ACCOUNT))
        .with_columns(
            _up=is_true("_candidate") & (col("end_date") == col("_up_on")).fill_null(False)
        )
    )


def _churned(tables: Tables) -> Rows | None:
    """Contracts whose renewal was decided against."""
    if "renewals" not in tables:
        return None
    lost = tables["renewals"].filter(is_code("outcome", "churned"))
    return lost.select("contract_id", _churned=nw.lit(True)).unique()


def _successions(contracts: Rows, at: At) -> Rows:
    """Pairs of a contract and the signed one that follows it within the gap.

    A churned contract without an end counts for nothing, so it renews nothing either.
    """
    signed = contracts.filter(col("_signed"))
    ending = signed.filter(~col("end_date").is_null()).select(
        ACCOUNT, "_product", "contract_id", "end_date", "_runs"
    )
    starting = signed.select(
        ACCOUNT, "_product", _next=col("contract_id"), _starts=col("start_date")
    )
    gap = col("_starts") - col("end_date")
    return ending.join(starting, on=[ACCOUNT, "_product"], how="inner").filter(
        (gap > 0) & (gap <= at.integer("arr.successor_gap_days"))
    )


def _followers(pairs: Rows) -> Rows:
    """Successors of running contracts, and the successors of those.

    Two steps: a book does not hold contracts signed more than two terms ahead.
    """
    first = pairs.filter(col("_runs")).select("_next")
    second = first.join(
        pairs.select(_step=col("contract_id"), _then=col("_next")),
        left_on="_next",
        right_on="_step",
        how="inner",
    ).select(_next=col("_then"))
    return nw.concat([first, second]).unique()


@aggregate(
    "contracts",
    "money",
    reads={"contracts": (*TERM["contracts"], "annual_value")},
    source="Definitions, ARR",
)
def arr(at: At) -> nw.Expr:
    """Annual value of the contracts that run on the date, unknown where none is on record."""
    return sum_where(runs_at(at.day), "annual_value")


@aggregate(
    "contracts",
    "money",
    reads={"contracts": (*TERM["contracts"], "annual_value")},
    source="Definitions, NRR",
    values=("retention.window_months",),
)
def arr_before(at: At) -> nw.Expr:
    """Annual value at the start of the retention window, unknown without a contract on record."""
    return sum_where(runs_at(at.months_ago("retention.window_months")), "annual_value")


@derived("money", needs=("arr", "arr_before"), source="Definitions, GRR")
def arr_kept(_: At) -> nw.Expr:
    """ARR now, counted up to what it was at the start of the retention window."""
    return nw.when(col("arr") < col("arr_before")).then(col("arr")).otherwise(col("arr_before"))


@aggregate("contracts", "count", reads=TERM, source="Definitions, ARR", empty=0)
def contracts(_: At) -> nw.Expr:
    """Signed contracts of any date."""
    return count_where(col("_counts"))


SEATS = {"contracts": (*TERM["contracts"], "seats")}


@aggregate("contracts", "count", reads=SEATS, source="Definitions, ARR", empty=0)
def seats_known(at: At) -> nw.Expr:
    """Contracts that run on the date and name their seats."""
    return count_where(runs_at(at.day) & ~col("seats").is_null())


@aggregate("contracts", "count", reads=SEATS, source="Definitions, ARR", empty=0)
def seats_sum(at: At) -> nw.Expr:
    """Seats named by the contracts that run on the date."""
    return sum_where(runs_at(at.day), "seats")


@derived("count", needs=("seats_known", "seats_sum"), source="Definitions, ARR")
def seats(_: At) -> nw.Expr:
    """Seats under contract, unknown where no running contract names them."""
    return nw.when(col("seats_known") > 0).then(col("seats_sum"))


@aggregate("contracts", "date", reads=TERM, source="Definitions, Renewal date")
def next_end(_: At) -> nw.Expr:
    """The earliest end among running contracts and their successors not renewed already."""
    return min_where(col("_candidate"), "end_date")


@aggregate("contracts", "date", reads=TERM, source="Definitions, Renewal date")
def last_end(_: At) -> nw.Expr:
    """The latest end of any signed contract."""
    return max_where(col("_counts"), "end_date")


@aggregate("contracts", "count", reads=TERM, source="Definitions, Renewal date", empty=0)
def unended(at: At) -> nw.Expr:
    """Signed contracts that have not ended before the date."""
    open_end = col("end_date").is_null() | (col("end_date") >= at.day)
    return count_where(col("_counts") & open_end)


@derived("boolean", needs=("contracts", "unended"), source="Definitions, Renewal date")
def lapsed(_: At) -> nw.Expr:
    """Whether every contract of the account ended before the date."""
    return (col("contracts") > 0) & (col("unended") == 0)


@derived("date", needs=("next_end", "last_end", "lapsed"), source="Definitions, Renewal date")
def renewal_date(_: At) -> nw.Expr:
    """The earliest end that is not renewed already; for a lapsed account the latest end."""
    return nw.when(col("lapsed")).then(col("last_end")).otherwise(col("next_end"))


@derived("days", needs=("renewal_date",), source="Definitions, Renewal date")
def days_left(at: At) -> nw.Expr:
    """Days from the date to the renewal date, negative for a lapsed account."""
    return col("renewal_date") - at.day


@aggregate(
    "contracts",
    "money",
    reads={"contracts": (*TERM["contracts"], "annual_value")},
    source="Definitions, Renewal date",
)
def up_value(_: At) -> nw.Expr:
    """Annual value of the contracts that end on the renewal date."""
    return nw.when(col("_up")).then(col("annual_value")).sum()


@derived("money", needs=("up_value", "next_end"), source="Definitions, Renewal date")
def renewal_value(_: At) -> nw.Expr:
    """Annual value of what is up for renewal, unknown without a renewal ahead."""
    return nw.when(~col("next_end").is_null()).then(col("up_value"))


def _opt_out() -> nw.Expr:
    renews = is_true("_up") & is_true("auto_renew")
    return nw.when(renews).then(col("end_date") - col("notice_days"))


OPT_OUT = {"contracts": (*TERM["contracts"], "auto_renew", "notice_days")}


@aggregate("contracts", "date", reads=OPT_OUT, source="Definitions, Opt-out date")
def opt_out_ahead(at: At) -> nw.Expr:
    """The earliest opt-out date, not yet passed, of the contracts up for renewal."""
    return nw.when(_opt_out() >= at.day).then(_opt_out()).min()


@aggregate("contracts", "date", reads=OPT_OUT, source="Definitions, Opt-out date")
def opt_out_latest(_: At) -> nw.Expr:
    """The latest opt-out date of the contracts up for renewal."""
    return _opt_out().max()


@derived("date", needs=("opt_out_ahead", "opt_out_latest"), source="Definitions, Opt-out date")
def opt_out_date(_: At) -> nw.Expr:
    """End date minus notice of contracts that renew by themselves: the next one, else the last."""
    return nw.coalesce(col("opt_out_ahead"), col("opt_out_latest"))


@aggregate(
    "contracts",
    "money",
    reads={"contracts": (*TERM["contracts"], "auto_renew", "annual_value")},
    source="Definitions, Renewal date",
    empty=0,
)
def self_renewing(at: At) -> nw.Expr:
    """Annual value of ended contracts that renew by themselves and were not replaced."""
    ended = col("_counts") & (col("end_date") < at.day).fill_null(False)
    gone = is_code("status", "churned") | col("_churned") | col("_renewed")
    kept = ended & is_true("auto_renew") & ~gone
    return sum_where(kept, "annual_value")
