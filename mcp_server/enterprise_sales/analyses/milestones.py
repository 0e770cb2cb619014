"""The dated steps of a renewal: what is done, what is late, and when it can still be done.

A step counts as done where an action of the account has the status `done` and the origin
`renewal:<code>`, the code being that of the milestone (`renewal:t_120`, which covers all its
steps) or of the action (`renewal:share_proposal`). An action whose due date lies outside the term
of the contracts up for renewal belongs to another renewal and does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from enterprise_sales.analyses.compressed import Compressed, Step, compress
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.contracts_up import Up, first_start
from enterprise_sales.analyses.dates import before
from enterprise_sales.analyses.moves import held_back
from enterprise_sales.analyses.opt_out import Clock
from enterprise_sales.analyses.owners import owner_of
from enterprise_sales.analyses.results import MilestoneLine
from enterprise_sales.book.rows import Action
from enterprise_sales.playbook import CompressedStep, Milestone

ORIGIN = "renewal:"
WITHOUT_GROWTH = "action_without_growth"


@dataclass(frozen=True)
class Timeline:
    """The steps in the order of their dates, and the plan for those that are late."""

    lines: tuple[MilestoneLine, ...]
    compressed: Compressed

    @property
    def overdue(self) -> int:
        """How many steps are late."""
        return sum(line.status == "overdue" for line in self.lines)

    def by(self, code: str) -> str | None:
        """The date on which a milestone is to be reached: the new one where it moves."""
        found = (line.compressed_due or line.due for line in self.lines if line.code == code)
        return next(found, None)


def timeline(ctx: Context, up: Up, clock: Clock) -> Timeline | None:
    """The playbook's milestones before the renewal date; none where there is no such date ahead."""
    end, deadline = ctx.row.renewal_date, clock.deadline_left(ctx.as_of)
    if end is None or ctx.row.lapsed or deadline is None:
        return None
    done = done_codes(ctx, up)
    rows = sorted(
        ctx.playbook.milestones("renewal.milestones"), key=lambda row: before(end, row.offset)
    )
    limits = ctx.playbook.records("renewal.compressed.steps", CompressedStep)
    steps = list(_open_steps(rows, end, done, {row.milestone: row.min_days for row in limits}))
    plan = compress(steps, limits, ctx.as_of, deadline)
    begun = first_start(ctx, up)
    lines = (_line(ctx, row, end, done, plan, begun) for row in rows)
    return Timeline(tuple(_settled_by(line, clock) for line in lines), plan)


def _settled_by(line: MilestoneLine, clock: Clock) -> MilestoneLine:
    """A step whose date lies between the opt-out date and the end keeps it, with a mark."""
    day = line.compressed_due or line.due
    if line.status == "done" or clock.opt_out is None or clock.passed:
        return line
    limit = clock.opt_out.isoformat()
    return line.model_copy(update={"settle_by": limit}) if day > limit else line


def done_codes(ctx: Context, up: Up) -> frozenset[str]:
    """Codes of milestones and actions that the book records as done for this renewal."""
    begun = min((row.start_date for row in up.contracts), default=None)
    rows = (row for row in ctx.rows(Action) if row.status == "done")
    return frozenset(
        code for row in rows if _in_term(row.due, begun) and (code := code_of(row)) is not None
    )


def done_origins(ctx: Context) -> frozenset[str]:
    """Origins of the actions that the book records as done, such as `save:acknowledge`."""
    rows = (row for row in ctx.rows(Action) if row.status == "done")
    return frozenset((row.origin or "").strip() for row in rows)


def code_of(row: Action) -> str | None:
    """The code in an action's origin `renewal:<code>`."""
    origin = (row.origin or "").strip()
    return origin.removeprefix(ORIGIN).strip() if origin.startswith(ORIGIN) else None


def _in_term(due: date | None, begun: date | None) -> bool:
    return due is None or begun is None or due >= begun


def _is_done(row: Milestone, done: frozenset[str]) -> bool:
    return row.code in done or row.action in done


def _open_steps(
    rows: list[Milestone], end: date, done: frozenset[str], days: Mapping[str, int]
) -> Iterator[Step]:
    for code, group in groupby(rows, key=lambda row: row.code):
        members = list(group)
        if not all(_is_done(row, done) for row in members):
            yield Step(code, before(end, members[0].offset), days.get(code, 0))


def _line(
    ctx: Context,
    row: Milestone,
    end: date,
    done: frozenset[str],
    plan: Compressed,
    begun: date | None,
) -> MilestoneLine:
    """One step; nobody is late with what lies before the beginning of the contract."""
    due = before(end, row.offset)
    is_done = _is_done(row, done)
    new = None if is_done else plan.dates.get(row.code)
    judged = new if new and begun and due < begun else due
    return MilestoneLine(
        code=row.code,
        due=due.isoformat(),
        status="done" if is_done else _status(judged, ctx.as_of),
        action=row.action,
        text=_worded(ctx, row.action),
        owner=owner_of(ctx, row.owner),
        compressed_due=new.isoformat() if new else None,
        settle_by=None,
    )


def _worded(ctx: Context, action: str) -> str:
    """The words of a step; of one that would sell, other words where nothing may be sold now."""
    unsold = held_back(ctx) and action in ctx.playbook.wordings.codes(WITHOUT_GROWTH)
    return ctx.playbook.wording(action, ctx.t.language, WITHOUT_GROWTH if unsold else "action")


def _status(due: date, as_of: date) -> str:
    if due < as_of:
        return "overdue"
    return "due" if due == as_of else "upcoming"
