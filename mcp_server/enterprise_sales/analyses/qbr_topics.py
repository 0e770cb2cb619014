"""What a business review says about goals, the roadmap and the renewal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import before
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.value_links import link
from enterprise_sales.analyses.value_targets import reached
from enterprise_sales.analyses.voucher import voucher
from enterprise_sales.book.rows import Objective, Outcome, UseCase
from enterprise_sales.language import N_


def objective_lines(ctx: Context) -> Iterator[str]:
    """The customer's goals, then the questions that are open."""
    for row in objectives(ctx):
        yield _objective(ctx, row)
        if row.our_contribution:
            yield ctx.t.text("Our part in it: {part}.", part=row.our_contribution.rstrip(" ."))
    yield ctx.t.text(
        "Which priorities stand out for the next {low} to {high} quarters?",
        low=ctx.t.number(ctx.playbook.integer("qbr.lookahead_quarters_min")),
        high=ctx.t.number(ctx.playbook.integer("qbr.lookahead_quarters_max")),
    )
    yield ctx.t.text("What is changing: initiatives, organisation, budget?")
    if ctx.account.fiscal_year_start_month is None:
        yield ctx.t.text("When does your budget year begin?")


def roadmap_lines(ctx: Context) -> Iterator[str]:
    """As many topics for the roadmap as the playbook asks, chosen by the customer's priorities.

    The book holds no roadmap of ours: these are the priorities for which to choose from it.
    """
    topics = list(_topics(ctx))[: ctx.playbook.integer("qbr.roadmap_items_max")]
    yield from topics
    if len(topics) < ctx.playbook.integer("qbr.roadmap_items_min"):
        yield ctx.t.text("What matters most to you this year? What is coming is shown for that.")


def renewal_lines(ctx: Context) -> Iterator[str]:
    """The dates to agree on; nothing of our own view of the renewal."""
    hands, ended = clock(ctx), ctx.row.renewal_date
    if ctx.row.lapsed and ended is not None:
        yield ctx.t.text(
            "The contract ended on {day}: agree whether it goes on, and on what terms.",
            day=ctx.t.day(ended),
        )
        return
    if hands.end is None:
        yield ctx.t.text("Agree on the term of the contract.")
        return
    yield ctx.t.text(
        "{value} a year is up for renewal on {day}.",
        value=ctx.t.money(ctx.row.renewal_value or 0, ctx.currency),
        day=ctx.t.day(hands.end),
    )
    yield from _dates(ctx, hands.end)
    yield ctx.t.text("What should the next term look like: length, scope, price?")


def objectives(ctx: Context) -> tuple[Objective, ...]:
    """The customer's objectives, the nearest due date first."""
    return tuple(sorted(ctx.rows(Objective), key=lambda row: (row.due or date.max, row.objective)))


def _objective(ctx: Context, row: Objective) -> str:
    goal = row.objective.rstrip(" .")
    if not (row.metric and row.target):
        return ctx.t.text("“{goal}”: how is it measured, and by when?", goal=goal)
    done = _reached(ctx, row)
    if done is not None:
        return _asked(ctx, row, done)
    values = {"goal": goal, "metric": row.metric, "target": row.target}
    if row.due is None:
        return ctx.t.text("“{goal}”: {metric} – {target}. By when?", **values)
    values["day"] = ctx.t.day(row.due)
    if row.due < ctx.as_of:
        return ctx.t.text("“{goal}”: {metric} – {target}, due {day}. Is it reached?", **values)
    return ctx.t.text("“{goal}”: {metric} – {target}, by {day}.", **values)


def _reached(ctx: Context, row: Objective) -> Outcome | None:
    """The newest confirmed outcome that serves an objective, where it is at the target."""
    sure = [one for one in ctx.rows(Outcome) if one.verified_by and one.date <= ctx.as_of]
    mine = [one for one in sure if link(ctx, one).goal == row]
    newest = max(mine, key=lambda one: (one.date, one.outcome), default=None)
    return newest if newest is not None and reached(row, newest) else None


def _asked(ctx: Context, row: Objective, done: Outcome) -> str:
    """Whether a goal is reached, only the customer says."""
    measured = " ".join(filter(None, [ctx.t.number(done.current or 0), done.unit]))
    return ctx.t.text(
        "“{goal}”: target {target}; measured so far: {measured} ({day}, confirmed by {who})."
        " Do you count it as reached?",
        goal=row.objective.rstrip(" ."),
        target=row.target,
        measured=measured,
        day=ctx.t.day(done.date),
        who=voucher(ctx, done),
    )


def _topics(ctx: Context) -> Iterator[str]:
    """Goals, then use cases not taken up yet – those not where nothing may be sold now."""
    for row in objectives(ctx):
        goal = row.objective.rstrip(" .")
        if row.our_contribution:
            part = row.our_contribution.rstrip(" .")
            yield ctx.t.text("For “{goal}” ({part}): what is coming.", goal=goal, part=part)
        else:
            yield ctx.t.text("For “{goal}”: what is coming.", goal=goal)
    if held_back(ctx):
        return
    cases = sorted({row.use_case for row in ctx.rows(UseCase) if row.status == "potential"})
    for use_case in cases:
        yield ctx.t.text("For the use case “{use_case}”: what is coming.", use_case=use_case)


def _dates(ctx: Context, end: date) -> Iterator[str]:
    """Proposal, contract work and signature, as far as they lie ahead."""
    for path, text in (
        ("renewal.proposal_offset", N_("Proposal by {day}.")),
        ("renewal.legal_offset", N_("Procurement and lawyers from {day}.")),
        ("renewal.signature_offset", N_("Signature by {day}.")),
    ):
        day = before(end, ctx.playbook.offset(path))
        if day >= ctx.as_of:
            yield ctx.t.text(text, day=ctx.t.day(day))
