"""Steps of the renewal that are meetings with the customer, on the dates of the renewal plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from enterprise_sales.analyses.context import Context, once
from enterprise_sales.analyses.contracts_up import contracts_up
from enterprise_sales.analyses.milestones import timeline
from enterprise_sales.analyses.opt_out import clock
from enterprise_sales.analyses.results import MilestoneLine


@dataclass(frozen=True)
class RenewalMeeting:
    """The meeting of one milestone.

    Attributes:
        code: of the milestone.
        lines: its steps with the customer that are still to do, at least one.
        day: the date of the renewal plan: the new one where the step is late and the plan has
            been compressed.
        review: whether a business review is among them.
    """

    code: str
    lines: tuple[MilestoneLine, ...]
    day: date
    review: bool


@once
def renewal_meetings(ctx: Context) -> tuple[RenewalMeeting, ...]:
    """One meeting for each milestone with such steps still to do; of a lapsed account none."""
    if ctx.row.lapsed:
        return ()
    steps = timeline(ctx, contracts_up(ctx), clock(ctx))
    meetings = ctx.playbook.texts("engagement.renewal_meetings")
    groups = groupby(steps.lines if steps else (), key=lambda line: line.code)
    found = (
        (code, tuple(one for one in group if one.status != "done" and one.action in meetings))
        for code, group in groups
    )
    return tuple(_meeting(ctx, code, lines) for code, lines in found if lines)


def _meeting(ctx: Context, code: str, lines: tuple[MilestoneLine, ...]) -> RenewalMeeting:
    reviews = ctx.playbook.texts("engagement.renewal_reviews")
    return RenewalMeeting(
        code=code,
        lines=lines,
        day=date.fromisoformat(lines[0].compressed_due or lines[0].due),
        review=any(line.action in reviews for line in lines),
    )
