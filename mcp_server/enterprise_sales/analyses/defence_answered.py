"""Which churn signals have been answered."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.milestones import done_origins

ORIGIN = "signal:"


def answered(ctx: Context, code: str) -> bool:
    """Whether a done action of the account has the origin `signal:<code>`."""
    return f"{ORIGIN}{code}" in done_origins(ctx)
