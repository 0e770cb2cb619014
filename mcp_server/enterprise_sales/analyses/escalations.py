"""Tickets that were escalated and are still open, and whether any would be known of."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.book.rows import Ticket, Usage


def support_known(ctx: Context) -> bool:
    """Whether no ticket means no complaint (decision: what counts as known support data)."""
    return Ticket.table in ctx.book.given and bool(ctx.rows(Ticket) or ctx.rows(Usage))


def no_tickets(ctx: Context) -> str:
    """Why support is not known."""
    if Ticket.table in ctx.book.given:
        return ctx.t.text("The book holds no tickets of this account.")
    return ctx.t.text("The book holds no tickets.")


def open_escalations(ctx: Context) -> tuple[Ticket, ...]:
    """Escalated tickets that were open on the date, the oldest first."""
    found = (row for row in ctx.rows(Ticket) if row.escalated and _open(ctx, row))
    return tuple(sorted(found, key=lambda row: (row.opened_on, row.ticket_id)))


def _open(ctx: Context, row: Ticket) -> bool:
    closed = row.closed_on is not None and row.closed_on <= ctx.as_of
    return row.opened_on <= ctx.as_of and not closed and row.status != "closed"
