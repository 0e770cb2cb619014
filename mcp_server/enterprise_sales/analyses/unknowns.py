"""Unknown figures whose reason is more than an empty cell."""

from __future__ import annotations

from dataclasses import replace

from enterprise_sales.analyses.common import Missing, missing_of
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up, running
from enterprise_sales.analyses.missing import EMPTY, NO_TABLE, Wanted, in_order
from enterprise_sales.analyses.stakeholder_unknowns import people_unknowns
from enterprise_sales.book.money import UNKNOWN_CURRENCY
from enterprise_sales.book.rows import Outcome
from enterprise_sales.language import N_
from enterprise_sales.scorecard import COMPONENTS
from enterprise_sales.scorecard.parts import parts_of

NEW_ACCOUNT = N_("The account had no ARR on {day}, so there is nothing to compare with.")
OLD_CONTRACTS = N_(
    "The account is a customer since {since}, but no contract that ran on {day} is on record:"
    " add the contracts of that time."
)
LOW_COVERAGE = N_(
    "Only {known} of the score rests on data and a band needs {least}: see what is missing."
)
NO_EARLIER_SCORE = N_("There is no score for {day} to compare with.")
NOT_COMPARABLE = N_("There is no rate between {currency} and {target}.")
NAMELESS = N_("The currency of the account is unknown.")
NO_MEASURE = N_("The book does not say in which currency to compare.")
MAPPING = "book.yaml"
"""Stands for a table where a key of the book itself is to be filled."""
NO_NOTICE = N_(
    "It is not known whether these contracts renew by themselves, or with what notice: {ids}."
)
NOTHING_RUNS = N_("No contract of the account runs on {day}, so no renewal is ahead.")
LAPSED = N_("The account has lapsed; the playbook gives a probability only for a renewal ahead.")
DESCRIPTION = (
    "industry",
    "segment",
    "country",
    "owner",
    "internal_sponsor",
    "customer_since",
    "fiscal_year_start_month",
)
REGISTERS = {"signals": ("date", "kind"), "risks": ("risk", "likelihood", "impact")}
"""Tables that only the book as a whole can lack: an account without a row has nothing to tell."""
DECIDING = {"support_tickets": {"tickets": ("opened_on", "closed_on", "severity", "escalated")}}
"""Part of a score → what decides it, where its rule reads other tables for cover only."""
RENEWAL = ("renewal_date", "days_left", "opt_out_date", "probability")
FIGURES = (
    Wanted("arr", "arr", ("arr", "nrr", "grr", "tier", *RENEWAL)),
    Wanted(
        "relationships.people",
        "active_relationships",
        ("active_relationships", "c_level_relationships", "advocates"),
    ),
    *(
        Wanted(
            f"health.components.{code}",
            part,
            (f"{code}_score", "health_score"),
            DECIDING.get(part, {}),
        )
        for code in COMPONENTS
        for part in parts_of(code)
    ),
    Wanted("value_documented", "value_documented", ("value_documented", "roi")),
    Wanted(
        "users", "penetration_user_part", ("penetration_user",), {"positions": ("active_users",)}
    ),
    Wanted(
        "users",
        "penetration_user_whole",
        ("penetration_user",),
        {"accounts": ("potential_users",)},
    ),
)
"""Figures of a profile, the most important first."""


def figures(ctx: Context) -> tuple[Wanted, ...]:
    """The figures of a profile; where the playbook has one tier, it hangs on nothing."""
    if not _one_tier(ctx):
        return FIGURES
    rest = (tuple(code for code in one.unlocks if code != "tier") for one in FIGURES)
    return tuple(replace(one, unlocks=codes) for one, codes in zip(FIGURES, rest, strict=True))


def _one_tier(ctx: Context) -> bool:
    return ctx.playbook.text("tier.method") == "single"


def profile_unknowns(ctx: Context) -> tuple[Missing, ...]:
    """What is unknown in a profile for a reason of its own."""
    found = (
        _renewal(ctx),
        _opt_out(ctx),
        _band(ctx),
        _trend(ctx),
        _probability(ctx),
        _growth(ctx),
        none_verified(ctx),
        _tier(ctx),
        _description(ctx),
        *people_unknowns(ctx, "relationships.people"),
        *(_register(ctx, table, columns) for table, columns in REGISTERS.items()),
    )
    return tuple(missing for missing in found if missing)


