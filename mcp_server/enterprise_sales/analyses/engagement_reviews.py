"""Business reviews, and the reviews of the stakeholder map and of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import month_period, working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_words import by_id, worded
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.plan_dates import MAP, PLAN, reviewed_on
from enterprise_sales.analyses.qbr_audience import audience
from enterprise_sales.analyses.reviews import grace, review_due, reviews
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.playbook import Cadence

EXPANSION = "expansion"
REVIEW = "renewal_review"
"""Code of a step of the renewal that is a business review."""


def review_drafts(ctx: Context, end: date, others: Iterable[Draft]) -> Iterator[Draft]:
    """A business review every `qbr.every_months`; one that the renewal holds takes its place.

    A review that is late, and the first one of a customer of whom nothing is known, is set within
    the days of grace.
    """
    days = grace(ctx.playbook)
    held = [draft.day for draft in others if draft.kind == "renewal" and draft.code == REVIEW]
    day = reviews(ctx).day
    while day <= end:
        if not any(abs(day - other) <= days for other in held):
            yield _review(ctx, day)
        day = review_due(ctx.playbook, day)


def plan_drafts(ctx: Context, end: date) -> Iterator[Draft]:
    """The stakeholder map and the plan are reviewed at the end of a fiscal quarter.

    Their interval is the playbook's, counted from the start of the fiscal year – of the calendar
    year where the account does not name its own –, so that the day does not move with every plan.
    """
    for path, what in ((MAP, "map"), (PLAN, "plan")):
        for day in reviewed_on(ctx, path, end):
            yield _own(ctx, day, ctx.playbook.integer(path), what)


def _review(ctx: Context, day: date) -> Draft:
    items = ctx.playbook.agenda("qbr.agenda")
    sold = (row for row in items if not (held_back(ctx) and row.content_from == EXPANSION))
    return Draft(
        day=working_day(day),
        kind="qbr",
        code="qbr",
        occasion=month_period(ctx.playbook.integer("qbr.every_months"), day),
        subject=ctx.t.text("Business review (QBR)"),
        content=(*worded(ctx, (row.code for row in sold), "agenda"), *_who(ctx)),
        why=_why(ctx),
        person=_host(ctx),
        format=_formats(ctx),
    )


def _formats(ctx: Context) -> tuple[str, ...]:
    """Those of the first level of the cadence: its leadership is in the room."""
    rows: tuple[Cadence, ...] = ctx.playbook.cadence("engagement.cadence")
    return rows[0].format


def _who(ctx: Context) -> Iterator[str]:
    """Those who are to come; who has yet to be won for it is not for the invitation."""
    names = [person.name for person in audience(ctx).present]
    if names:
        yield ctx.t.text("Taking part: {names}", names=ctx.t.listed(names))


def _why(ctx: Context) -> str:
    """What the review rests on, and whom else to invite."""
    names = [person.name for person in audience(ctx).should_invite]
    if not names:
        return _due(ctx)
    invite = ctx.t.text("To be invited as well: {names}.", names=ctx.t.listed(names))
    return f"{_due(ctx)} {invite}"


def _host(ctx: Context) -> Stakeholder | None:
    """The first of those who come, the most senior of them."""
    return next(iter(by_id(ctx, audience(ctx).present)), None)


def _due(ctx: Context) -> str:
    review = reviews(ctx)
    last = review.last
    if last is None:
        return ctx.t.text("No business review is on record.")
    every = ctx.t.months(ctx.playbook.integer("qbr.every_months"))
    if review.late_since is not None:
        return ctx.t.text("Late: the last one was held on {day}.", day=ctx.t.day(last))
    return ctx.t.text(
        "The last one was held on {day}; one is due every {every}.",
        day=ctx.t.day(last),
        every=every,
    )


def _own(ctx: Context, day: date, every: int, what: str) -> Draft:
    period = ctx.t.months(every)
    if what == "map":
        return Draft(
            day=day,
            kind="map_review",
            code="map_review",
            occasion=month_period(every, day),
            subject=ctx.t.text("Review of the stakeholder map (our team)"),
            content=(ctx.t.text("Who has come, who has gone, whom we do not know yet"),),
            why=ctx.t.text("The map is reviewed every {period}.", period=period),
        )
    return Draft(
        day=day,
        kind="plan_review",
        code="plan_review",
        occasion=month_period(every, day),
        subject=ctx.t.text("Review of the account plan (our team)"),
        content=(ctx.t.text("What has been reached, what is next, who does it"),),
        why=ctx.t.text("The plan is reviewed every {period}.", period=period),
    )
