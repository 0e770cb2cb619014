"""The phases of the roadmap with their days, and what it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.moves import Move, held_back
from enterprise_sales.analyses.results import PlanRenewal, PrepareQbr
from enterprise_sales.playbook import Phase

STABILISE = "stabilise"
"""The first phase of an account that has to be saved."""


@dataclass(frozen=True)
class Basis:
    """What a plan is made from.

    Attributes:
        ctx: the account.
        saves: whether the account is saved before it grows.
        moves: what could be done next.
        qbr: its business review.
        renewal: its renewal.
    """

    ctx: Context
    saves: bool
    moves: tuple[Move, ...]
    qbr: PrepareQbr
    renewal: PlanRenewal

    @property
    def grows(self) -> bool:
        """Whether growth is planned at all: not before the account is saved or won back."""
        return not self.saves and held_back(self.ctx) is None


@dataclass(frozen=True)
class Span:
    """A phase with its days, the last one included."""

    code: str
    title: str
    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in the phase."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Entry:
    """Something to do: in words, and by when – by the end of its phase where no day is given."""

    text: str
    due: date | None = None


def spans(basis: Basis) -> tuple[Span, ...]:
    """The phases of `plan.phases` from the as-of date on."""
    ctx = basis.ctx
    rows = ctx.playbook.records("plan.phases", Phase)
    found = tuple(_span(ctx, row) for row in rows)
    if not basis.saves:
        return found
    first = Span(STABILISE, ctx.t.text("Stabilise the account"), found[0].start, found[0].end)
    return (first, *found[1:])


def _span(ctx: Context, row: Phase) -> Span:
    return Span(
        code=row.code,
        title=ctx.playbook.wording(row.code, ctx.t.language, "phase"),
        start=months_from(ctx.as_of, row.from_month),
        end=months_from(ctx.as_of, row.to_month) - timedelta(days=1),
    )
