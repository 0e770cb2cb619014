"""Retention of one account."""

from __future__ import annotations

from enterprise_sales.analyses import ratios
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.results import Growth


def growth(ctx: Context) -> Growth:
    """NRR and GRR over the playbook's window.

    An account without ARR at the start of the window counts in neither: nothing of nothing, no
    share. Without any contract both are unknown.
    """
    row = ctx.row
    if not row.contracts:
        return Growth(nrr=ratios.UNKNOWN, grr=ratios.UNKNOWN)
    kept = row.arr if row.arr_before else 0
    return Growth(
        nrr=ratios.paid(ctx, kept, row.arr_before),
        grr=ratios.paid(ctx, row.arr_kept, row.arr_before),
    )
