"""What to ask of a customer who can speak for us, and what to offer in return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import before
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results import Invitee, Person, ReferenceAsk, ReferenceOffer
from enterprise_sales.analyses.tally import Test, active_advocate, both, tally
from enterprise_sales.book.rows import Action, Outcome
from enterprise_sales.language import N_
from enterprise_sales.playbook import Incentive, ReferenceStep

ORIGIN = "reference:"
FITS, NOT_NOW, UNKNOWN = N_("fits: {why}"), N_("not now: {why}"), N_("cannot be told: {why}")
REASONS: Mapping[str, tuple[str, str, str]] = {
    "users_engaged": (
        N_("people who use the product speak for us"),
        N_("nobody who uses the product speaks for us yet"),
        N_("it is not on record who speaks for us"),
    ),
    "executive_advocate": (
        N_("somebody at C-level speaks for us"),
        N_("nobody at C-level speaks for us yet"),
        N_("it is not on record who speaks for us"),
    ),
    "no_price_talks": (
        N_("work on the renewal has not begun"),
        N_("the renewal is under way, and a credit would be read as a price"),
        N_("no renewal date is known"),
    ),
    "results_to_show": (
        N_("there is a confirmed result to tell of"),
        N_("no result has been confirmed yet"),
        N_("no result is on record"),
    ),
    "first_tier": (
        N_("the account is of the first tier"),
        N_("the account is not of the first tier"),
        N_("the tier is unknown"),
    ),
}
"""Condition → why it holds, why not, why it cannot be told."""


def asks(ctx: Context) -> tuple[ReferenceAsk, ...]:
    """The steps of the programme in its order; those whom they suit share the favours."""
    done = {row.origin for row in ctx.rows(Action) if row.status == "done"}
    asked: Counter[str] = Counter()
    found = []
    for step in ctx.playbook.records("references.program", ReferenceStep):
        person = _whom(ctx, step, asked)
        asked.update([person.stakeholder_id] if person else [])
        found.append(_ask(ctx, step, person, done=f"{ORIGIN}{step.code}" in done))
    return tuple(found)


def _ask(ctx: Context, step: ReferenceStep, person: Person | None, *, done: bool) -> ReferenceAsk:
    return ReferenceAsk(
        code=step.code,
        text=ctx.playbook.wording(step.code, ctx.t.language, "reference_step"),
        stakeholder=Invitee(id=person.stakeholder_id, name=person.name) if person else None,
        done=done,
    )


def offers(ctx: Context) -> tuple[ReferenceOffer, ...]:
    """Every incentive of the programme, and whether it fits this account now."""
    rows = ctx.playbook.records("references.incentives", Incentive)
    return tuple(_offer(ctx, row) for row in rows)


def _offer(ctx: Context, row: Incentive) -> ReferenceOffer:
    fits = CONDITIONS[row.when](ctx)
    yes, no, open_ = REASONS[row.when]
    frame, why = (UNKNOWN, open_) if fits is None else ((FITS, yes) if fits else (NOT_NOW, no))
    return ReferenceOffer(
        code=row.code,
        text=ctx.playbook.wording(row.code, ctx.t.language, "incentive"),
        fits=fits,
        why=ctx.t.text(frame, why=ctx.t.text(why)),
    )


def _whom(ctx: Context, step: ReferenceStep, asked: Counter[str]) -> Person | None:
    """An active advocate of the step's levels or roles: the one asked least, then the strongest."""
    found = [person for person in advocates(ctx) if _suits(person, step)]
    return min(found, key=lambda one: (asked[one.stakeholder_id], *_strongest(one)), default=None)


def _suits(person: Person, step: ReferenceStep) -> bool:
    free = not step.levels and not step.roles
    return free or person.level in step.levels or person.buying_role in step.roles


def advocates(ctx: Context) -> list[Person]:
    """Those who speak for us and whose relationship is active."""
    return [person for person in people(ctx) if person.active and person.sentiment == "advocate"]


def _strongest(person: Person) -> tuple[int, str]:
    return (-(person.strength or 0), person.stakeholder_id)


def _users(ctx: Context) -> bool | None:
    return _some(ctx, lambda person: _is(person.team, "using"))


def _executive(ctx: Context) -> bool | None:
    return _some(ctx, lambda person: _is(person.level, "c_level"))


def _is(value: str | None, wanted: str) -> bool | None:
    return None if value is None else value == wanted


def _some(ctx: Context, test: Test) -> bool | None:
    """Whether an active advocate is one of these; unknown where somebody may be."""
    return tally(people(ctx), lambda one: both(active_advocate(one), test(one))).enough(1)


def _no_price_talks(ctx: Context) -> bool | None:
    """Whether work on the renewal has yet to begin (the window of the renewal plan)."""
    end = clock(ctx).end
    if end is None:
        return None
    return before(end, ctx.playbook.offset("renewal.window_start")) > ctx.as_of


def _results(ctx: Context) -> bool | None:
    return ctx.row.outcomes_verified > 0 if ctx.rows(Outcome) else None


def _first_tier(ctx: Context) -> bool | None:
    tier = ctx.row.tier
    return None if tier is None else tier in ctx.playbook.texts("references.top_tiers")


CONDITIONS: Mapping[str, Callable[[Context], bool | None]] = {
    "users_engaged": _users,
    "executive_advocate": _executive,
    "no_price_talks": _no_price_talks,
    "results_to_show": _results,
    "first_tier": _first_tier,
}
