"""The roadmap: the playbook's phases with dates, each filled with steps that the data names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enterprise_sales.analyses.agreed import by_due
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.occasions_of_account import INTEREST
from enterprise_sales.analyses.plan_dates import quarter_of
from enterprise_sales.analyses.plan_foundation import proving, securing
from enterprise_sales.analyses.plan_growth import growing
from enterprise_sales.analyses.plan_phases import Basis, Entry, Span, spans
from enterprise_sales.analyses.plan_quarters import spread
from enterprise_sales.analyses.plan_renewals import renewals
from enterprise_sales.analyses.results import RiskLine, RoadmapStep
from enterprise_sales.analyses.reviews import grace, reviews
from enterprise_sales.analyses.signals import recent_signals
from enterprise_sales.book.rows import Action
from enterprise_sales.language import N_, clause

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
    dated = list(_dated(basis))
    steps = []
    for place, phase in enumerate(phases):
        own = [*_of_phase(basis, place, last=phase is phases[-1]), *moves[phase.code]]
        given = [entry for entry in dated if entry.due and phase.holds(entry.due)]
        found = spread(basis.ctx, phase, [*own, *given] or [_open(basis)])
        made = [_step(basis.ctx, phase, entry) for entry in found]
        steps += sorted(made, key=lambda step: step.due)
    return tuple(steps)


def _of_phase(basis: Basis, place: int, *, last: bool) -> Iterator[Entry]:
    if place == 0:
        yield from _beginning(basis)
    if last and basis.instead is not None:
        yield Entry(basis.ctx.t.text(DECISION[basis.instead]))


def _beginning(basis: Basis) -> Iterator[Entry]:
    ctx = basis.ctx
    if ctx.row.lapsed:
        text = ctx.t.text(
            "Settle in writing whether the contract goes on, before anything is sold."
        )
        yield Entry(text, ctx.as_of + grace(ctx.playbook))
    yield from _saving(basis) if basis.saves else securing(basis)


def _saving(basis: Basis) -> Iterator[Entry]:
    """The answers to the gravest risks, each once.

    What is late is due at once, and what has no date by the working deadline of the renewal: later
    it would answer nothing.
    """
    ctx = basis.ctx
    told = basis.renewal.working_deadline
    limit = date.fromisoformat(told) if told and told >= ctx.as_of.isoformat() else None
    answers: dict[str, RiskLine] = {}
    for line in basis.renewal.risks:
        if line.mitigation:
            answers.setdefault(line.mitigation, line)
    for text, line in list(answers.items())[: ctx.playbook.integer("plan.actions_shown")]:
        due = date.fromisoformat(line.due) if line.due else limit
        owner = line.owner
        named = ctx.t.text("{action}. Owner: {owner}.", action=clause(text), owner=owner)
        yield _at_once(ctx, named if owner else text, due)


def _at_once(ctx: Context, text: str, due: date | None) -> Entry:
    """What should have been done already is due today, with the day that was missed."""
    late = due is not None and due < ctx.as_of
    return Entry(text, ctx.as_of if late else due, late_since=due if late else None)


def _dated(basis: Basis) -> Iterator[Entry]:
    """What has a day of its own: results, the next business review, interest, actions, renewals."""
    ctx = basis.ctx
    yield from proving(basis)
    yield _review(ctx)
    if basis.grows:
        yield from _interest(ctx)
        yield from _actions(ctx)
    yield from renewals(basis)


def _review(ctx: Context) -> Entry:
    review = reviews(ctx)
    text = ctx.t.text("Hold the business review with the leadership.")
    if review.late_since is not None:
        day = ctx.t.day(review.late_since)
        text = ctx.t.text(
            "Hold the business review with the leadership (it was due on {day}).", day=day
        )
    return Entry(text, review.day)


def _interest(ctx: Context) -> Iterator[Entry]:
    """What the customer has asked for is answered within `plan.interest_days`."""
    within = timedelta(days=ctx.playbook.integer("plan.interest_days"))
    for row in recent_signals(ctx):
        if row.kind == INTEREST:
            day, note = ctx.t.day(row.date), (row.note or "").rstrip(" .")
            text = ctx.t.text("Answer the interest voiced on {day}: {note}.", day=day, note=note)
            bare = ctx.t.text("Answer the interest voiced on {day}.", day=day)
            yield _at_once(ctx, text if note else bare, row.date + within)


def _actions(ctx: Context) -> Iterator[Entry]:
    """The open actions on record; of an account to be saved they stand among the next actions."""
    for row in sorted(ctx.rows(Action), key=by_due):
        if row.status != "done" and row.due is not None:
            action, owner = row.action.rstrip(" ."), row.owner
            named = ctx.t.text("{action}. Owner: {owner}.", action=action, owner=owner)
            yield Entry(named if owner else f"{action}.", row.due)


def _open(basis: Basis) -> Entry:
    t = basis.ctx.t
    text = t.text(
        "The steps of this stage follow from the review of {day}: nothing to plan them from is"
        " known yet.",
        day=t.day(basis.review),
    )
    return Entry(text, unplanned=True)


def _step(ctx: Context, phase: Span, entry: Entry) -> RoadmapStep:
    due = min(entry.due if entry.due is not None else phase.end, phase.end)
    return RoadmapStep(
        phase=phase.code,
        title=phase.title,
        start=phase.start.isoformat(),
        due=due.isoformat(),
        quarter=quarter_of(ctx, due).isoformat(),
        late_since=entry.late_since.isoformat() if entry.late_since else None,
        unplanned=entry.unplanned,
        text=entry.text,
    )
