"""What deepens relationships besides meetings, and favours asked of a customer who can be asked.

Both have days of their own on a fixed grid; the favours stand halfway between the activities.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_days import marks, working_day
from enterprise_sales.analyses.engagement_entries import Draft
from enterprise_sales.analyses.engagement_people import of_levels
from enterprise_sales.analyses.engagement_words import about
from enterprise_sales.analyses.health import band
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.results import ReferenceAsk, References
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.playbook import Investment

EVERY, REFERENCES_EVERY = "engagement.activities_every_days", "references.every_days"
GREEN = "green"


def activity_drafts(ctx: Context, end: date, found: References) -> Iterator[Draft]:
    """One activity a period, in turn; none while the account is saved or won back.

    The person is one of the level that it suits best, whose relationship is the weakest; the
    people of the level take turns.
    """
    suited = _suited(ctx, found)
    if not suited:
        return
    every = ctx.playbook.integer(EVERY)
    for day in marks(ctx.as_of, end, every):
        turn = day.toordinal() // every
        row, people = suited[turn % len(suited)]
        yield _activity(ctx, day, row, people[turn % len(people)], turn)


def reference_drafts(ctx: Context, end: date, found: References) -> Iterator[Draft]:
    """The steps of the reference programme that are not done, one a period, in their order."""
    every = ctx.playbook.integer(REFERENCES_EVERY)
    steps = [step for step in found.ask_for if not step.done and step.stakeholder]
    for step, day in zip(steps, marks(ctx.as_of, end, every, every // 2), strict=False):
        yield _reference(ctx, day, step)


def _suited(ctx: Context, found: References) -> list[tuple[Investment, tuple[Stakeholder, ...]]]:
    """The activities that suit the account, each with the people of its level."""
    if held_back(ctx) in ("red", "lapsed"):
        return []
    holds = {"always": True, "green": band(ctx) == GREEN, "ready": found.ready is True}
    rows = ctx.playbook.records("engagement.activities", Investment)
    pairs = [(row, _people(ctx, row)) for row in rows if holds[row.when]]
    return [(row, people) for row, people in pairs if people]


def _people(ctx: Context, row: Investment) -> tuple[Stakeholder, ...]:
    for level in row.levels:
        if found := of_levels(ctx, (level,)):
            return found
    return ()


def _activity(ctx: Context, day: date, row: Investment, person: Stakeholder, turn: int) -> Draft:
    text = ctx.playbook.wording(row.code, ctx.t.language, "activity")
    return Draft(
        day=working_day(day),
        kind="activity",
        code=row.code,
        occasion=str(turn),
        subject=about(ctx, person, text),
        content=(text,),
        why=ctx.t.text("Deepens the relationship besides the meetings."),
        person=person,
    )


def _reference(ctx: Context, day: date, step: ReferenceAsk) -> Draft:
    asked = step.stakeholder.id if step.stakeholder else None
    person = next(row for row in ctx.rows(Stakeholder) if row.stakeholder_id == asked)
    return Draft(
        day=working_day(day),
        kind="reference",
        code=step.code,
        occasion=step.code,
        subject=about(ctx, person, step.text),
        content=(step.text,),
        why=ctx.t.text("Every condition of a reference is met: the account can be asked."),
        person=person,
    )
