"""The scorecard as one hand-written Polars query: the peer of the scale benchmark.

It makes the same columns from the same files with the thresholds of strategic-12-month written
in, as somebody would who needed nothing but this one table.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from big_book import DAY

BEFORE = DAY - 365
MONTH, FIRST_MONTH = DAY - 29, DAY - 90
c, A = pl.col, "account_id"


def query(folder: Path) -> pl.LazyFrame:
    """One row an account with the columns of the scorecard."""

    def scan(name: str) -> pl.LazyFrame:
        return pl.scan_parquet(folder / f"{name}.parquet")

    rows = scan("accounts").select(A, "currency", "potential_users")
    whitespace = cells(scan)
    people = scan("stakeholders").group_by(A).agg(*people_now())
    for part in (
        contracts(scan),
        people,
        outcomes(scan),
        *whitespace,
        usage_latest(scan),
        use_cases(scan),
    ):
        rows = rows.join(part, on=A, how="left")
    now = health(rows.select(A, "arr", "arr_before"), scan, DAY, (MONTH, FIRST_MONTH))
    then = health(contracts(scan, DAY - 90, base_only=True), scan, DAY - 90, (DAY - 120, DAY - 180))
    rows = rows.join(now.drop("arr", "arr_before"), on=A, how="left").join(
        then.filter(c("coverage") >= 500).select(A, health_before="health_score"), on=A, how="left"
    )
    rows = rows.join(caps(scan), on=A, how="left")
    return banded(rows)


def runs(day: int) -> pl.Expr:
    """Whether a contract counts on a day."""
    lost = (c("status") == "churned") & c("end_date").is_null()
    ends = c("end_date").is_null() | (c("end_date") >= day)
    return (c("status") != "proposed") & ~lost & (c("start_date") <= day) & ends


def contracts(scan, day: int = DAY, base_only: bool = False) -> pl.LazyFrame:
    """ARR, the renewal date, what is up for renewal."""
    rows = scan("contracts").with_columns(run=runs(day))
    before = {DAY: BEFORE, DAY - 90: DAY - 90 - 365}[day]
    arr = [
        pl.when("run").then("annual_value").otherwise(0).sum().alias("arr"),
        pl.when(runs(before)).then("annual_value").otherwise(0).sum().alias("arr_before"),
    ]
    if base_only:
        return (
            scan("accounts")
            .select(A)
            .join(rows.group_by(A).agg(arr), on=A, how="left")
            .with_columns(c("arr", "arr_before").fill_null(0))
        )
    counts = (c("status") != "proposed") & ~((c("status") == "churned") & c("end_date").is_null())
    signed = rows.filter(counts)
    nexts = signed.select(A, "product_id", following="contract_id", starts="start_date")
    pairs = signed.join(nexts, on=[A, "product_id"]).filter(
        (c("starts") - c("end_date")).is_between(1, 30)
    )
    renewed = pairs.select("contract_id", renewed=True).unique()
    first = pairs.filter("run").select(contract_id="following")
    second = first.join(pairs.select("contract_id", "following"), on="contract_id").select(
        contract_id="following"
    )
    follows = pl.concat([first, second]).unique().with_columns(follows=True)
    rows = rows.join(renewed, on="contract_id", how="left").join(
        follows, on="contract_id", how="left"
    )
    up = (c("run") | c("follows").fill_null(False)) & c("end_date").is_not_null()
    up = up & ~c("renewed").fill_null(False)
    rows = rows.with_columns(up=up, counts=counts)
    rows = rows.with_columns(first_end=pl.when("up").then("end_date").min().over(A))
    out = pl.when(c("up") & (c("end_date") == c("first_end")) & c("auto_renew")).then(
        c("end_date") - c("notice_days")
    )
    ended = c("counts") & (c("end_date") < day) & c("auto_renew") & (c("status") != "churned")
    ended = ended & ~c("renewed").fill_null(False)
    return rows.group_by(A).agg(
        *arr,
        c("counts").sum().alias("contracts"),
        pl.when(pl.when("run").then("seats").is_not_null().any())
        .then(pl.when("run").then("seats").sum())
        .alias("seats"),
        c("first_end").first(),
        pl.when("counts").then("end_date").max().alias("last_end"),
        (c("counts") & (c("end_date").is_null() | (c("end_date") >= day))).sum().alias("unended"),
        pl.when(c("up") & (c("end_date") == c("first_end")))
        .then("annual_value")
        .sum()
        .alias("up_value"),
        pl.coalesce(pl.when(out >= day).then(out).min(), out.max()).alias("opt_out_date"),
        pl.when(ended).then("annual_value").otherwise(0).sum().alias("self_renewing"),
    )


def people_now() -> list[pl.Expr]:
    """Active relationships and advocates."""
    active = (
        (c("strength") >= 3) & c("last_contact").is_between(DAY - 90, DAY) & (c("status") != "left")
    )
    return [
        (active & (c("level") == "c_level")).sum().alias("c_level_relationships"),
        active.sum().alias("active_relationships"),
        ((c("sentiment") == "advocate") & (c("status") != "left")).sum().alias("advocates"),
    ]


def outcomes(scan) -> pl.LazyFrame:
    """Documented value."""
    rows = scan("outcomes").filter(c("date").is_between(BEFORE + 1, DAY))
    verified = c("verified_by").is_not_null()
    return rows.group_by(A).agg(
        pl.when(verified).then("annual_value").otherwise(0).sum().alias("value_documented"),
        verified.sum().alias("outcomes_verified"),
        (~verified).sum().alias("outcomes_unverified"),
    )


def cells(scan) -> list[pl.LazyFrame]:
    """Whitespace totals and what penetrations need."""
    products, units = scan("products"), scan("business_units")
    functions = scan("product_functions")
    fits = units.join(functions.join(products, on="product_id"), on="function")
    for_all = products.join(functions, on="product_id", how="anti")
    columns = [A, "business_unit", "product_id", "country", "headcount", "pricing", "list_price"]
    grid = pl.concat([fits.select(columns), units.join(for_all, how="cross").select(columns)])
    mapped = scan("positions").select(A, mapped=True).unique()
    all_cells = grid.join(mapped, on=A, how="left").join(
        scan("positions"), on=[A, "business_unit", "product_id"], how="left"
    )
    status = pl.coalesce(
        "status", pl.when("mapped").then(pl.lit("not_sold")).otherwise(pl.lit("unknown"))
    )
    in_use = status.is_in(["deployed", "pilot"])
    active = pl.when(in_use).then("active_users").otherwise(c("active_users").fill_null(0))
    unused = (pl.coalesce("potential_users", "headcount") - active).clip(lower_bound=0)
    price = (
        pl.when(c("pricing") == "per_user")
        .then(c("list_price") * unused)
        .when(c("pricing") == "flat")
        .then(pl.when(status == "deployed").then(0).otherwise("list_price"))
    )
    value = pl.coalesce("potential_value", pl.when(status != "unknown").then(price))
    all_cells = all_cells.with_columns(
        counts=~status.is_in(["blocked", "not_applicable"]),
        deployed=status == "deployed",
        placed=status != "unknown",
        value=value,
    )
    counted = all_cells.filter("counts")
    deployed = all_cells.filter("deployed")
    totals = counted.group_by(A).agg(
        c("value").sum().alias("whitespace_known"),
        c("value").is_null().sum().alias("whitespace_unknown_cells"),
        pl.len().alias("whitespace_cells"),
        c("placed").sum().alias("cells_placed"),
    )
    by_product = counted.group_by(A, "product_id").agg(c("deployed").max())
    product = by_product.group_by(A).agg(
        c("deployed").sum().alias("product_part"), pl.len().alias("penetration_product_whole")
    )
    users = deployed.group_by(A).agg(
        pl.when(c("active_users").is_not_null().any())
        .then(c("active_users").sum())
        .alias("penetration_user_part"),
        c("business_unit").n_unique().alias("unit_part"),
        c("country").drop_nulls().n_unique().alias("country_part"),
    )
    whole = units.group_by(A).agg(
        pl.len().alias("penetration_business_unit_whole"),
        c("country").drop_nulls().n_unique().alias("penetration_geography_whole"),
        c("headcount").sum(),
    )
    return [totals, product, users, whole]


def usage_latest(scan) -> pl.LazyFrame:
    """Features of the latest period."""
    rows = scan("usage").filter(c("period") <= MONTH)
    latest = c("period") == c("period").max().over(A)
    return (
        rows.filter(latest)
        .group_by(A)
        .agg(
            c("features_used").sum().alias("penetration_value_realization_part"),
            c("features_available").sum().alias("penetration_value_realization_whole"),
        )
    )


def use_cases(scan) -> pl.LazyFrame:
    """Active and all use cases."""
    return (
        scan("use_cases")
        .group_by(A)
        .agg(
            (c("status") == "active").sum().alias("penetration_use_case_part"),
            pl.len().alias("penetration_use_case_whole"),
        )
    )


def blend(parts: list[tuple[str, float]]) -> list[pl.Expr]:
    """Points, range and coverage of weighted parts; the names are columns."""
    whole = sum(weight for _, weight in parts)
    known = pl.sum_horizontal(
        pl.when(c(name).is_not_null()).then(weight).otherwise(0.0) for name, weight in parts
    )
    total = pl.sum_horizontal(c(name).fill_null(0.0) * weight for name, weight in parts)
    return [
        pl.when(known > 0).then(total / known).alias("raw"),
        (total * (1.0 / whole)).alias("low"),
        ((total + (whole - known) * 100.0) * (1.0 / whole)).alias("high"),
        (known * (100.0 / whole)).alias("coverage"),
    ]


def health(rows: pl.LazyFrame, scan, day: int, months: tuple[int, int]) -> pl.LazyFrame:
    """The five components and the score as of a day."""
    last, first = months
    usage = (
        scan("usage")
        .filter(c("period") <= last)
        .group_by(A)
        .agg(
            *(
                pl.when((c("period") >= first) & c(part).is_not_null() & c(whole).is_not_null())
                .then(name)
                .otherwise(0)
                .sum()
                .alias(f"{name}_sum")
                for part, whole in (
                    ("active_users", "licensed_users"),
                    ("features_used", "features_available"),
                )
                for name in (part, whole)
            ),
            pl.len().alias("usage_rows"),
        )
    )
    held = c("attended").fill_null(True)
    review = c("kind").is_in(["qbr", "ebr"]) & (c("date") > day - 365)
    touches = (
        scan("touchpoints")
        .filter(c("date") <= day)
        .group_by(A)
        .agg(
            ((c("date") > day - 90) & held & (c("level") == "c_level")).sum().alias("executive"),
            pl.when(held).then("date").max().alias("last_touch"),
            (review & held).sum().alias("held"),
            review.sum().alias("planned"),
        )
    )
    is_open = ~(
        (c("closed_on") <= day).fill_null(False)
        | ((c("status") == "closed") & c("closed_on").is_null())
    )
    penalty = c("severity").replace_strict({1: 2000, 2: 800, 3: 300, 4: 100}, default=100)
    tickets = (
        scan("tickets")
        .filter(c("opened_on") <= day)
        .with_columns(open=is_open)
        .with_columns(recent=c("open") | (c("opened_on") > day - 90))
        .group_by(A)
        .agg(
            pl.when("recent")
            .then(
                penalty * pl.when("open").then(2).otherwise(1)
                + pl.when("escalated").then(1000).otherwise(0)
            )
            .sum()
            .alias("penalty"),
            pl.len().alias("tickets_any"),
            pl.when("recent").then("csat").sum().alias("rating"),
            (c("recent") & c("csat").is_not_null()).sum().alias("ratings"),
        )
    )
    paid = (c("paid_on") <= day).fill_null(False)
    late = pl.when(paid).then("paid_on").otherwise(day) > c("due_on") + 5
    invoices = (
        scan("invoices")
        .filter(c("due_on").is_between(day - 364, day))
        .with_columns(paid=paid, late=late)
        .filter(c("paid") | c("late"))
        .group_by(A)
        .agg(
            pl.when("late")
            .then(pl.when("paid").then(50).otherwise(0))
            .otherwise(100)
            .mean()
            .alias("payments"),
        )
    )
    pipeline = scan("opportunities").group_by(A).agg(c("amount").sum().alias("pipeline"))
    csat = c("kind") == "csat"
    surveys = (
        scan("surveys")
        .filter(c("date").is_between(day - 90, day))
        .group_by(A)
        .agg(
            pl.when(~csat).then("score").mean().alias("nps_mean"),
            pl.when(csat).then("score").mean().alias("csat_mean"),
        )
    )
    feelings = (
        scan("stakeholders")
        .filter(c("status") != "left")
        .group_by(A)
        .agg(
            c("sentiment")
            .replace_strict({"advocate": 100, "neutral": 50, "detractor": 0}, default=None)
            .mean()
            .alias("feeling")
        )
    )
    for part in (usage, touches, tickets, invoices, pipeline, surveys, feelings):
        rows = rows.join(part, on=A, how="left")
    seen = c("last_touch").is_not_null() | c("executive").is_not_null()
    parts = rows.with_columns(
        utilization=ratio("active_users_sum", "licensed_users_sum", 10_000 / 80),
        adoption=ratio("features_used_sum", "features_available_sum", 10_000 / 60),
        executives=pl.when(seen).then((c("executive") * 25.0).clip(0, 100)),
        recency=pl.when(seen).then(
            ((day - c("last_touch") - 90) * (100.0 / -76)).clip(0, 100).fill_null(0.0)
        ),
        reviews=pl.when(c("planned") > 0).then(c("held") / c("planned") * 100.0),
        tickets=pl.when((c("tickets_any") > 0) | (c("usage_rows") > 0)).then(
            (100.0 - c("penalty").fill_null(0) * 0.01).clip(0, 100)
        ),
        rated=pl.when(c("ratings") > 0).then((c("rating") / c("ratings") - 1.0) * 25.0),
        growth=pl.when(c("arr_before") > 0).then(
            ((c("arr") / c("arr_before") * 100.0 - 80) * 2.5).clip(0, 100)
        ),
        offers=pl.when((c("arr") > 0) & c("pipeline").is_not_null()).then(
            (c("pipeline") / c("arr") * 500.0).clip(0, 100)
        ),
        nps=c("nps_mean") * 10.0,
        csat=(c("csat_mean") - 1.0) * 25.0,
    )
    components = {
        "usage": [("utilization", 70.0), ("adoption", 30.0)],
        "engagement": [("executives", 40.0), ("recency", 30.0), ("reviews", 30.0)],
        "support": [("tickets", 70.0), ("rated", 30.0)],
        "financial": [("payments", 60.0), ("growth", 25.0), ("offers", 15.0)],
        "sentiment": [("nps", 50.0), ("csat", 20.0), ("feeling", 30.0)],
    }
    weights = {
        "usage": 30.0,
        "engagement": 20.0,
        "support": 15.0,
        "financial": 15.0,
        "sentiment": 20.0,
    }
    scored = parts.with_columns(
        expr.name.prefix(f"{name}_")
        for name, listed in components.items()
        for expr in blend(listed)
    )
    total = sum(weights.values())
    known = pl.sum_horizontal(
        pl.when(c(f"{n}_raw").is_not_null()).then(w).otherwise(0.0) for n, w in weights.items()
    )
    scored = scored.with_columns(
        score=pl.sum_horizontal(c(f"{n}_raw").fill_null(0.0) * w for n, w in weights.items())
        / known,
        low=pl.sum_horizontal(c(f"{n}_low") * w for n, w in weights.items()) / total,
        high=pl.sum_horizontal(c(f"{n}_high") * w for n, w in weights.items()) / total,
        coverage=pl.sum_horizontal(c(f"{n}_coverage") * w for n, w in weights.items()) / total,
    )
    shown = [
        hundredths(f"{n}_{kind}", 100).alias(f"{n}_{name}")
        for n in components
        for kind, name in (("raw", "score"), ("low", "low"), ("high", "high"))
    ]
    return scored.select(
        A,
        "arr",
        "arr_before",
        *shown,
        hundredths("score", 100).alias("health_score"),
        hundredths("low", 100).alias("health_low"),
        hundredths("high", 100).alias("health_high"),
        hundredths("coverage", 10).alias("coverage"),
    )


def ratio(part: str, whole: str, factor: float) -> pl.Expr:
    """Points of a share."""
    return pl.when(c(whole) > 0).then((c(part) / c(whole) * factor).clip(0, 100))


def hundredths(name: str, scale: int) -> pl.Expr:
    """Rounded half-even in whole units of the last decimal, its thousandths settled first."""
    return (c(name).fill_nan(None) * scale).round(3).round(0).cast(pl.Int64)


def caps(scan) -> pl.LazyFrame:
    """The band that signals cap at."""
    recent = scan("signals").filter(c("date").is_between(DAY - 179, DAY)).select(A, "kind").unique()
    red = c("kind").is_in(["formal_complaint", "non_renewal_notice"]).sum()
    yellow = c("kind").is_in(["champion_left"]).sum()
    return recent.group_by(A).agg(
        pl.when((red > 0) | (yellow >= 3))
        .then(pl.lit("red"))
        .otherwise(pl.when(yellow > 0).then(pl.lit("yellow")))
        .alias("cap_band")
    )


def banded(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The band, the trend, the tier, the probability and the columns left."""
    rows = rows.with_columns(
        c("contracts", "unended", "arr", "arr_before", "self_renewing").fill_null(0),
        c(
            "whitespace_known", "whitespace_unknown_cells", "whitespace_cells", "cells_placed"
        ).fill_null(0),
        c("c_level_relationships", "active_relationships", "advocates").fill_null(0),
        c("value_documented", "outcomes_verified", "outcomes_unverified").fill_null(0),
    ).with_columns(lapsed=(c("contracts") > 0) & (c("unended") == 0))
    rows = rows.with_columns(
        renewal_date=pl.when("lapsed").then("last_end").otherwise("first_end"),
        renewal_value=pl.when(c("first_end").is_not_null()).then("up_value"),
        presumed_value=pl.when(c("lapsed") & (c("self_renewing") > 0)).then("self_renewing"),
        arr_kept=pl.min_horizontal("arr", "arr_before"),
        penetration_product_part=pl.when(c("cells_placed") > 0).then("product_part"),
        penetration_business_unit_part=pl.when(c("cells_placed") > 0).then(
            c("unit_part").fill_null(0)
        ),
        penetration_geography_part=pl.when(c("cells_placed") > 0).then(
            c("country_part").fill_null(0)
        ),
        penetration_user_whole=pl.coalesce("potential_users", "headcount"),
    )
    green = (c("health_score") > 7500) & c("cap_band").is_null()
    red = (c("health_score") < 5000) | (c("cap_band") == "red").fill_null(False)
    band = (
        pl.when(red)
        .then(pl.lit("red"))
        .when(green)
        .then(pl.lit("green"))
        .otherwise(pl.lit("yellow"))
    )
    rows = rows.with_columns(
        days_left=c("renewal_date") - DAY,
        health_band=pl.when(c("coverage") >= 500).then(band),
    )
    change = c("health_score") - c("health_before")
    ahead = ~c("lapsed") & c("renewal_date").is_not_null()
    strategic = (
        (c("arr") >= 100_000_000)
        & (c("whitespace_known") > 500_000_000)
        & (c("c_level_relationships") >= 1)
        & (c("advocates") >= 1)
    )
    return rows.with_columns(
        health_trend=pl.when(change >= 500)
        .then(pl.lit("up"))
        .when(change <= -500)
        .then(pl.lit("down"))
        .when(change.is_not_null())
        .then(pl.lit("flat")),
        tier=pl.when(strategic)
        .then(pl.lit("strategic"))
        .when(c("arr") >= 25_000_000)
        .then(pl.lit("growth"))
        .otherwise(pl.lit("base")),
        arr_in_tier_currency="arr",
        potential_in_tier_currency="whitespace_known",
        probability_low=pl.when(ahead).then(
            c("health_band").replace_strict({"green": 950, "yellow": 700, "red": 0}, default=None)
        ),
        probability_high=pl.when(ahead).then(
            c("health_band").replace_strict(
                {"green": 1000, "yellow": 850, "red": 700}, default=None
            )
        ),
        health_coverage="coverage",
    )
