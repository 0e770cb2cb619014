"""What of the value each executive of the customer is to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.offices import OFFICES, offices_of
from enterprise_sales.analyses.people import people
from enterprise_sales.analyses.results.value import ExecutiveLine
from enterprise_sales.analyses.value_links import goals, link
from enterprise_sales.analyses.value_outcomes import counted, ranked
from enterprise_sales.analyses.voucher import voucher
from enterprise_sales.book.rows import Objective, Outcome

ALWAYS = ("ceo", "cfo")
"""Offices that are named even where nothing speaks to them yet."""
OTHERS = "others"
"""The line of those who own a goal and hold none of the offices."""


def executive_lines(ctx: Context) -> tuple[ExecutiveLine, ...]:
    """CEO and CFO, every other office that owns a goal or confirmed an outcome, other owners.

    S1 Value Tracking, executive reporting; what an office wants to hear is the playbook's.
    """
    rows = [row for row in ranked(ctx) if counted(ctx, row)]
    lines = [_line(ctx, office, rows) for office in OFFICES]
    told = [line for line in lines if line.office in ALWAYS or line.outcomes or line.goals]
    return (*told, *_others(ctx, rows))


def _others(ctx: Context, rows: list[Outcome]) -> Iterator[ExecutiveLine]:
    """Owners of goals who hold none of the offices, in one line."""
    owned = [goal for goal in goals(ctx) if goal.owner and not _offices(ctx, goal.owner)]
    if not owned:
        return
    mine = [row for row in rows if link(ctx, row).goal in owned]
    yield ExecutiveLine(
        office=OTHERS,
        office_name=ctx.t.text("other owners of goals"),
        people=tuple(dict.fromkeys(goal.owner for goal in owned if goal.owner)),
        focus=(),
        outcomes=tuple(dict.fromkeys(row.outcome for row in mine)),
        goals=_unproven(ctx, owned, mine),
    )


def _unproven(ctx: Context, owned: list[Objective], mine: list[Outcome]) -> tuple[str, ...]:
    """Goals that no confirmed result serves; a link that is only proposed proves nothing."""
    links = [link(ctx, row) for row in mine]
    served = [found.goal for found in links if found.basis == "metric"]
    return tuple(dict.fromkeys(goal.objective for goal in owned if goal not in served))


def _line(ctx: Context, office: str, rows: list[Outcome]) -> ExecutiveLine:
    owned = [goal for goal in goals(ctx) if office in _offices(ctx, goal.owner)]
    mine = [row for row in rows if _speaks(ctx, office, row, owned)]
    return ExecutiveLine(
        office=office,
        office_name=ctx.playbook.wording(office, ctx.t.language, "executive"),
        people=tuple(
            person.name
            for person in people(ctx)
            if not person.left and office in offices_of(person.title)
        ),
        focus=tuple(
            ctx.playbook.wording(code, ctx.t.language, "focus")
            for code in ctx.playbook.focus(f"executive.{office}").focus
        ),
        outcomes=tuple(dict.fromkeys(row.outcome for row in mine)),
        goals=_unproven(ctx, owned, mine),
    )


def _speaks(ctx: Context, office: str, row: Outcome, owned: list[Objective]) -> bool:
    """Whether an outcome serves a goal of the office, or the office confirmed it."""
    return link(ctx, row).goal in owned or office in _offices(ctx, voucher(ctx, row))


def _offices(ctx: Context, said: str | None) -> tuple[str, ...]:
    """The offices that a text such as `Ada Lane, CFO` names; a bare name by the person's title."""
    if said is None:
        return ()
    named = (person.title for person in people(ctx) if person.name == said)
    return offices_of(said) or offices_of(next(named, None))
