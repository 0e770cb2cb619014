"""The expansion playbook, step by step: how far the account is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.readiness import health_condition
from enterprise_sales.analyses.readiness_conditions import SHOWN, Found
from enterprise_sales.analyses.results import ExpansionStep
from enterprise_sales.analyses.reviews import held_reviews, lasts
from enterprise_sales.analyses.usage_trend import full_months
from enterprise_sales.book.rows import Stakeholder, Touchpoint, Usage


def expansion_steps(ctx: Context) -> tuple[ExpansionStep, ...]:
    """Every step of `expansion.steps`; one that the tables cannot show is unknown."""
    found = []
    for code in ctx.playbook.texts("expansion.steps"):
        show = SHOWS.get(code)
        status, evidence = show(ctx) if show else ("unknown", ctx.t.text("The tables do not tell."))
        text = ctx.playbook.wording(code, ctx.t.language, "step")
        found.append(ExpansionStep(code=code, text=text, status=status, evidence=evidence))
    return tuple(found)


def _usage(ctx: Context) -> Found:
    (last,) = full_months(ctx, 1)
    rows = [row for row in ctx.rows(Usage) if row.active_users is not None]
    if any(row.period == last for row in rows):
        return "met", ctx.t.text("Usage of {month} is on record.", month=ctx.t.month(last))
    latest = max((row.period for row in rows if row.period <= last), default=None)
    if latest is None:
        return "unknown", ctx.t.text("The book holds no usage of this account.")
    return "unmet", ctx.t.text("Usage was last counted in {month}.", month=ctx.t.month(latest))


def _review(ctx: Context) -> Found:
    """A review of the last quarter that somebody of the leadership came to."""
    if not ctx.rows(Touchpoint):
        return "unknown", ctx.t.text("The book holds no touchpoints of this account.")
    levels = ctx.playbook.texts("qbr.audience.leadership_levels")
    people = {row.stakeholder_id: row.level for row in ctx.rows(Stakeholder)}
    days = [
        row.date
        for row in held_reviews(ctx)
        if (row.level or people.get(row.stakeholder_id or "")) in levels
    ]
    if not days:
        return "unmet", ctx.t.text("No review with the leadership is on record.")
    text = ctx.t.text("The last review with the leadership was on {day}.", day=ctx.t.day(max(days)))
    return ("met" if lasts(ctx, max(days)) else "unmet"), text


def _pilots(ctx: Context) -> Found:
    pilots = sorted(cell.business_unit for cell in ctx.cells if cell.status == "pilot")
    if pilots:
        return "unmet", ctx.t.text("Under way: {units}.", units=ctx.t.listed(pilots))
    if any(cell.status == "deployed" for cell in ctx.cells):
        return "met", ctx.t.text("No pilot waits to become a deployment.")
    return "unknown", ctx.t.text("It is not on record where a product is in use.")


def _pricing(ctx: Context) -> Found:
    """A contract can grow by a known price where it names its seats, or its price is flat."""
    contracts = running(ctx)
    if not contracts:
        return "unknown", ctx.t.text("No running contract is on record.")
    silent = sorted(
        row.contract_id for row in contracts if _unclear(ctx, row.product_id, row.seats)
    )
    if silent:
        return "unmet", ctx.t.text(
            "What one more user costs is not on record for: {contracts}.",
            contracts=ctx.t.listed(silent),
        )
    return "met", ctx.t.text("Every running contract names its seats or has a flat price.")


def _unclear(ctx: Context, product_id: str | None, seats: int | None) -> bool:
    product = ctx.products.get(product_id or "")
    return not seats and (product is None or product.pricing != "flat")


SHOWS: Mapping[str, Callable[[Context], Found]] = {
    "success_foundation": health_condition,
    "usage_monitoring": _usage,
    "value_realization": SHOWN["documented_value"],
    "identify_champions": SHOWN["active_champion"],
    "executive_business_review": _review,
    "pilot_to_production": _pilots,
    "expandable_pricing": _pricing,
}
