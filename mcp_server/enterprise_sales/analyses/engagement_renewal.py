"""Steps of the renewal that are meetings, on the dates of the renewal plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_people import counterpart
from enterprise_sales.analyses.engagement_reviews import REVIEW
from enterprise_sales.analyses.engagement_words import about, format_of, worded
from enterprise_sales.analyses.renewal_meetings import RenewalMeeting, renewal_meetings
from enterprise_sales.analyses.results import MilestoneLine

WHO = ("decision_maker", "economic_buyer", "champion")


def renewal_drafts(ctx: Context, free: Iterator[date]) -> Iterator[Draft]:
    """One meeting for each milestone that has steps with the customer still to do.

    Of a lapsed account there is one meeting: whether the contract goes on.
    """
    if ctx.row.lapsed:
        yield _lapsed(ctx, next(free))
        return
    for meeting in renewal_meetings(ctx):
        yield _draft(ctx, meeting)


def _draft(ctx: Context, meeting: RenewalMeeting) -> Draft:
    lines, person = meeting.lines, counterpart(ctx, WHO)
    topics = worded(ctx, [line.action for line in lines], "invitation")
    return Draft(
        day=meeting.day,
        kind="renewal",
        code=REVIEW if meeting.review else meeting.code,
        occasion=f"{ctx.row.renewal_date}:{meeting.code}",
        subject=about(ctx, person, topics[0]),
        content=topics,
        why=f"{_why(ctx, lines)} {_instead(ctx)}" if meeting.review else _why(ctx, lines),
        person=person,
        format=format_of(ctx, person),
        owner=lines[0].owner,
    )


def _why(ctx: Context, lines: Sequence[MilestoneLine]) -> str:
    """The steps as the renewal plan has them, and since when they are late."""
    texts = "; ".join(line.text for line in lines)
    why = ctx.t.text("Renewal step: {texts}.", texts=texts)
    if lines[0].status == "overdue":
        day = ctx.t.day(lines[0].due)
        why = ctx.t.text("Renewal step of {day}, late: {texts}.", day=day, texts=texts)
    return f"{why} {_settled_by(ctx, lines[0].settle_by)}" if lines[0].settle_by else why


def _settled_by(ctx: Context, limit: str) -> str:
    return ctx.t.text(
        "This is after the opt-out date: settle the terms by {day}.", day=ctx.t.day(limit)
    )


def _instead(ctx: Context) -> str:
    return ctx.t.text("It takes the place of a business review (QBR) near it.")


def _lapsed(ctx: Context, day: date) -> Draft:
    topic, person = ctx.t.text("How the contract goes on"), counterpart(ctx, WHO)
    return Draft(
        day=working_day(day),
        kind="renewal",
        code="lapsed",
        occasion=f"{ctx.row.renewal_date}:lapsed",
        subject=about(ctx, person, topic),
        content=(topic,),
        why=ctx.t.text(
            "The contracts ended by {day}; nothing may be sold before it is settled.",
            day=ctx.t.day(ctx.row.renewal_date or ctx.as_of),
        ),
        person=person,
        format=format_of(ctx, person),
    )