def _renewal(ctx: Context) -> Missing | None:
    """Contracts are on record, and none of those that run says when it ends."""
    if ctx.row.renewal_date is not None or not ctx.row.contracts:
        return None
    endless = sorted(row.contract_id for row in running(ctx) if row.end_date is None)
    if not endless:
        reason = ctx.t.text(NOTHING_RUNS, day=ctx.t.day(ctx.as_of))
        return missing_of("renewal.date", reason, RENEWAL)
    reason = ctx.t.plural(
        "{n} running contract names no end: {ids}.",
        "{n} running contracts name no end: {ids}.",
        len(endless),
        ids=", ".join(endless),
    )
    return missing_of("renewal.date", reason, RENEWAL, "contracts", ("end_date",))


def _opt_out(ctx: Context) -> Missing | None:
    """Contracts that may renew by themselves, without a known notice."""
    if ctx.row.renewal_date is None or ctx.row.lapsed:
        return None
    rows = contracts_up(ctx).contracts
    vague = [
        row.contract_id
        for row in rows
        if row.auto_renew is None or (row.auto_renew and row.notice_days is None)
    ]
    if not vague:
        return None
    reason = ctx.t.text(NO_NOTICE, ids=", ".join(vague))
    columns = ("auto_renew", "notice_days")
    return missing_of("renewal.opt_out_date", reason, ("opt_out_date",), "contracts", columns)


def _band(ctx: Context) -> Missing | None:
    if ctx.row.health_band is not None:
        return None
    least = ctx.playbook.number("health.coverage_threshold_percent")
    known = ctx.t.percent(ctx.row.health_coverage)
    reason = ctx.t.text(LOW_COVERAGE, known=known, least=ctx.t.percent(least))
    trend = () if ctx.row.health_before is None else ("health_trend",)
    codes = ("health_score", "health_band", "probability", *trend)
    return missing_of("health.band", reason, codes)


def _trend(ctx: Context) -> Missing | None:
    """Nothing to compare with; where it is today's score that lacks, the band says why."""
    if ctx.row.health_trend is not None or ctx.row.health_before is not None:
        return None
    day = ctx.days_ago("health.trend.compare_days")
    return missing_of(
        "health.trend", ctx.t.text(NO_EARLIER_SCORE, day=ctx.t.day(day)), ("health_trend",)
    )


def _probability(ctx: Context) -> Missing | None:
    if not ctx.row.lapsed:
        return None
    return missing_of("renewal.probability", ctx.t.text(LAPSED), ("probability",))


def _growth(ctx: Context) -> Missing | None:
    if not ctx.row.contracts or ctx.row.arr_before:
        return None
    day, since = ctx.months_ago("retention.window_months"), ctx.account.customer_since
    if since is None or since > day:
        reason = ctx.t.text(NEW_ACCOUNT, day=ctx.t.day(day))
        return missing_of("growth.nrr", reason, ("nrr", "grr"))
    reason = ctx.t.text(OLD_CONTRACTS, since=ctx.t.day(since), day=ctx.t.day(day))
    return missing_of("growth.nrr", reason, ("nrr", "grr"), "contracts", ("start_date", "end_date"))


def none_verified(ctx: Context) -> Missing | None:
    """Outcomes are on record, and none of them counts."""
    if ctx.row.outcomes_verified or not ctx.rows(Outcome):
        return None
    reason = ctx.t.plural(
        "No outcome of the last {n} month has been verified by the customer.",
        "No outcome of the last {n} months has been verified by the customer.",
        ctx.playbook.integer("value.window_months"),
    )
    columns = ("date", "annual_value", "verified_by")
    return missing_of("roi", reason, ("value_documented", "roi"), "outcomes", columns)


def _tier(ctx: Context) -> Missing | None:
    if ctx.row.arr_in_tier_currency is not None or _one_tier(ctx):
        return None
    if ctx.currency == UNKNOWN_CURRENCY:
        return missing_of("tier.code", ctx.t.text(NAMELESS), ("tier",), "accounts", ("currency",))
    if ctx.book.reporting_currency == UNKNOWN_CURRENCY:
        columns = ("reporting_currency",)
        return missing_of("tier.code", ctx.t.text(NO_MEASURE), ("tier",), MAPPING, columns)
    target = ctx.playbook.text("tier.currency")
    reason = ctx.t.text(NOT_COMPARABLE, currency=ctx.currency, target=target)
    return missing_of("tier.code", reason, ("tier",), "rates", ("date", "currency", "rate"))


def _description(ctx: Context) -> Missing | None:
    empty = [name for name in DESCRIPTION if getattr(ctx.account, name) is None]
    if not empty:
        return None
    reason = ctx.t.text(EMPTY, table="accounts", columns=", ".join(empty))
    return missing_of(empty[0], reason, ("profile",), "accounts", in_order("accounts", empty))


def _register(ctx: Context, table: str, columns: tuple[str, ...]) -> Missing | None:
    if table in ctx.book.given:
        return None
    return missing_of("risks", ctx.t.text(NO_TABLE, table=table), ("risks",), table, columns)
