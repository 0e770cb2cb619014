"""A business review against what spoils one: what the data shows for each anti-pattern."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.people import active_people
from enterprise_sales.analyses.qbr_asks import EXPANSION, RECOVERY
from enterprise_sales.analyses.qbr_audience import leadership
from enterprise_sales.analyses.qbr_usage import in_use
from enterprise_sales.analyses.results import Audience, Check, Step, ValueStatement
from enterprise_sales.analyses.reviews import away, reviews
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Stakeholder, Ticket, Touchpoint

MISSED = "qbr_missed"


@dataclass(frozen=True)
class Review:
    """The review that is checked."""

    ctx: Context
    audience: Audience
    values: tuple[ValueStatement, ...]
    steps: tuple[Step, ...]


Verdict = tuple[bool | None, str]
"""Whether all is well – None where the data does not tell – and what the data shows."""


def checks(review: Review) -> tuple[Check, ...]:
    """Every anti-pattern of the playbook (`qbr.anti_patterns`), in its order."""
    ctx = review.ctx
    found = []
    for code in ctx.playbook.texts("qbr.anti_patterns"):
        text = ctx.playbook.wording(code, ctx.t.language, "anti_pattern")
        ok, why = VERDICTS[code](review)
        found.append(Check(code=code, text=text, ok=ok, why=why))
    return tuple(found)


def _tickets(review: Review) -> Verdict:
    """Enough open tickets to fill the meeting; told by the account's support score where none."""
    ctx = review.ctx
    count = sum(_is_open(ctx, row) for row in ctx.rows(Ticket))
    if not ctx.rows(Ticket) and ctx.row.support_score is None:
        return None, ctx.t.text("The book holds no tickets of this account.")
    if not count:
        return True, ctx.t.text("No ticket is open.")
    if count < ctx.playbook.integer("qbr.open_tickets_from"):
        return True, ctx.t.plural("{n} ticket is open.", "{n} tickets are open.", count)
    return False, ctx.t.plural(
        "{n} ticket is open: settle it in a talk of its own before the review.",
        "{n} tickets are open: settle them in a talk of their own before the review.",
        count,
    )


def _is_open(ctx: Context, row: Ticket) -> bool:
    closed = row.closed_on is not None and row.closed_on <= ctx.as_of
    return row.opened_on <= ctx.as_of and not closed and row.status != "closed"


def _outcomes(review: Review) -> Verdict:
    ctx = review.ctx
    if review.values:
        return True, ctx.t.text("Usage is shown beside the outcome it has brought.")
    if in_use(ctx) is None:
        return None, ctx.t.text("Neither usage nor outcomes of late are on record.")
    return False, ctx.t.text("There is usage to show, and no outcome to show it with.")


def _senior(review: Review) -> Verdict:
    ctx = review.ctx
    if not ctx.rows(Stakeholder):
        return None, ctx.t.text("The book holds no people of this account.")
    if "no_leadership" in review.audience.gaps:
        return False, ctx.t.text("Nobody of the leadership is in an active relationship with us.")
    if leadership(ctx).count is None:
        return None, ctx.t.text("Whether leadership is in an active relationship is not on record.")
    return True, ctx.t.text("Leadership is in an active relationship with us.")


def _day_to_day(review: Review) -> Verdict:
    ctx = review.ctx
    if not review.audience.present:
        known = bool(ctx.rows(Stakeholder))
        if known and active_people(ctx).maybe:
            return None, ctx.t.text("Whether a relationship is active is not on record.")
        return None, (
            ctx.t.text("There is no active relationship to invite.")
            if known
            else ctx.t.text("The book holds no people of this account.")
        )
    if "only_day_to_day" in review.audience.gaps:
        return False, ctx.t.text("Only people of the daily contact are in an active relationship.")
    return True, ctx.t.text("More than the daily contact can be in the room.")


def _skipped(review: Review) -> Verdict:
    """Missed since the last one held, or overdue by more than the days of grace."""
    ctx = review.ctx
    found, nobody_came = reviews(ctx), _nobody_came(ctx)
    last = found.last
    if nobody_came is not None and (last is None or nobody_came > last):
        day = ctx.t.day(nobody_came)
        return False, ctx.t.text("The review of {day} did not take place.", day=day)
    if last is None:
        return _never(ctx)
    told = ctx.t.text("The last review was held on {day}.", day=ctx.t.day(last))
    return not found.missed, told


def _never(ctx: Context) -> Verdict:
    missed, since = reviews(ctx).missed, ctx.account.customer_since
    if missed is None:
        return None, ctx.t.text("The book holds no touchpoints of this account.")
    if since is not None and not missed:
        return True, ctx.t.text(
            "A customer since {day}: no review was due yet.", day=ctx.t.day(since)
        )
    return False, ctx.t.text("No review is on record.")


def _nobody_came(ctx: Context) -> date | None:
    """The latest review that the customer did not come to."""
    days = [row.date for row in ctx.rows(Touchpoint) if away(row) and row.date <= ctx.as_of]
    days += [row.date for row in recent_signals(ctx) if row.kind == MISSED]
    return max(days, default=None)


def _next_step(review: Review) -> Verdict:
    """At least `qbr.next_steps_min` steps towards growth, or recovery, with owner and date."""
    ctx = review.ctx
    towards = [step for step in review.steps if step.origin in (EXPANSION, RECOVERY)]
    ready = sum(step.owner is not None and step.due is not None for step in towards)
    if ready < ctx.playbook.integer("qbr.next_steps_min"):
        told = False if ctx.account.owner else None
        return told, ctx.t.text("It is still open who takes the next step, and by when.")
    return True, ctx.t.plural(
        "{n} next step with owner and date is prepared.",
        "{n} next steps with owner and date are prepared.",
        ready,
    )


VERDICTS: Mapping[str, Callable[[Review], Verdict]] = {
    "ticket_review": _tickets,
    "usage_without_outcomes": _outcomes,
    "no_senior_audience": _senior,
    "skipped_as_busy": _skipped,
    "day_to_day_only": _day_to_day,
    "no_next_step": _next_step,
}
