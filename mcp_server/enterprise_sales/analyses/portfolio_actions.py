"""What is to be done in one account this week, by whom, by when and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.cadence import contacts
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.milestones import timeline
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.owners import account_owner, owner_of
from enterprise_sales.analyses.portfolio_contexts import Contexts
from enterprise_sales.analyses.portfolio_frame import Portfolio
from enterprise_sales.analyses.portfolio_occasion import occasion
from enterprise_sales.analyses.portfolio_ranking import Candidate
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.analyses.risk_warnings import CHECKS
from enterprise_sales.language import N_, clause, within

LAPSED = N_("Have it confirmed in writing whether the contract goes on")
OPT_OUT = N_("Settle the terms of the renewal before the opt-out date")
RED = N_("Start the save plan and have our executive speak to theirs")
MEET = N_("Meet {name}")
MEET_TITLED = N_("Meet {name} ({title})")
REVIEW = N_("Hold the business review with champion and leadership")
ANSWER = N_("Answer the risk, and write down by whom and by when")


@dataclass(frozen=True)
class Told:
    """An action in words.

    Attributes:
        action: what is done.
        owner: who does it.
        why: what the data shows.
        due: the day that decides the urgency.
        shown: by when it is done.
    """

    action: str
    owner: str
    why: str
    due: date
    shown: date


def told(book: Portfolio, contexts: Contexts, found: Candidate) -> Told | None:
    """The words of a candidate; None where a look at the account shows that it does not hold."""
    ctx = contexts.of(found.account_id, whitespace=found.kind == "expansion")
    return MAKERS[found.kind](book, ctx, found)


def _this_week(book: Portfolio) -> date:
    """By when something without a day of its own is done."""
    return book.as_of + timedelta(days=book.playbook.integer("portfolio.week.due_days"))


def _signal(_: Portfolio, ctx: Context, found: Candidate) -> Told | None:
    if found.code is None:
        return None
    if found.day is None:
        return _unrecorded(ctx, found, found.code)
    answer = ctx.playbook.response(f"churn.signals.{found.code}")
    signal = ctx.playbook.wording(found.code, ctx.t.language, "signal")
    return Told(
        action=ctx.playbook.wording(answer.action, ctx.t.language, "action"),
        owner=owner_of(ctx, answer.owner),
        why=ctx.t.text(
            "{signal}, seen on {day}",
            signal=within(signal),
            day=ctx.t.day(found.day),
        ),
        due=found.due,
        shown=found.due,
    )


def _unrecorded(ctx: Context, found: Candidate, code: str) -> Told | None:
    """A churn signal that the data shows; None where the account tells otherwise."""
    seen = CHECKS[code](ctx)
    if seen is None or not seen.fires:
        return None
    answer = ctx.playbook.response(f"churn.signals.{code}")
    return Told(
        action=ctx.playbook.wording(answer.action, ctx.t.language, "action"),
        owner=owner_of(ctx, answer.owner),
        why=clause(seen.text),
        due=found.due,
        shown=(seen.since or ctx.as_of) + timedelta(days=answer.deadline_days),
    )


def _lapsed(book: Portfolio, ctx: Context, found: Candidate) -> Told:
    why = ctx.t.plural(
        "The last contract ended on {day}, {n} day ago",
        "The last contract ended on {day}, {n} days ago",
        (book.as_of - found.due).days,
        day=ctx.t.day(found.due),
    )
    return Told(ctx.t.text(LAPSED), account_owner(ctx), why, found.due, _this_week(book))


def _opt_out(book: Portfolio, ctx: Context, found: Candidate) -> Told:
    why = ctx.t.plural(
        "{n} day is left in which the customer can give notice; after that the contract renews by"
        " itself",
        "{n} days are left in which the customer can give notice; after that the contract renews by"
        " itself",
        (found.due - book.as_of).days,
    )
    return Told(ctx.t.text(OPT_OUT), account_owner(ctx), why, found.due, found.due)


def _red(book: Portfolio, ctx: Context, found: Candidate) -> Told:
    why = ctx.t.plural(
        "Health is red, and the contract ends on {day}, in {n} day",
        "Health is red, and the contract ends on {day}, in {n} days",
        (found.due - book.as_of).days,
        day=ctx.t.day(found.due),
    )
    shown = min(found.due, _this_week(book))
    return Told(ctx.t.text(RED), account_owner(ctx), why, found.due, shown)


def _step(_: Portfolio, ctx: Context, __: Candidate) -> Told | None:
    """The first step that is not done; the others of its day go with it."""
    steps = timeline(ctx, contracts_up(ctx), clock(ctx))
    late = [line for line in steps.lines if line.status == "overdue"] if steps else []
    if not late or ctx.row.renewal_date is None:
        return None
    due = date.fromisoformat(late[0].due)
    why = ctx.t.plural(
        "{n} step before the renewal of {day} is late",
        "{n} steps before the renewal of {day} are late",
        len(late),
        day=ctx.t.day(ctx.row.renewal_date),
    )
    shown = date.fromisoformat(late[0].compressed_due or late[0].due)
    return Told(late[0].text, late[0].owner, why, due, shown)


def _contact(_: Portfolio, ctx: Context, __: Candidate) -> Told | None:
    late = [one for one in contacts(ctx) if one.overdue_days and one.stakeholder.level == "c_level"]
    if not late or late[0].last is None:
        return None
    person, last = late[0].stakeholder, late[0].last
    named = MEET_TITLED if person.title else MEET
    return Told(
        action=ctx.t.text(named, name=person.name, title=person.title or ""),
        owner=person.internal_owner or account_owner(ctx),
        why=ctx.t.text("Last contact on {day}", day=ctx.t.day(last)),
        due=late[0].due,
        shown=late[0].due,
    )


def _review(_: Portfolio, ctx: Context, found: Candidate) -> Told:
    review = reviews(ctx)
    why = ctx.t.text("No business review is on record")
    if review.last is not None:
        why = ctx.t.text("The last business review was held on {day}", day=ctx.t.day(review.last))
    return Told(ctx.t.text(REVIEW), account_owner(ctx), why, found.due, review.day)


def _risk(_: Portfolio, ctx: Context, found: Candidate) -> Told:
    return Told(
        action=found.code or ctx.t.text(ANSWER),
        owner=found.owner or account_owner(ctx),
        why=ctx.t.text("Risk of the register: {risk}", risk=found.text),
        due=found.due,
        shown=found.due,
    )


def _action(_: Portfolio, ctx: Context, found: Candidate) -> Told:
    return Told(
        action=found.text or "",
        owner=found.owner or account_owner(ctx),
        why=ctx.t.text("Was due on {day} and is not recorded as done", day=ctx.t.day(found.due)),
        due=found.due,
        shown=found.due,
    )


def _expansion(book: Portfolio, ctx: Context, found: Candidate) -> Told | None:
    best = occasion(ctx)
    if best is None:
        return None
    shown = best.day or _this_week(book)
    return Told(best.action, account_owner(ctx), best.why, found.due, shown)


CHECKED = ("renewal_step", "executive_contact", "expansion")
"""Kinds of which only a look at the account tells whether, and since when, they hold."""
MAKERS: Mapping[str, Callable[[Portfolio, Context, Candidate], Told | None]] = {
    "non_renewal_notice": _signal,
    "signal_red": _signal,
    "signal_yellow": _signal,
    "signal_other": _signal,
    "lapsed": _lapsed,
    "opt_out_near": _opt_out,
    "red_renewal": _red,
    "renewal_step": _step,
    "executive_contact": _contact,
    "review_missed": _review,
    "risk_overdue": _risk,
    "action_overdue": _action,
    "expansion": _expansion,
}
