"""Early warnings that usage and contracts give."""

from __future__ import annotations

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.risk_seen import Seen
from enterprise_sales.analyses.usage_trend import declining, falls_in_a_row
from enterprise_sales.analyses.user_figures import latest_active
from enterprise_sales.book.rows import Contract
from enterprise_sales.language import N_

NO_USAGE = N_("The active users of the last full months are not on record.")


def usage_decline(ctx: Context) -> Seen:
    """Active users fall month after month (S2)."""
    falls = declining(ctx)
    if falls is None:
        return Seen(None, ctx.t.text(NO_USAGE), tables=("usage",))
    if not falls:
        return Seen(False, ctx.t.text("Active users have not fallen month after month."))
    text = ctx.t.plural(
        "Active users have fallen for {n} month.",
        "Active users have fallen {n} months in a row.",
        falls_in_a_row(ctx),
    )
    return Seen(True, text)


def non_usage(ctx: Context) -> Seen:
    """Nobody was active in the latest full month that was counted (S1)."""
    found = latest_active(ctx)
    if found is None:
        return Seen(None, ctx.t.text(NO_USAGE), tables=("usage",))
    month, active = found
    text = ctx.t.plural(
        "{n} active user in {month}.",
        "{n} active users in {month}.",
        active,
        month=ctx.t.month(month),
    )
    return Seen(active == 0, text)


def low_usage(ctx: Context) -> Seen:
    """Usage that would make a whole account red, however the unknown part of it may be (S1)."""
    score = ctx.row.usage_score
    if score is None:
        return Seen(None, ctx.t.text("Usage cannot be scored."), tables=("usage",))
    text = ctx.t.text("Usage scores {score} points.", score=ctx.t.number(score))
    return Seen(ctx.row.usage_high < ctx.playbook.number("health.bands.red_below"), text)


def non_renewal_notice(ctx: Context) -> Seen | None:
    """A running contract that is marked as lost (S1); None where none is."""
    rows = [row for row in ctx.rows(Contract) if row.status == "churned" and _runs(ctx, row)]
    if not rows:
        return None
    ids = ", ".join(sorted(row.contract_id for row in rows))
    return Seen(True, ctx.t.text("Marked as not to be renewed: {ids}.", ids=ids))


def _runs(ctx: Context, row: Contract) -> bool:
    return row.end_date is not None and row.end_date >= ctx.as_of
