"""Occasions to propose an expansion that hold now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.gates import launched_days
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.analyses.usage_trend import capacity_used
from enterprise_sales.book.rows import Touchpoint
from enterprise_sales.scorecard import Cell

REVIEWS = ("qbr", "ebr")
SIGNALS = {
    "organizational_change": ("new_leadership", "merger", "strategic_initiative"),
    "product_launch": ("product_launch",),
    "competitive_threat": ("competitor_evaluation",),
}
"""Trigger → the signals that stand for it."""
OF_CELLS = ("after_launch", "capacity")
"""Triggers that concern one cell and say more than those of the whole account."""


def account_trigger(ctx: Context) -> str | None:
    """The first trigger of the playbook that holds for the whole account.

    After them comes an interest that the customer has voiced and no trigger stands for.
    """
    holds = _of_account(ctx)
    for code in ctx.playbook.texts("expansion.triggers"):
        if code in holds and holds[code]():
            return code
    stood_for = {kind for kinds in SIGNALS.values() for kind in kinds}
    wanted = [kind for kind in ctx.playbook.texts("expansion.signals") if kind not in stood_for]
    seen = {row.kind for row in recent_signals(ctx)}
    return next((kind for kind in wanted if kind in seen), None)


def cell_trigger(ctx: Context, cell: Cell | None) -> str | None:
    """The first trigger of the playbook that holds for one cell alone."""
    if cell is None:
        return None
    holds = {"after_launch": _after_launch, "capacity": _capacity}
    wanted = ctx.playbook.texts("expansion.triggers")
    return next((code for code in wanted if code in OF_CELLS and holds[code](ctx, cell)), None)


def last_review(ctx: Context) -> date | None:
    """The last business review that was held; held unless it is said that nobody came."""
    past = (row for row in ctx.rows(Touchpoint) if row.date <= ctx.as_of)
    held = (row for row in past if row.kind in REVIEWS and row.attended is not False)
    return max((row.date for row in held), default=None)


def _of_account(ctx: Context) -> Mapping[str, Callable[[], bool]]:
    return {
        "qbr": partial(_review_due, ctx),
        "budget_cycle": partial(_budget_cycle, ctx),
        "renewal_window": partial(_renewal_window, ctx),
        **{code: partial(_seen, ctx, kinds) for code, kinds in SIGNALS.items()},
    }


def _after_launch(ctx: Context, cell: Cell) -> bool:
    days = launched_days(ctx, cell)
    first = ctx.playbook.integer("expansion.after_launch.days_from")
    last = ctx.playbook.integer("expansion.after_launch.days_to")
    return days is not None and first <= days <= last


def _capacity(ctx: Context, cell: Cell) -> bool:
    return cell.vector == "user" and capacity_used(ctx, cell.product_id, cell.business_unit)


def _review_due(ctx: Context) -> bool:
    """The next review is due, or will be within the days of grace."""
    last = last_review(ctx)
    if last is None:
        return False
    due = months_from(last, ctx.playbook.integer("qbr.every_months"))
    return abs((due - ctx.as_of).days) <= ctx.playbook.integer("qbr.grace_days")


def _budget_cycle(ctx: Context) -> bool:
    month = ctx.account.fiscal_year_start_month
    if month is None:
        return False
    start = ctx.as_of + relativedelta(month=month, day=1)
    start = start if start > ctx.as_of else start + relativedelta(years=1)
    lead = ctx.playbook.integer("expansion.budget_cycle.lead_months")
    return months_from(start, -lead) <= ctx.as_of


def _renewal_window(ctx: Context) -> bool:
    end = ctx.row.renewal_date
    if end is None or ctx.row.lapsed:
        return False
    first = months_from(end, -ctx.playbook.integer("expansion.renewal_window.months_from"))
    last = months_from(end, -ctx.playbook.integer("expansion.renewal_window.months_to"))
    return first <= ctx.as_of <= last


def _seen(ctx: Context, kinds: tuple[str, ...]) -> bool:
    return any(row.kind in kinds for row in recent_signals(ctx))
