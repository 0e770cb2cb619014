"""Signals that still count."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Signal


def recent_signals(ctx: Context) -> tuple[Signal, ...]:
    """Signals of the last `health.caps.days` days, the newest first."""
    since = ctx.days_ago("health.caps.days")
    found = (row for row in ctx.rows(Signal) if since < row.date <= ctx.as_of)
    return tuple(sorted(found, key=_newest_first))


def _newest_first(row: Signal) -> tuple[int, str, str, str]:
    return (-row.date.toordinal(), row.kind, row.note or "", row.source or "")
