"""Which objective of the customer an outcome serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.results.value import Served
from enterprise_sales.analyses.value_words import plain, shared, words
from enterprise_sales.book.rows import Objective, Outcome


@dataclass(frozen=True)
class Link:
    """What ties an outcome to an objective.

    Attributes:
        goal: the objective, if one alone fits.
        basis: `metric` where both are measured by the same, `words` where it is only proposed.
        words: the words in common that it is proposed by.
        candidates: objectives that fit alike, for a person to choose from.
    """

    goal: Objective | None = None
    basis: Literal["metric", "words"] | None = None
    words: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def served(self) -> Served:
        """The same as a result shows it."""
        return Served(
            objective=self.goal.objective if self.goal else None,
            basis=self.basis,
            words=self.words,
            candidates=self.candidates,
        )


@once
def goals(ctx: Context) -> tuple[Objective, ...]:
    """The customer's objectives, the nearest due date first, whatever the order of the rows."""
    return tuple(sorted(ctx.rows(Objective), key=_nearest_first))


def link(ctx: Context, row: Outcome) -> Link:
    """The objective with the same metric; else the one that shares most words, as a proposal.

    Where several fit alike none is chosen: they are named, for a person to choose
    (S1 Value Tracking, business outcomes).
    """
    same = [goal for goal in goals(ctx) if _same_metric(goal, row)]
    if same:
        return _chosen(same, "metric")
    common = {goal: common_words(ctx, goal, row) for goal in goals(ctx)}
    most = max(map(len, common.values()), default=0)
    if most < ctx.playbook.integer("value.link.words"):
        return Link()
    best = [goal for goal in common if len(common[goal]) == most]
    return _chosen(best, "words", common[best[0]])


def common_words(ctx: Context, goal: Objective, row: Outcome) -> tuple[str, ...]:
    """Words of an outcome that an objective holds too; those of the unit say nothing."""
    unit = words(ctx, row.unit)
    mine = words(ctx, row.outcome, row.metric)
    telling = tuple(word for word in mine if not shared(ctx, (word,), unit))
    return shared(ctx, telling, words(ctx, goal.objective, goal.metric))


def _same_metric(goal: Objective, row: Outcome) -> bool:
    if not goal.metric or not row.metric:
        return False
    return plain(goal.metric) == plain(row.metric)


def _chosen(
    fitting: list[Objective], basis: Literal["metric", "words"], words: tuple[str, ...] = ()
) -> Link:
    """The one that fits; several are left to a person."""
    names = tuple(dict.fromkeys(goal.objective for goal in fitting))
    if len(names) > 1:
        return Link(candidates=names)
    return Link(fitting[0], basis, words)


def _nearest_first(row: Objective) -> tuple[date, str, str, str, str]:
    return (row.due or date.max, row.objective, row.metric or "", row.target or "", row.owner or "")
