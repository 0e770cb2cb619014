"""The engagement of an account: a calendar of whom to meet, who is late, and references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.engagement_activities import activity_drafts, reference_drafts
from enterprise_sales.analyses.engagement_contacts import contact_drafts
from enterprise_sales.analyses.engagement_days import room
from enterprise_sales.analyses.engagement_entries import Draft, entries
from enterprise_sales.analyses.engagement_executives import executive_drafts, touchpoints
from enterprise_sales.analyses.engagement_levels import late, levels, untouched
from enterprise_sales.analyses.engagement_renewal import renewal_drafts
from enterprise_sales.analyses.engagement_reviews import plan_drafts, review_drafts
from enterprise_sales.analyses.engagement_signals import answer_drafts, triggers
from enterprise_sales.analyses.engagement_success import launch_drafts, objective_drafts
from enterprise_sales.analyses.engagement_topics import topics
from enterprise_sales.analyses.engagement_unknowns import engagement_missing
from enterprise_sales.analyses.findings_out import findings_out
from enterprise_sales.analyses.health import told_band
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.references_readiness import reference_readiness
from enterprise_sales.analyses.renewal_summary import presumed_findings
from enterprise_sales.analyses.results import PlanEngagement, References
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.language import N_

HORIZON = "engagement.horizon_days"
NOTES = {
    "red": N_(
        "Health is red: the meetings that save the account come first, and no meeting speaks of"
        " growth."
    ),
    "lapsed": N_("The contracts have ended: no meeting speaks of growth before that is settled."),
    "closed": N_("Nothing may be sold now: no meeting speaks of growth."),
}
NOBODY = N_(
    "No stakeholder is on record: the calendar holds what the contract and the goals ask for, and"
    " nobody to meet."
)


def plan_engagement(ctx: Context, days: int | None = None) -> PlanEngagement:
    """The engagement plan of an account.

    Args:
        ctx: the account.
        days: how many days ahead, the as-of date counted as day 0; `engagement.horizon_days` of
            the playbook where None.
    """
    length = ctx.playbook.integer(HORIZON) if days is None else days
    end = ctx.as_of + timedelta(days=length)
    references = reference_readiness(ctx)
    calendar = entries(ctx, _drafts(ctx, end, references), end)
    return PlanEngagement(
        account_id=ctx.account_id,
        account_name=ctx.account.name,
        as_of=ctx.as_of.isoformat(),
        playbook=ctx.playbook.name,
        language=ctx.t.language,
        currency=ctx.currency,
        findings=(
            *presumed_findings(ctx),
            *findings_out(ctx.book.findings_of(ctx.account_id), ctx.t),
        ),
        missing=engagement_missing(ctx, references),
        until=end.isoformat(),
        days=length,
        health_band=told_band(ctx),
        calendar=calendar,
        overdue=late(ctx, calendar),
        untouched=untouched(ctx, calendar),
        triggers=triggers(ctx, end),
        executive_touchpoints=touchpoints(ctx, calendar),
        levels=levels(ctx, calendar),
        references=references,
        notes=tuple(_notes(ctx)),
    )


def _drafts(ctx: Context, end: date, references: References) -> list[Draft]:
    """What is most pressing takes the first days: answers to signals, the contract, late goals."""
    free = room(ctx.as_of, ctx.playbook.integer("engagement.catch_up_per_day"))
    answers, about = list(answer_drafts(ctx, free)), topics(ctx)
    found = [*answers, *renewal_drafts(ctx, free)]
    found += review_drafts(ctx, end, found)
    found += contact_drafts(ctx, end, free, _met(answers), about)
    found += executive_drafts(ctx, end, found, about)
    found += objective_drafts(ctx, free)
    found += launch_drafts(ctx)
    found += plan_drafts(ctx, end)
    found += activity_drafts(ctx, end, references)
    found += reference_drafts(ctx, end, references)
    return found


def _met(answers: list[Draft]) -> Mapping[str, date]:
    """Whoever is met about a signal is not called a second time for the rhythm."""
    days: dict[str, date] = {}
    for draft in answers:
        if draft.person is not None:
            name = draft.person.stakeholder_id
            days[name] = max(draft.day, days.get(name, draft.day))
    return days


def _notes(ctx: Context) -> Iterator[str]:
    reason = held_back(ctx)
    if reason is not None:
        yield ctx.t.text(NOTES[reason])
    if not ctx.rows(Stakeholder):
        yield ctx.t.text(NOBODY)
