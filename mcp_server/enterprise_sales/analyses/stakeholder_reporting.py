"""Who reports to whom, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enterprise_sales.analyses.common import FindingOut
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.findings_out import where
from enterprise_sales.analyses.results.stakeholders import Reporting
from enterprise_sales.book.rows import Stakeholder
from enterprise_sales.language import N_

SELF = (
    N_("{name} reports to themselves."),
    N_("Enter the id of their manager in reports_to, or leave the cell empty."),
)
CIRCLE = (
    N_("These people report to each other in a circle: {names}."),
    N_("Leave reports_to empty for the most senior of them; the chart draws them without lines."),
)
LEFT = (
    N_("These people report to somebody who has left: {names}."),
    N_("Find out who leads them now and enter it in reports_to."),
)
ELSEWHERE = (
    N_("These people report to somebody of another account: {names}."),
    N_("Correct reports_to: a manager stands at the same account."),
)


NAMED = 5
"""People and rows that a finding names at most; presentation only."""


@dataclass(frozen=True)
class Manager:
    """What is known of somebody's manager.

    Attributes:
        state: see `Reporting`.
        name: of the manager, where one is on record at this account.
    """

    state: Reporting
    name: str | None


def managers(ctx: Context) -> Mapping[str, Manager]:
    """Stakeholder id → the manager."""
    rows = {row.stakeholder_id: row for row in ctx.rows(Stakeholder)}
    turning = {member for circle in circles(ctx) for member in circle}
    strays = {row.reports_to for row in rows.values() if row.reports_to not in (None, *rows)}
    elsewhere = strays & _everyone(ctx) if strays else set()
    return {own: _manager(row, rows, turning, elsewhere) for own, row in rows.items()}


def circles(ctx: Context) -> tuple[tuple[str, ...], ...]:
    """People who lead each other, or themselves: the ids of each circle, sorted."""
    above = {row.stakeholder_id: row.reports_to for row in ctx.rows(Stakeholder)}
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for start in above:
        trail: list[str] = []
        at: str | None = start
        while at in above and at not in done:
            done.add(at)
            trail.append(at)
            at = above[at]
        if at in trail:
            found.add(tuple(sorted(trail[trail.index(at) :])))
    return tuple(sorted(found))


def reporting_findings(ctx: Context) -> tuple[FindingOut, ...]:
    """Circles, and managers who are gone or belong elsewhere; the result stays whole."""
    return (*_circle_findings(ctx), *_manager_findings(ctx))


def _manager(
    row: Stakeholder,
    rows: Mapping[str, Stakeholder],
    turning: set[str],
    elsewhere: set[str | None],
) -> Manager:
    if row.reports_to is None:
        return Manager("none", None)
    found = rows.get(row.reports_to)
    if found is None:
        return Manager("elsewhere" if row.reports_to in elsewhere else "unknown", None)
    if row.stakeholder_id in turning:
        return Manager("circle", found.name)
    return Manager("left" if found.status == "left" else "named", found.name)


def _everyone(ctx: Context) -> set[str | None]:
    """The ids of the whole book."""
    return set(ctx.book.table("stakeholders")["stakeholder_id"])


def _circle_findings(ctx: Context) -> Iterator[FindingOut]:
    rows = {row.stakeholder_id: row for row in ctx.rows(Stakeholder)}
    for circle in circles(ctx):
        members = tuple(rows[member] for member in circle)
        if len(members) == 1:
            yield _finding(ctx, "reports_to_self", members, *SELF)
        else:
            yield _finding(ctx, "reports_in_circle", members, *CIRCLE)


def _manager_findings(ctx: Context) -> Iterator[FindingOut]:
    found = managers(ctx)
    told = (("left", "reports_to_left", LEFT), ("elsewhere", "reports_to_elsewhere", ELSEWHERE))
    here = sorted(ctx.rows(Stakeholder), key=lambda row: row.stakeholder_id)
    for state, code, words in told:
        rows = tuple(
            row for row in here if row.status != "left" and found[row.stakeholder_id].state == state
        )
        if rows:
            yield _finding(ctx, code, rows, *words)


def _finding(
    ctx: Context, code: str, rows: tuple[Stakeholder, ...], wrong: str, remedy: str
) -> FindingOut:
    more = ["…"] if len(rows) > NAMED else []
    names = [*(row.name for row in rows[:NAMED]), *more]
    lines = tuple(sorted(row.read_from.row for row in rows)[:NAMED])
    return FindingOut(
        code=code,
        severity="warning",
        where=where(ctx.t, rows[0].read_from.file, lines, len(rows)),
        excerpt=rows[0].reports_to,
        wrong=ctx.t.text(wrong, name=names[0], names=", ".join(names)),
        remedy=ctx.t.text(remedy),
        count=len(rows),
        left_out=0,
    )
