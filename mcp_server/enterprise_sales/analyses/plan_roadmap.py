"""The roadmap: the playbook's phases with dates, each filled with steps that the data names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enterprise_sales.analyses.agreed import by_due
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import CALENDAR_YEAR, months_from, quarter_end
from enterprise_sales.analyses.plan_foundation import proving, securing
from enterprise_sales.analyses.plan_growth import growing
from enterprise_sales.analyses.plan_phases import Basis, Entry, Span, spans
from enterprise_sales.analyses.plan_quarters import spread
from enterprise_sales.analyses.results import RiskLine, RoadmapStep
from enterprise_sales.book.rows import Action
from enterprise_sales.language import N_

DECISION = {
    "red": N_("Decide whether growth is planned again: not while health is red."),
    "lapsed": N_("Decide whether growth is planned again: not before a contract runs."),
}


def roadmap(basis: Basis) -> tuple[RoadmapStep, ...]:
    """Every phase with at least one step, by date within the phase.

    An account to be saved or won back gets no step of growth; its last phase holds the decision
    whether growth is planned again.
    """
    phases = spans(basis)
    moves = growing(basis, phases)
    steps = []
    for place, phase in enumerate(phases):
        own = [*_of_phase(basis, place, last=phase is phases[-1]), *moves[phase.code]]
        dated = [entry for entry in _dated(basis) if entry.due and phase.holds(entry.due)]
        found = spread(basis.ctx, phase, [*own, *dated] or [_open(basis.ctx)])
        made = [_step(basis.ctx, phase, entry) for entry in found]
        steps += sorted(made, key=lambda step: step.due)
    return tuple(steps)


def _of_phase(basis: Basis, place: int, *, last: bool) -> Iterator[Entry]:
    if place == 0:
        yield from _beginning(basis)
    elif place == 1:
        yield from proving(basis)
    if last and basis.instead is not None:
        yield Entry(basis.ctx.t.text(DECISION[basis.instead]))


def _beginning(basis: Basis) -> Iterator[Entry]:
    ctx = basis.ctx
    if ctx.row.lapsed:
        text = ctx.t.text(
            "Settle in writing whether the contract goes on, before anything is sold."
        )
        yield Entry(text, ctx.as_of + timedelta(days=ctx.playbook.integer("qbr.grace_days")))
    yield from _saving(basis) if basis.saves else securing(basis)


def _saving(basis: Basis) -> Iterator[Entry]:
    """The answers to the gravest risks, each once; what is late is due at once."""
    ctx = basis.ctx
    answers: dict[str, RiskLine] = {}
    for line in basis.renewal.risks:
        if line.mitigation:
            answers.setdefault(line.mitigation, line)
    for text, line in list(answers.items())[: ctx.playbook.integer("plan.actions_shown")]:
        due = max(date.fromisoformat(line.due), ctx.as_of) if line.due else None
        owner = line.owner
        named = ctx.t.text("{action}. Owner: {owner}.", action=text.rstrip(" ."), owner=owner)
        yield Entry(named if owner else text, due)


def _dated(basis: Basis) -> Iterator[Entry]:
    """What has a day of its own: the next business review, the plan's actions, the renewal."""
    ctx, renewal = basis.ctx, basis.renewal
    yield Entry(ctx.t.text("Hold the business review with the leadership."), next_review(basis))
    yield from _actions(basis)
    end = ctx.row.renewal_date
    if end is None or ctx.row.lapsed or renewal.working_deadline is None:
        return
    deadline = date.fromisoformat(renewal.working_deadline)
    text = ctx.t.text(
        "Settle the renewal of {value} a year; the contract ends on {day}.",
        value=ctx.t.money(ctx.row.renewal_value or 0, ctx.currency),
        day=ctx.t.day(end),
    )
    yield Entry(text, deadline if deadline >= ctx.as_of else end)


def _actions(basis: Basis) -> Iterator[Entry]:
    """The open actions on record; of an account to be saved they stand among the next actions."""
    ctx = basis.ctx
    if not basis.grows:
        return
    for row in sorted(ctx.rows(Action), key=by_due):
        if row.status != "done" and row.due is not None:
            action, owner = row.action.rstrip(" ."), row.owner
            named = ctx.t.text("{action}. Owner: {owner}.", action=action, owner=owner)
            yield Entry(named if owner else f"{action}.", row.due)


def next_review(basis: Basis) -> date:
    """When the next business review is due; one that is late within the days of grace.

    The first one is due as long after the customer has come as the others are after each other.
    """
    ctx = basis.ctx
    last = date.fromisoformat(basis.qbr.last_qbr) if basis.qbr.last_qbr else None
    since = last or ctx.account.customer_since
    due = months_from(since, ctx.playbook.integer("qbr.every_months")) if since else None
    late = ctx.as_of + timedelta(days=ctx.playbook.integer("qbr.grace_days"))
    return due if due is not None and due >= ctx.as_of else late


def _open(ctx: Context) -> Entry:
    day = months_from(ctx.as_of, ctx.playbook.integer("plan.review_months"))
    text = ctx.t.text(
        "Nothing is known yet to plan here: fill it at the review of {day}.", day=ctx.t.day(day)
    )
    return Entry(text)


def _step(ctx: Context, phase: Span, entry: Entry) -> RoadmapStep:
    due = min(entry.due if entry.due is not None else phase.end, phase.end)
    first_month = ctx.account.fiscal_year_start_month or CALENDAR_YEAR
    return RoadmapStep(
        phase=phase.code,
        title=phase.title,
        start=phase.start.isoformat(),
        due=due.isoformat(),
        quarter=quarter_end(due, first_month).isoformat(),
        text=entry.text,
    )
