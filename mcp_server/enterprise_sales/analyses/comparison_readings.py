"""The figures that are compared: dates, steps, the business review, people."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.cadence import account_cadence, contacts
from enterprise_sales.analyses.comparison_reading import Found, Reading, Under
from enterprise_sales.analyses.dates import before
from enterprise_sales.playbook import Engage

MILESTONES = "renewal.milestones"
COMPRESSED = "renewal.compressed"
TIER_RULES = ("tier",)
DEAL_DATES = ("proposal_offset", "proposal_final_offset", "legal_offset", "signature_offset")
CADENCE = ("engagement.cadence",)


def _window(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.window_start)


def _renewal_date(under: Under) -> Iterator[Found]:
    yield Found(under.plan.profile.renewal.date)


def _opt_out(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.opt_out_date)


def _deadline(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.working_deadline)


def _next_review(under: Under) -> Iterator[Found]:
    yield Found(under.plan.next_review)


def _roadmap_end(under: Under) -> Iterator[Found]:
    yield Found(max((step.due for step in under.plan.roadmap), default=None))


def _in_window(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.in_window)


def _deal_dates(under: Under) -> Iterator[Found]:
    """When the proposal, the lawyers and the signature are due, where a renewal lies ahead."""
    end = under.ctx.row.renewal_date
    if end is None or under.ctx.row.lapsed:
        return
    for code in DEAL_DATES:
        yield Found(before(end, under.ctx.playbook.offset(f"renewal.{code}")).isoformat(), code)


def _steps(under: Under) -> Iterator[Found]:
    for line in under.plan.renewal.milestones:
        yield Found(line.due, line.action, line.text)


def _moved(under: Under) -> Iterator[Found]:
    for line in under.plan.renewal.milestones:
        if line.compressed_due is not None:
            yield Found(line.compressed_due, line.action, line.text)


def _overdue(under: Under) -> Iterator[Found]:
    yield Found(under.plan.renewal.overdue)


def _engage(under: Under) -> Iterator[Found]:
    roles = under.ctx.playbook.records("renewal.engage", Engage)
    for role, line in zip(roles, under.plan.renewal.engage, strict=True):
        yield Found(line.by, role.who, line.who)


def _phases(under: Under) -> Iterator[Found]:
    starts = {step.phase: step for step in under.plan.roadmap}
    for code, step in starts.items():
        yield Found(step.start, code, step.title)


def _minutes(under: Under) -> Iterator[Found]:
    yield Found(under.plan.qbr.minutes)


def _agenda(under: Under) -> Iterator[Found]:
    for line in under.plan.qbr.agenda:
        yield Found(line.minutes, line.item, line.title)


def _places(under: Under) -> Iterator[Found]:
    for place, line in enumerate(under.plan.qbr.agenda, start=1):
        yield Found(place, line.item, line.title)


def _gaps(under: Under) -> Iterator[Found]:
    for code in under.plan.profile.relationships.gaps:
        yield Found(value=True, item=code)


def _contacts(under: Under) -> Iterator[Found]:
    for contact in contacts(under.ctx):
        person = contact.stakeholder
        yield Found(contact.due.isoformat(), person.stakeholder_id, person.name)


def _account_cadence(under: Under) -> Iterator[Found]:
    for row in account_cadence(under.ctx):
        code = row.cadence.level
        words = under.ctx.playbook.wording(code, under.ctx.t.language, "level")
        yield Found(row.cadence.times_min, code, words)


READINGS: tuple[Reading, ...] = (
    Reading("date", "renewal_date", "day", _renewal_date, rules=("renewal_date",)),
    Reading("date", "opt_out_date", "day", _opt_out, rules=("opt_out_date",)),
    Reading("date", "working_deadline", "day", _deadline, rules=("opt_out_date",)),
    Reading("date", "window_start", "day", _window, ("renewal.window_start",)),
    Reading("date", "in_window", "yes_no", _in_window, ("renewal.window_start",)),
    Reading(
        "date",
        "next_review",
        "day",
        _next_review,
        ("plan.review_months", "defence.save_plan"),
        rules=("opt_out_date",),
    ),
    Reading("date", "roadmap_end", "day", _roadmap_end, ("plan.phases", "plan.roadmap_months_max")),
    Reading("date", "deal_date", "day", _deal_dates, ("renewal.{item}",)),
    Reading("step", "step", "day", _steps, (MILESTONES,)),
    Reading("step", "moved_step", "day", _moved, (MILESTONES, COMPRESSED)),
    Reading("step", "late_steps", "number", _overdue, (MILESTONES,)),
    Reading("step", "engage", "day", _engage, ("renewal.engage", MILESTONES, COMPRESSED)),
    Reading("step", "phase", "day", _phases, ("plan.phases",)),
    Reading("agenda", "agenda_minutes", "minutes", _minutes, ("qbr.minutes",)),
    Reading("agenda", "agenda_item", "minutes", _agenda, ("qbr.agenda",)),
    Reading("agenda", "agenda_place", "number", _places, ("qbr.agenda",)),
    Reading("people", "relationship_gap", "yes_no", _gaps, ("relationship",)),
    Reading("cadence", "next_contact", "day", _contacts, CADENCE, TIER_RULES),
    Reading("cadence", "account_meetings", "number", _account_cadence, CADENCE, TIER_RULES),
)
