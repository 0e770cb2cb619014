"""What is talked about with each level, beyond the codes of the cadence: what the data names.

C-level and vice presidents hear of the customer's own goals, vice presidents also of the next step
of growth where it is open, directors of what is escalated. Both sides may read all of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.escalations import open_escalations
from enterprise_sales.analyses.moves import held_back, moves
from enterprise_sales.analyses.qbr_topics import objectives
from enterprise_sales.analyses.whitespace import analyze_whitespace
from enterprise_sales.book.rows import Objective, Stakeholder

GOALS = ("strategic_alignment", "initiative_updates")
GROWTH, ISSUES = "expansion_planning", "issue_resolution"


@dataclass(frozen=True)
class Topics:
    """What the data names.

    Attributes:
        goals: the customer's goals that lie ahead, the one that is due next first.
        growth: the first move that may be made now.
        issues: how much is escalated, in words.
    """

    goals: tuple[Objective, ...]
    growth: str | None
    issues: str | None

    def of(self, ctx: Context, code: str, person: Stakeholder | None) -> str | None:
        """What to name for one content with a person: of the goals their own before the next."""
        if code not in GOALS:
            return {GROWTH: self.growth, ISSUES: self.issues}.get(code)
        own = [row for row in self.goals if person and (row.owner or "").startswith(person.name)]
        goal = next(iter((*own, *self.goals)), None)
        return ctx.t.text("your goal “{goal}”", goal=goal.objective.rstrip(" .")) if goal else None


def topics(ctx: Context) -> Topics:
    """The topics of an account; a goal that is late has a meeting of its own."""
    ahead = (row for row in objectives(ctx) if row.due is None or row.due >= ctx.as_of)
    return Topics(goals=tuple(ahead), growth=_growth(ctx), issues=_issues(ctx))


def _growth(ctx: Context) -> str | None:
    if held_back(ctx):
        return None
    found = (move.text for move in moves(ctx, analyze_whitespace(ctx)) if move.gate == "open")
    first = next(found, None)
    return first.rstrip(".") if first else None


def _issues(ctx: Context) -> str | None:
    count = len(open_escalations(ctx))
    if not count:
        return None
    return ctx.t.plural("{n} escalated ticket", "{n} escalated tickets", count)
