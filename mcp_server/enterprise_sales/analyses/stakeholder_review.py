"""How old the map is, and when it is next to be gone through.

It is gone through every `plan.stakeholder_review_months`, on the day that the calendar has for it
(Strategic Account Manager, Stakeholder Map: quarterly). The book keeps no date of such a review.
What it keeps are contacts: the map is as fresh as the latest of them.
"""

from __future__ import annotations

from enterprise_sales.analyses.arithmetic import in_percent
from enterprise_sales.analyses.contact import is_stale, last_contact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.plan_dates import MAP, next_reviewed
from enterprise_sales.analyses.results import MapReview
from enterprise_sales.book.rows import Stakeholder


def map_review(ctx: Context) -> MapReview:
    """The freshest contact, the next review, and a warning where most of the map is old.

    Without any contact on record it is unknown how old the map is.
    """
    rows = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    last = [last_contact(ctx, row) for row in rows]
    freshest = max((day for day in last if day is not None), default=None)
    months = ctx.playbook.integer(MAP)
    stale = sum(day is None or is_stale(ctx, day) for day in last)
    return MapReview(
        freshest=freshest.isoformat() if freshest else None,
        due=next_reviewed(ctx, MAP).isoformat(),
        overdue=months_from(freshest, months) < ctx.as_of if freshest else None,
        stale=stale,
        of=len(rows),
        warning=_warning(ctx, stale, len(rows)) if freshest else None,
    )


def _warning(ctx: Context, stale: int, of: int) -> str | None:
    share = in_percent(stale, of)
    if share is None or share <= ctx.playbook.number("relationship.map.stale_percent"):
        return None
    days = ctx.playbook.integer("relationship.active_days")
    return ctx.t.plural(
        "The map is out of date: for {stale} of {n} person no contact is on record in the last"
        " {days}.",
        "The map is out of date: for {stale} of {n} people no contact is on record in the last"
        " {days}.",
        of,
        stale=ctx.t.number(stale),
        days=ctx.t.days(days),
    )
