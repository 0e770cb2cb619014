"""Tickets that were escalated and are still open."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Ticket


def open_escalations(ctx: Context) -> tuple[Ticket, ...]:
    """Escalated tickets that were open on the date, the oldest first."""
    found = (row for row in ctx.rows(Ticket) if row.escalated and _open(ctx, row))
    return tuple(sorted(found, key=lambda row: (row.opened_on, row.ticket_id)))


def _open(ctx: Context, row: Ticket) -> bool:
    closed = row.closed_on is not None and row.closed_on <= ctx.as_of
    return row.opened_on <= ctx.as_of and not closed and row.status != "closed"
