"""Gaps that a tool has for a reason of its own, beyond what a rule reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import narwhals as nw
from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses import qbr
from enterprise_sales.analyses.portfolio_missing import TABLES
from enterprise_sales.analyses.quality_filled import Filled, Frame
from enterprise_sales.analyses.quality_needs import Need, Place, own_need, rows_need
from enterprise_sales.analyses.stakeholder_unknowns import CHART, JUDGED, MAPPED
from enterprise_sales.analyses.unknowns import DESCRIPTION, MAPPING, REGISTERS, RENEWAL
from enterprise_sales.analyses.whitespace_unknowns import (
    CONSUMPTION,
    MATRIX,
    PRICE,
    STATUS,
    USERS,
    Cause,
)
from enterprise_sales.book.money import UNKNOWN_CURRENCY

WINDOW = "retention.window_months"
CAUSES = (
    (STATUS, (nw.col("status") == "unknown").fill_null(value=False)),
    (CONSUMPTION, (nw.col("pricing") == "consumption").fill_null(value=False)),
    (PRICE, nw.col("pricing").is_null() | nw.col("list_price").is_null()),
)
"""Why a cell has no value, and how it is known; what is left over lacks its users."""


def profile(filled: Filled) -> Iterator[Need]:
    """Renewal, growth, tier, description, people and registers of an account."""
    yield from _ends(filled, RENEWAL)
    yield from _notices(filled)
    yield _earlier_contracts(filled)
    yield from value(filled)
    yield from _tier(filled)
    for name in DESCRIPTION:
        place = Place("accounts", (name,))
        yield own_need(("profile",), place, ~filled.cells("accounts", name))
    yield from _people(filled, JUDGED)
    for table, columns in REGISTERS.items():
        yield from _absent(filled, ("risks",), table, columns)


def people(filled: Filled) -> Iterator[Need]:
    """What a map asks of everybody who is still there, and who reports to whom."""
    both = ("executive_pairs", "grid_gap_arr")
    yield rows_need(filled, both, "stakeholders", ("level", "internal_owner"))
    yield from _people(filled, MAPPED)
    there = _there(filled)
    alone = there.group_by("account_id").agg(
        nw.len().cast(nw.Int64).alias("_all"), nw.col("reports_to").count().alias("_known")
    )
    flat = alone.filter((nw.col("_all") > 1) & (nw.col("_known") == 0))
    yield own_need(CHART, Place("stakeholders", ("reports_to",)), filled.any_row(flat))


def whitespace(filled: Filled) -> Iterator[Need]:
    """Cells to look at, what they are worth, and deals without an amount."""
    potential = ("whitespace_known",)
    for table in ("business_units", "products"):
        yield rows_need(filled, potential, table, MATRIX[table])
    for cause, cells in _valueless(filled):
        place = Place(cause.table, cause.columns)
        yield own_need(potential, place, filled.any_row(cells))
    unpriced = filled.table("opportunities").filter(nw.col("amount").is_null())
    place = Place("opportunities", ("amount",))
    yield own_need(("pipeline",), place, filled.any_row(unpriced))
    columns = ("amount", "stage", "close_date")
    yield rows_need(filled, ("pipeline",), "opportunities", columns)


def _valueless(filled: Filled) -> Iterator[tuple[Cause, Frame]]:
    """Cells without a value by the cause, as `whitespace_unknowns.cause_of` finds it for one."""
    if filled.cells_of_all is None:
        return
    counts = nw.col("counts").fill_null(value=False) & nw.col("potential_value").is_null()
    left = filled.cells_of_all.filter(counts)
    for cause, condition in CAUSES:
        yield cause, left.filter(condition)
        left = left.filter(~condition)
    yield USERS, left


def value(filled: Filled) -> Iterator[Need]:
    """Outcomes are on record, and nobody has confirmed one."""
    unconfirmed = filled.rows("outcomes") & (filled.measure("outcomes_verified") == 0)
    codes, place = ("value_documented", "roi"), Place("outcomes", ("verified_by",))
    yield own_need(codes, place, unconfirmed)


def reviews(filled: Filled) -> Iterator[Need]:
    """What the agenda of a business review speaks of."""
    for model, columns, code in qbr.TABLES:
        yield rows_need(filled, (code,), model.table, columns)


def renewals(filled: Filled) -> Iterator[Need]:
    """The opt-out date, and the seats that a contraction would give back."""
    codes = ("milestones", "scenarios.contraction")
    yield rows_need(filled, codes, "contracts", ("end_date", "seats"))
    yield from _ends(filled, codes)
    yield from _notices(filled)
    ahead = ~filled.unknown("renewal_date")
    contraction = ("scenarios.contraction",)
    seats, users = Place("contracts", ("seats",)), Place("usage", ("active_users",))
    yield own_need(contraction, seats, ahead & ~filled.cells("contracts", "seats"))
    yield own_need(contraction, users, ahead & ~filled.cells("usage", "active_users"))


def engagement(filled: Filled) -> Iterator[Need]:
    """Whom to contact, when, and what a reference rests on."""
    columns = ("name", "level", "buying_role", "sentiment", "last_contact")
    yield rows_need(filled, ("calendar", "overdue"), "stakeholders", columns)
    yield from _people(filled, {"level": ("overdue",), "last_contact": ("overdue",)})
    met = ("executive_meetings", "last_qbr")
    yield rows_need(filled, met, "touchpoints", ("date", "kind", "level", "attended"))
    yield rows_need(filled, ("references",), "surveys", ("date", "kind", "score"))
    asked = ("opened_on", "closed_on", "escalated")
    yield rows_need(filled, ("references",), "tickets", asked)


def defence(filled: Filled) -> Iterator[Need]:
    """Early warnings, and where competitors are."""
    touched = ("threats", "arr_threatened")
    yield from _absent(filled, touched, "signals", REGISTERS["signals"])
    columns = ("business_unit", "product_id", "status", "competitor", "competitor_end_date")
    yield rows_need(filled, touched, "positions", columns)


def review(filled: Filled) -> Iterator[Need]:
    """What the book as a whole does not tell."""
    columns = ("start_date", "end_date", "annual_value")
    yield rows_need(filled, ("arr", "nrr", "grr", "forecast"), "contracts", columns)
    yield from _ends(filled, ("renewal_date", "forecast"))
    yield from _notices(filled)
    place = Place("accounts", ("owner",))
    yield own_need(("coverage",), place, ~filled.cells("accounts", "owner"))
    for table, (names, codes) in TABLES.items():
        yield from _absent(filled, codes, table, names)


def _ends(filled: Filled, codes: tuple[str, ...]) -> Iterator[Need]:
    """Contracts that run and do not say until when."""
    if filled.contracts is None:
        return
    endless = filled.contracts.filter(nw.col("runs") & nw.col("end_date").is_null())
    lacking = filled.any_row(endless) & filled.unknown("renewal_date")
    yield own_need(codes, Place("contracts", ("end_date",)), lacking)


def _notices(filled: Filled) -> Iterator[Need]:
    """Contracts up for renewal of which nobody knows how they end."""
    if filled.contracts is None:
        return
    up = filled.contracts.filter(nw.col("comes_up") & ~nw.col("end_date").is_null())
    unsaid = up.filter(nw.col("auto_renew").is_null())
    open_notice = up.filter(
        nw.col("auto_renew").fill_null(value=False) & nw.col("notice_days").is_null()
    )
    code = ("opt_out_date",)
    for name, rows in (("auto_renew", unsaid), ("notice_days", open_notice)):
        yield own_need(code, Place("contracts", (name,)), filled.any_row(rows))


def _earlier_contracts(filled: Filled) -> Need:
    """Customers of old of whom no contract of that time is on record."""
    day = filled.as_of - relativedelta(months=filled.playbook.integer(WINDOW))
    old = filled.any_row(filled.table("accounts").filter(nw.col("customer_since") <= day))
    lacking = old & filled.rows("contracts") & ~(filled.measure("arr_before").fill_null(0) > 0)
    return own_need(("nrr", "grr"), Place("contracts", ("start_date", "end_date")), lacking)


def _tier(filled: Filled) -> Iterator[Need]:
    """Amounts that cannot be compared; where the playbook has one tier, none has to be."""
    if filled.playbook.text("tier.method") == "single":
        return
    lacking = filled.unknown("arr_in_tier_currency") & ~filled.unknown("arr")
    nameless = filled.measure("currency") == UNKNOWN_CURRENCY
    rates = Place("rates", ("date", "currency", "rate"))
    if filled.book.reporting_currency == UNKNOWN_CURRENCY:
        rates = Place(MAPPING, ("reporting_currency",))
    yield own_need(("tier",), Place("accounts", ("currency",)), lacking & nameless)
    yield own_need(("tier",), rates, lacking & ~nameless)


def _people(filled: Filled, asked: Mapping[str, tuple[str, ...]]) -> Iterator[Need]:
    """Columns that are empty for somebody who is still there."""
    there = _there(filled)
    for name, codes in asked.items():
        lacking = filled.any_row(there.filter(nw.col(name).is_null()))
        yield own_need(codes, Place("stakeholders", (name,)), lacking)


def _there(filled: Filled) -> Frame:
    rows = filled.table("stakeholders")
    return rows.filter((nw.col("status") != "left").fill_null(value=True))


def _absent(
    filled: Filled, codes: tuple[str, ...], table: str, columns: tuple[str, ...]
) -> Iterator[Need]:
    """A table that only the book as a whole can lack: an account without a row tells nothing."""
    if table not in filled.book.given:
        yield own_need(codes, Place(table, columns, whole=True), filled.every)


__all__ = [
    "defence",
    "engagement",
    "people",
    "profile",
    "renewals",
    "review",
    "reviews",
    "value",
    "whitespace",
]
