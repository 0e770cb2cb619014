"""Early warnings that meetings and support tickets give."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.escalations import no_tickets, support_known
from enterprise_sales.analyses.risk_seen import Seen
from enterprise_sales.book.rows import REVIEWS, Ticket, Touchpoint


def qbr_missed(ctx: Context) -> Seen:
    """The last review was missed, or several other meetings were (S2)."""
    since = ctx.days_ago("churn.meetings.window_days")
    rows = [row for row in ctx.rows(Touchpoint) if since < row.date <= ctx.as_of]
    meetings = [row for row in rows if row.kind != "email"]
    if not meetings:
        text = ctx.t.text("No meeting has been on record since {day}.", day=ctx.t.day(since))
        return Seen(None, text, tables=("touchpoints",))
    return _review(ctx, meetings) or _meetings(ctx, meetings)


def _review(ctx: Context, meetings: list[Touchpoint]) -> Seen | None:
    """The last review, where it was missed; of two on one day the one held counts."""
    reviews = [row for row in meetings if row.kind in REVIEWS]
    last = max(reviews, key=lambda row: (row.date, row.attended is not False), default=None)
    if last is None or last.attended is not False:
        return None
    text = ctx.t.text("The review of {day} was missed.", day=ctx.t.day(last.date))
    return Seen(True, text, since=last.date)


def _meetings(ctx: Context, meetings: list[Touchpoint]) -> Seen:
    missed = [row.date for row in meetings if row.attended is False and row.kind not in REVIEWS]
    if len(missed) >= ctx.playbook.integer("churn.meetings.missed"):
        text = ctx.t.plural("{n} meeting was missed.", "{n} meetings were missed.", len(missed))
        return Seen(True, text, since=max(missed))
    return Seen(False, ctx.t.text("The last review was not missed, nor were several meetings."))


def hostile_support(ctx: Context) -> Seen:
    """Several tickets of the last days were escalated or ended in a poor answer (S2)."""
    if not support_known(ctx):
        return Seen(None, no_tickets(ctx), tables=("tickets",))
    since = ctx.days_ago("churn.support.window_days")
    rows = [row for row in ctx.rows(Ticket) if since < row.opened_on <= ctx.as_of]
    hostile = [row for row in rows if _hostile(ctx, row)]
    if len(hostile) >= ctx.playbook.integer("churn.support.tickets"):
        return Seen(True, _told(ctx, len(hostile)), since=max(row.opened_on for row in hostile))
    if rows and all(row.csat is None and row.escalated is None for row in rows):
        text = ctx.t.text("Of no ticket is the answer or an escalation on record.")
        return Seen(None, text, tables=("tickets",))
    return Seen(False, _told(ctx, len(hostile)))


def _hostile(ctx: Context, row: Ticket) -> bool:
    poor = row.csat is not None and row.csat <= ctx.playbook.integer("churn.support.csat_at_most")
    return poor or row.escalated is True


def _told(ctx: Context, count: int) -> str:
    return ctx.t.plural(
        "{n} ticket was escalated or ended in a poor answer since {day}.",
        "{n} tickets were escalated or ended in a poor answer since {day}.",
        count,
        day=ctx.t.day(ctx.days_ago("churn.support.window_days")),
    )
