"""What is talked about with each level, beyond the codes of the cadence: what the data names.

C-level and vice presidents hear of the customer's own goals, vice presidents also of the next step
of growth of their unit where it is open, directors of what is escalated. Both sides may read all of
it. Nobody is told the goal or the unit of somebody else as their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.moves import held_back, moves
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book.rows import Objective, Stakeholder
from enterprise_sales.language import clause

GOALS = ("strategic_alignment", "initiative_updates")
GROWTH, ISSUES = "expansion_planning", "issue_resolution"


@dataclass(frozen=True)
class Topics:
    """What the data names.

    Attributes:
        goals: the customer's goals that lie ahead, the one that is due next first.
        growth: business unit → the first move that may be made there now; None: the first of all.
        issues: how much is escalated, in words.
    """

    goals: tuple[Objective, ...]
    growth: Mapping[str | None, str]
    issues: str | None

    def of(self, ctx: Context, code: str, person: Stakeholder | None) -> str | None:
        """What to name for one content with a person."""
        if code in GOALS:
            return self._goal(ctx, person)
        if code == GROWTH:
            return self.growth.get(person.business_unit if person else None)
        return self.issues if code == ISSUES else None

    def _goal(self, ctx: Context, person: Stakeholder | None) -> str | None:
        """The person's own goal; else the one of the company that is due next."""
        own = (row for row in self.goals if person and _owns(person, row))
        goal = next(own, None)
        if goal is not None:
            return ctx.t.text("your goal “{goal}”", goal=goal.objective.rstrip(" ."))
        if not self.goals:
            return None
        first = self.goals[0].objective.rstrip(" .")
        return ctx.t.text("the goal of your company “{goal}”", goal=first)


def _owns(person: Stakeholder, row: Objective) -> bool:
    """Whether the owner of a goal, as `Anna Berg, CFO`, is the person."""
    return (row.owner or "").partition(",")[0].strip() == person.name


def topics(ctx: Context) -> Topics:
    """The topics of an account; a goal that is late has a meeting of its own."""
    ahead = (row for row in objectives(ctx) if row.due is None or row.due >= ctx.as_of)
    return Topics(goals=tuple(ahead), growth=_growth(ctx), issues=_issues(ctx))


def _growth(ctx: Context) -> Mapping[str | None, str]:
    if held_back(ctx):
        return {}
    found: dict[str | None, str] = {}
    for move in moves(ctx, analyze_whitespace(ctx)):
        if move.gate == "open":
            for unit in (None, move.business_unit):
                found.setdefault(unit, clause(move.text))
    return found


def _issues(ctx: Context) -> str | None:
    count = len(open_escalations(ctx))
    if not count:
        return None
    return ctx.t.plural("{n} escalated ticket", "{n} escalated tickets", count)
