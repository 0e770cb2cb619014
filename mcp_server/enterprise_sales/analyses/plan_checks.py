"""What each section of a plan must hold; a check that fails says what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from enterprise_sales.analyses.circles import circles
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import running
from enterprise_sales.analyses.people import c_level_people, people, people_in
from enterprise_sales.analyses.results import AnalyzeWhitespace, PlanRenewal, ProfileAccount
from enterprise_sales.analyses.reviews import reviews
from enterprise_sales.book.rows import Action, Objective, Outcome, Risk, Stakeholder

Check = tuple[bool, str]
"""Whether it holds, and what would make it hold."""


@dataclass(frozen=True)
class Parts:
    """The parts of the plan that are checked."""

    ctx: Context
    profile: ProfileAccount
    whitespace: AnalyzeWhitespace
    renewal: PlanRenewal


def _overview(parts: Parts) -> Iterator[Check]:
    ctx, profile = parts.ctx, parts.profile
    yield profile.arr is not None, ctx.t.text("Enter the contracts with their annual value.")
    dated = ctx.row.renewal_date is not None
    yield dated, ctx.t.text("Enter the day on which the contract ends.")
    yield bool(profile.products), ctx.t.text("Enter which products are in use.")
    counted = profile.users.value is not None
    yield counted, ctx.t.text("Count the active and the potential users.")
    yield ctx.account.owner is not None, ctx.t.text("Name who answers for the account.")


def _objectives(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    rows = ctx.rows(Objective)
    yield bool(rows), ctx.t.text("Ask for the customer's goals of the year.")
    if not rows:
        return
    measured = all(row.metric and row.target and row.due for row in rows)
    yield measured, ctx.t.text("Give every goal a metric, a target and a date.")
    owned = all(row.owner for row in rows)
    yield owned, ctx.t.text("Name who answers for each goal at the customer's.")
    helped = all(row.our_contribution for row in rows)
    yield helped, ctx.t.text("Say of every goal what we contribute to it.")


def _stakeholders(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    rows = [row for row in ctx.rows(Stakeholder) if row.status != "left"]
    yield bool(rows), ctx.t.text("Enter the people who decide, use and speak for us.")
    if not rows:
        return
    known = all(row.buying_role and row.strength and row.sentiment for row in rows)
    yield known, ctx.t.text("Give everyone a role, a strength and a sentiment.")
    yield from _active(ctx)
    filled = all(circles(people(ctx)).values())
    yield filled, ctx.t.text("Find somebody in every circle: CEO, CIO, business, working level.")
    planned = all(row.next_action and row.next_action_date for row in rows)
    yield planned, ctx.t.text("Plan a dated next action with everyone.")


def _active(ctx: Context) -> Iterator[Check]:
    """What cannot be told fails nothing: what is to be filled stands among what is missing."""
    needed = ctx.playbook.integer("relationship.c_level_min")
    found = {
        ctx.t.text("Win an active champion."): people_in(ctx, "champion").enough(1),
        ctx.t.text("Win an active relationship at C-level."): c_level_people(ctx).enough(needed),
    }
    yield from ((holds, text) for text, holds in found.items() if holds is not None)


def _whitespace(parts: Parts) -> Iterator[Check]:
    ctx, found = parts.ctx, parts.whitespace
    yield bool(found.cells), ctx.t.text("Enter the business units and the products.")
    if not found.cells:
        return
    seen = all(cell.status != "unknown" for cell in found.cells)
    yield seen, ctx.t.text("Say of every cell whether the product is in use.")
    valued = found.totals.unknown_cells == 0
    yield valued, ctx.t.text("Give every cell a value.")


def _value(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    rows = ctx.rows(Outcome)
    yield bool(rows), ctx.t.text("Measure a first result together with the customer.")
    if not rows:
        return
    measured = all(row.baseline is not None and row.current is not None for row in rows)
    yield measured, ctx.t.text("Give every result its value before and after.")
    proven = ctx.row.value_documented > 0
    yield proven, ctx.t.text("Have a result of the last year confirmed by the customer.")
    yield all(row.verified_by for row in rows), ctx.t.text("Have every result confirmed.")


def _risks(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    rows = [row for row in ctx.rows(Risk) if row.status != "closed"]
    yield bool(ctx.rows(Risk)), ctx.t.text("Enter the risks that the team sees.")
    if not ctx.rows(Risk):
        return
    seen = all(line.mitigation and line.due for line in parts.renewal.risks)
    yield seen, ctx.t.text("Decide on an answer and a date for every risk, those in the data too.")
    if not rows:
        return
    weighed = all(row.likelihood and row.impact for row in rows)
    yield weighed, ctx.t.text("Give every risk a likelihood and an impact.")
    answered = all(row.mitigation and row.owner and row.due for row in rows)
    yield answered, ctx.t.text("Give every risk an answer, an owner and a date.")
    late = any(row.due is not None and row.due < ctx.as_of for row in rows)
    yield not late, ctx.t.text("Do or move the answers that are late.")


def _renewal(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    dated = ctx.row.renewal_date is not None and not ctx.row.lapsed
    yield dated, ctx.t.text("Enter a contract that runs, with its end.")
    if not dated:
        return
    known = all(row.auto_renew is not None for row in running(ctx))
    yield known, ctx.t.text("Enter whether the contracts renew by themselves.")
    noticed = all(row.notice_days is not None for row in running(ctx) if row.auto_renew)
    yield noticed, ctx.t.text("Enter the notice of the contracts that renew by themselves.")
    yield not parts.renewal.overdue, ctx.t.text("Make up for the late steps of the renewal.")


def _reviews(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    review = reviews(ctx)
    begun = review.last is not None or review.missed is False
    yield begun, ctx.t.text("Hold a first business review and enter it.")
    if begun:
        yield not review.missed, ctx.t.text("Hold the business review that is overdue.")


def _actions(parts: Parts) -> Iterator[Check]:
    ctx = parts.ctx
    rows = [row for row in ctx.rows(Action) if row.status != "done"]
    yield bool(rows), ctx.t.text("Agree on the next action and enter it.")
    if not rows:
        return
    owned = all(row.owner and row.due for row in rows)
    yield owned, ctx.t.text("Give every action an owner and a date.")
    late = any(row.due is not None and row.due < ctx.as_of for row in rows)
    yield not late, ctx.t.text("Do or move the actions that are late.")


CHECKS: Mapping[str, Callable[[Parts], Iterator[Check]]] = {
    "overview": _overview,
    "objectives": _objectives,
    "stakeholders": _stakeholders,
    "whitespace": _whitespace,
    "value": _value,
    "risks": _risks,
    "renewal": _renewal,
    "reviews": _reviews,
    "actions": _actions,
}
"""Section → what it must hold."""
