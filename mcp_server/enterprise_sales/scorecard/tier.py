"""Tier: by thresholds in one currency, by share of the book, or none."""

from __future__ import annotations

import narwhals as nw

from enterprise_sales.scorecard.at import HUNDREDTHS, At
from enterprise_sales.scorecard.expressions import by_code, col, half_even
from enterprise_sales.scorecard.rules import derived

METHOD = "tier.method"
CURRENCY = {"accounts": ("currency",)}
S1, S2 = "S1 Account Segmentation", "S2 Anti-Patterns, Treating all accounts equally"


def _converted(at: At, name: str) -> nw.Expr:
    """Exact where no rate is needed."""
    same = [code for code, factor in at.tier_factors.items() if factor == 1.0]
    rated = half_even(f"{name}_rated", 0)
    return nw.when(col("currency").is_in(same)).then(col(name)).otherwise(rated)


def _rated(at: At, name: str) -> nw.Expr:
    return col(name).cast(nw.Float64) * by_code("currency", at.tier_factors)


@derived("raw", needs=("arr",), source="our judgement", reads=CURRENCY)
def arr_rated(at: At) -> nw.Expr:
    """ARR at the rate to the currency of the tier thresholds, unrounded."""
    return _rated(at, "arr")


@derived("raw", needs=("whitespace_known",), source="our judgement", reads=CURRENCY)
def whitespace_known_rated(at: At) -> nw.Expr:
    """Known whitespace at the rate to the currency of the tier thresholds, unrounded."""
    return _rated(at, "whitespace_known")


@derived("money", needs=("arr", "arr_rated"), source="our judgement", reads=CURRENCY)
def arr_in_tier_currency(at: At) -> nw.Expr:
    """ARR in the currency of the tier thresholds, unknown without a rate."""
    return _converted(at, "arr")


@derived(
    "money",
    needs=("whitespace_known", "whitespace_known_rated"),
    source="our judgement",
    reads=CURRENCY,
)
def potential_in_tier_currency(at: At) -> nw.Expr:
    """Known whitespace in the currency of the tier thresholds, unknown without a rate."""
    return _converted(at, "whitespace_known")


@derived("count", needs=("arr_in_tier_currency",), source=S2, values=(METHOD,))
def accounts_above(at: At) -> nw.Expr:
    """Accounts of the book with more ARR than this one; not counted where no share is asked."""
    if at.values.text(METHOD) != "share":
        return nw.lit(None, nw.Int64)
    comparable = ~col("arr_in_tier_currency").is_null()
    rank = col("arr_in_tier_currency").rank(method="min", descending=True)
    return nw.when(comparable).then(rank.cast(nw.Int64) - 1)


@derived("count", needs=("arr_in_tier_currency",), source=S2, values=(METHOD,))
def accounts_ranked(at: At) -> nw.Expr:
    """Accounts of the book whose ARR can be compared; not counted where no share is asked."""
    if at.values.text(METHOD) != "share":
        return nw.lit(None, nw.Int64)
    return col("arr_in_tier_currency").count().cast(nw.Int64)


STRATEGIC = (
    "tier.strategic.arr_from",
    "tier.strategic.potential_above",
    "tier.strategic.c_level_relationships",
    "tier.strategic.advocates",
    "tier.growth.arr_from",
)
SHARES = ("tier.share.top_percent", "tier.share.bottom_percent")


def _by_thresholds(at: At) -> nw.Expr:
    arr = col("arr_in_tier_currency")
    strategic = (
        (arr >= at.values.minor(STRATEGIC[0]))
        & (col("potential_in_tier_currency") > at.values.minor(STRATEGIC[1]))
        & (col("c_level_relationships") >= at.integer(STRATEGIC[2]))
        & (col("advocates") >= at.integer(STRATEGIC[3]))
    )
    growth = nw.when(arr >= at.values.minor(STRATEGIC[4])).then(nw.lit("growth"))
    lower = nw.coalesce(growth, nw.lit("base"))
    return nw.when(strategic).then(nw.lit("strategic")).otherwise(lower)


def _by_share(at: At) -> nw.Expr:
    """Top and bottom of the book by ARR; accounts with equal ARR share their place."""
    whole = 100 * HUNDREDTHS
    above, ranked = col("accounts_above") * whole, col("accounts_ranked")
    top = above < ranked * at.hundredths(SHARES[0])
    bottom = above >= ranked * (whole - at.hundredths(SHARES[1]))
    rest = nw.when(bottom).then(nw.lit("bottom")).otherwise(nw.lit("middle"))
    return nw.when(top).then(nw.lit("top")).otherwise(rest)


@derived(
    "code",
    needs=(
        "arr_in_tier_currency",
        "potential_in_tier_currency",
        "c_level_relationships",
        "advocates",
        "accounts_above",
        "accounts_ranked",
    ),
    values=(METHOD, *STRATEGIC, *SHARES),
    source=f"{S1}; {S2}",
)
def tier(at: At) -> nw.Expr:
    """The tier by the playbook's method, unknown where the currency cannot be compared."""
    method = at.values.text(METHOD)
    if method == "single":
        return nw.lit("named")
    code = _by_thresholds(at) if method == "thresholds" else _by_share(at)
    return nw.when(~col("arr_in_tier_currency").is_null()).then(code)
