"""The phases of the roadmap with their days, and what it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import whole_months_from
from enterprise_sales.analyses.moves import Move, held_back
from enterprise_sales.analyses.results import PlanRenewal, PrepareQbr
from enterprise_sales.language import N_
from enterprise_sales.playbook import Phase

DECIDE = ("decide", N_("Decide on growth"))
PROVE = ("prove_value", N_("Prove the value again"))
INSTEAD: Mapping[str, tuple[tuple[str, str], ...]] = {
    "red": (("stabilise", N_("Stabilise the account")), PROVE, DECIDE),
    "lapsed": (("win_back", N_("Win the account back")), PROVE, DECIDE),
}
"""Why an account does not grow → code and title of its phases instead of the playbook's."""


@dataclass(frozen=True)
class Basis:
    """What a plan is made from.

    Attributes:
        ctx: the account.
        saves: whether the account is saved before it grows.
        moves: what could be done next.
        qbr: its business review.
        renewal: its renewal.
        review: when the plan is next to be reviewed.
    """

    ctx: Context
    saves: bool
    moves: tuple[Move, ...]
    qbr: PrepareQbr
    renewal: PlanRenewal
    review: date

    @property
    def instead(self) -> Literal["lapsed", "red"] | None:
        """Why the roadmap is another one than that of growth."""
        if self.ctx.row.lapsed:
            return "lapsed"
        return "red" if self.saves else None

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
    """Something to do: in words, by when, and not before which day.

    Without a day it is due at the end of a quarter of its phase. What is late is due at once, and
    `late_since` is the day that was missed. `unplanned` stands for a phase without steps yet.
    """

    text: str
    due: date | None = None
    earliest: date | None = None
    late_since: date | None = None
    unplanned: bool = False


def spans(basis: Basis) -> tuple[Span, ...]:
    """The phases of `plan.phases` from the as-of date on.

    A phase ends on the day that lies its months ahead, so that what is to be reached within three
    months, and is due on that day, is part of it; the next begins a day later.

    Without growth there are at most three: the account is stabilised or won back, its value is
    proved, and then it is decided; what comes later is not planned.
    """
    ctx = basis.ctx
    found = tuple(_span(ctx, row) for row in ctx.playbook.records("plan.phases", Phase))
    if basis.instead is None:
        return found
    named = zip(INSTEAD[basis.instead], found, strict=False)
    return tuple(Span(code, ctx.t.text(title), old.start, old.end) for (code, title), old in named)


def _span(ctx: Context, row: Phase) -> Span:
    return Span(
        code=row.code,
        title=ctx.playbook.wording(row.code, ctx.t.language, "phase"),
        start=_end(ctx, row.from_month) + timedelta(days=1) if row.from_month else ctx.as_of,
        end=_end(ctx, row.to_month),
    )


def _end(ctx: Context, months: int) -> date:
    return whole_months_from(ctx.as_of, months)
