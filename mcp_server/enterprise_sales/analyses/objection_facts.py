"""Facts that answers to objections rest on."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up
from enterprise_sales.analyses.qbr_value import sentence, value_statements
from enterprise_sales.analyses.seats import pools
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Objective

PRICE_LIMITS = "renewal.opt_out.warn_days"
RESULTS = "renewal.expansion.top_opportunities"


def told(ctx: Context, *kinds: str) -> bool:
    """Whether a signal of one of the kinds still counts."""
    return any(row.kind in kinds for row in recent_signals(ctx))


def value_lines(ctx: Context) -> tuple[str, ...]:
    """Confirmed results as the customer reads them, the largest first."""
    confirmed = [row for row in value_statements(ctx) if row.verified_by]
    return tuple(sentence(ctx, row) for row in confirmed[: ctx.playbook.integer(RESULTS)])


def seats_in_use(ctx: Context, up: Up) -> tuple[int, int] | None:
    """Active users and seats of what is up for renewal; None where either is unknown."""
    found = [pool for pool in pools(ctx, up) if set(pool.contracts) & set(up.contracts)]
    if not found or any(pool.used is None for pool in found):
        return None
    return sum(pool.used or 0 for pool in found), sum(pool.seats for pool in found)


def first_priority(ctx: Context) -> str | None:
    """The customer's objective that is due next; those without a date, and past ones, last."""
    rows = sorted(
        ctx.rows(Objective),
        key=lambda row: (
            row.due is None or row.due < ctx.as_of,
            row.due or ctx.as_of,
            row.objective,
        ),
    )
    return rows[0].objective if rows else None
