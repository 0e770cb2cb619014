"""Meetings at C-level: how many were held, how many are to be booked, and the days for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from enterprise_sales.analyses.cadence import (
    AccountCadence,
    account_cadence,
    gone_text,
    period_end,
)
from enterprise_sales.analyses.contact import last_contact
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import MONTHS_A_QUARTER, months_from
from enterprise_sales.analyses.engagement_days import DAY, period_of, working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_topics import Topics
from enterprise_sales.analyses.engagement_words import contents, with_person
from enterprise_sales.analyses.metric_values import executive_meetings
from enterprise_sales.analyses.results import CalendarEntry, ExecutiveTouchpoints
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.playbook import Cadence

TOP = "c_level"
MEETINGS = ("save", "signal", "qbr", "renewal", "executive", "contact")
"""Kinds of entries that are meetings; an invitation or a favour asked is none."""


def executive_drafts(
    ctx: Context, end: date, drafts: Sequence[Draft], about: Topics
) -> Iterator[Draft]:
    """Meetings of a level that counts the account, where its people are not met often enough.

    In each period from the as-of date on, what is short of the least goes where no meeting is for
    the longest time, in turn to the people of the level, those who have waited longest first.

    Args:
        ctx: the account.
        end: the last day.
        drafts: what is in the calendar already.
        about: what the data names to talk about.
    """
    for found in account_cadence(ctx):
        start = ctx.as_of
        while start <= end:
            after = period_end(found.cadence, start)
            booked = _of_level(drafts, found.cadence.level)
            yield from _period(ctx, found, (start, after), booked, about)
            start = after


def touchpoints(ctx: Context, calendar: Iterable[CalendarEntry]) -> ExecutiveTouchpoints:
    """Meetings at C-level of the last quarter against the target of the tier or the playbook."""
    own = next((row for row in account_cadence(ctx) if row.cadence.level == TOP), None)
    least, most = (own.cadence.times_min, own.cadence.times_max) if own else _target(ctx)
    held = own.held if own else executive_meetings(ctx)
    until = _quarter_from(ctx, own).isoformat()
    planned = [e for e in calendar if e.level == TOP and e.kind in MEETINGS and e.date < until]
    return ExecutiveTouchpoints(
        since=(own.since if own else months_from(ctx.as_of, -MONTHS_A_QUARTER) + DAY).isoformat(),
        held=held,
        target_min=least,
        target_max=most,
        to_book=None if held is None or least is None else max(0, least - held),
        planned=len(planned),
    )


def _quarter_from(ctx: Context, own: AccountCadence | None) -> date:
    return period_end(own.cadence, ctx.as_of) if own else months_from(ctx.as_of, MONTHS_A_QUARTER)


def _target(ctx: Context) -> tuple[int | None, int | None]:
    """The target of a playbook that counts persons; none where it sets none."""
    target = ctx.playbook.target("targets.c_level_touchpoints")
    if target is None or target.at_least is None:
        return (None, None)
    most = target.span_to or target.at_most
    return (int(target.at_least), int(most) if most is not None else None)


def _of_level(drafts: Iterable[Draft], level: str) -> list[Draft]:
    return [draft for draft in drafts if draft.person and draft.person.level == level]


def _period(
    ctx: Context,
    found: AccountCadence,
    span: tuple[date, date],
    booked: list[Draft],
    about: Topics,
) -> Iterator[Draft]:
    start, after = span
    inside = [draft for draft in booked if start <= draft.day < after]
    short = max(0, found.cadence.times_min - len(inside))
    people = _longest_waiting(ctx, found.cadence, inside)
    days = _between([start, *(draft.day for draft in inside), after], short)
    for number, day in enumerate(days):
        person = people[number % len(people)] if people else None
        content = contents(ctx, found.cadence, about, person)
        yield _draft(ctx, found.cadence, day, person, content)


def _between(taken: Sequence[date], wanted: int) -> list[date]:
    """So many more days, each in the middle of the longest time without a meeting; by date."""
    days, found = sorted(taken), []
    for _ in range(wanted):
        gap, begin = max((b - a, a) for a, b in pairwise(days))
        found.append(begin + gap // 2)
        days = sorted([*days, found[-1]])
    return sorted(found)


def _longest_waiting(ctx: Context, cadence: Cadence, inside: list[Draft]) -> list[Stakeholder]:
    """People of the level, those whom nothing in the period names first, then by last contact."""
    named = {draft.person.stakeholder_id for draft in inside if draft.person}
    people = [row for row in ctx.rows(Stakeholder) if row.level == cadence.level]
    there = [row for row in people if row.status != "left"]

    def key(row: Stakeholder) -> tuple[bool, date, str]:
        return (row.stakeholder_id in named, last_contact(ctx, row) or date.min, row.stakeholder_id)

    return sorted(there, key=key)


def _draft(
    ctx: Context, cadence: Cadence, day: date, person: Stakeholder | None, content: tuple[str, ...]
) -> Draft:
    subject = ctx.t.text("Meeting of executives")
    return Draft(
        day=working_day(day),
        kind="executive",
        code=cadence.level,
        occasion=period_of(cadence, day),
        subject=with_person(ctx, person, cadence.format) if person else subject,
        content=content,
        why=_why(ctx, cadence, person),
        person=person,
        level=cadence.level,
        format=cadence.format,
        owner=ctx.account.internal_sponsor if person is None else None,
    )


def _why(ctx: Context, cadence: Cadence, person: Stakeholder | None) -> str:
    if person is None:
        nobody = ctx.t.text("Nobody at this level is on record: find out whom to meet.")
        return gone_text(ctx, cadence.level) or nobody
    return ctx.t.plural(
        "The playbook asks for at least {n} meeting of this level in {period}.",
        "The playbook asks for at least {n} meetings of this level in {period}.",
        cadence.times_min,
        period=_period_text(ctx, cadence),
    )


def _period_text(ctx: Context, cadence: Cadence) -> str:
    months = cadence.per_months
    return ctx.t.months(months) if months else ctx.t.days(cadence.per_days or 0)
