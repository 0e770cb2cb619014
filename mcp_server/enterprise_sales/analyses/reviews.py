"""The business reviews: the last one held, when the next is due, and whether it is late.

Every tool reads them here, so that a review is as late in its own preparation as it is in the plan,
the calendar and the list of the week (definitions, Business review).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.agreed import held
from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.engagement_days import working_day
from enterprise_sales.analyses.renewal_meetings import renewal_meetings
from enterprise_sales.book.rows import REVIEWS, Touchpoint
from enterprise_sales.playbook import Playbook


@dataclass(frozen=True)
class Reviews:
    """How an account stands with its business reviews.

    Attributes:
        last: the last one that was held; None where none is on record.
        due: when the next one is due; None where neither a review nor the first day as a customer
            is known.
        late_since: the due day, where a review was held before and that day has passed.
        missed: whether the days of grace have passed as well, or none was ever held; None where
            the book holds nothing that would tell.
        day: when the next one is to be held: on the due day, within the days of grace where that
            day has passed or is unknown; the Monday after a weekend. A review that the renewal
            holds within as many days of it takes its place.
    """

    last: date | None
    due: date | None
    late_since: date | None
    missed: bool | None
    day: date


@once
def reviews(ctx: Context) -> Reviews:
    """The business reviews of an account."""
    last = max((row.date for row in held_reviews(ctx)), default=None)
    since = last or ctx.account.customer_since
    due = None if since is None else review_due(ctx.playbook, since)
    ahead = due is not None and due >= ctx.as_of
    return Reviews(
        last=last,
        due=due,
        late_since=None if ahead or last is None else due,
        missed=_missed(ctx, due),
        day=_day(ctx, working_day(due if due and ahead else ctx.as_of + grace(ctx.playbook))),
    )


def held_reviews(ctx: Context) -> tuple[Touchpoint, ...]:
    """The business reviews that were held up to the date."""
    rows = (row for row in ctx.rows(Touchpoint) if row.kind in REVIEWS)
    return tuple(row for row in rows if held(ctx, row))


def away(row: Touchpoint) -> bool:
    """Whether it is a business review that nobody came to."""
    return row.kind in REVIEWS and row.attended is False


def review_due(playbook: Playbook, since: date) -> date:
    """When a review is due: `qbr.every_months` after the last, or after the first day."""
    return months_from(since, playbook.integer("qbr.every_months"))


def grace(playbook: Playbook) -> timedelta:
    """Days beyond the due day after which a review counts as missed."""
    return timedelta(days=playbook.integer("qbr.grace_days"))


def lasts(ctx: Context, day: date) -> bool:
    """Whether a review of a day still stands: the next one is not missed yet."""
    return ctx.as_of <= review_due(ctx.playbook, day) + grace(ctx.playbook)


def _day(ctx: Context, day: date) -> date:
    """The nearest review of the renewal within the days of grace, else the day itself."""
    days = (found.day for found in renewal_meetings(ctx) if found.review)
    near = (one for one in days if one >= ctx.as_of and abs(one - day) <= grace(ctx.playbook))
    return min(near, key=lambda one: (abs(one - day), one), default=day)


def _missed(ctx: Context, due: date | None) -> bool | None:
    """A book without any touchpoint of the account cannot tell; it may still be too early."""
    if due is not None and ctx.as_of <= due + grace(ctx.playbook):
        return False
    return True if ctx.rows(Touchpoint) else None
