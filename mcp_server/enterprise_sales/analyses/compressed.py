"""New dates for renewal steps that are late: as evenly as their least durations allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

from enterprise_sales.playbook import CompressedStep


@dataclass(frozen=True)
class Step:
    """A milestone that is not done yet.

    Attributes:
        code: the milestone.
        due: the date of the playbook.
        days: the least days that it takes.
    """

    code: str
    due: date
    days: int


@dataclass(frozen=True)
class Compressed:
    """The compressed plan.

    Attributes:
        dates: milestone → its new date, for those that move.
        needed: the least days of the steps that move, with what can be held together.
        left: days from the as-of date to the deadline.
        fits: whether the late steps can be done before the deadline at all.
    """

    dates: Mapping[str, date]
    needed: int
    left: int
    fits: bool


Group = tuple[Step, ...]
"""Steps held together on one date; the last one hosts the others: its due date and days count."""


def compress(
    steps: Sequence[Step], limits: Sequence[CompressedStep], as_of: date, deadline: date
) -> Compressed:
    """New dates for the late steps, in their order.

    They are spread between the as-of date and the first step to come that leaves enough days for
    them; steps to come before that one move along. Where none does, they are spread up to the
    deadline, held together where the playbook allows it. Where even that is too little, each takes
    its least days, the last ones pass the deadline, and the steps behind them give way.

    Args:
        steps: the milestones not done, by date.
        limits: which of them can be held together (`renewal.compressed.steps`).
        as_of: the day on which the plan begins.
        deadline: the day by which the late steps must be done, not before `as_of`.
    """
    left = (deadline - as_of).days
    if not any(step.due < as_of for step in steps):
        return Compressed({}, 0, left, fits=True)
    within = [step for step in steps if step.due <= deadline]
    groups = _held_together(within, limits, as_of, left)
    anchor = _anchor(groups, as_of)
    if anchor is not None:
        span = (groups[anchor][-1].due - as_of).days
        return _plan(groups[: anchor + 1], as_of, span, left, fits=True)
    behind = [(step,) for step in steps if step.due > deadline]
    fits = _needed(groups) <= left
    return _plan(groups, as_of, left, left, fits=fits, behind=() if fits else behind)


def _plan(
    groups: Sequence[Group],
    as_of: date,
    span: int,
    left: int,
    *,
    fits: bool,
    behind: Sequence[Group] = (),
) -> Compressed:
    needed = _needed(groups)
    ends = accumulate(group[-1].days for group in groups)
    news = [as_of + timedelta(days=_spread(end, needed, span)) for end in ends]
    for group in behind:
        news.append(max(group[-1].due, news[-1] + timedelta(days=group[-1].days)))
    pairs = zip([*groups, *behind], news, strict=True)
    dates = {step.code: new for group, new in pairs for step in group if step.due != new}
    return Compressed(dates, needed, left, fits)


def _spread(end: int, needed: int, span: int) -> int:
    """Days from the start: evenly by duration, or by the least durations where time is short."""
    if needed > span:
        return end
    return end * span // needed if needed else span


def _needed(groups: Sequence[Group]) -> int:
    return sum(group[-1].days for group in groups)


def _anchor(groups: Sequence[Group], as_of: date) -> int | None:
    """The first step to come before which everything up to it can be done."""
    ends = accumulate(group[-1].days for group in groups)
    for index, (group, end) in enumerate(zip(groups, ends, strict=True)):
        if group[-1].due >= as_of and end <= (group[-1].due - as_of).days:
            return index
    return None


def _held_together(
    steps: Sequence[Step], limits: Sequence[CompressedStep], as_of: date, left: int
) -> list[Group]:
    """Steps alone, or held together with a neighbour, one pair after the other, until they fit."""
    groups: list[Group] = [(step,) for step in steps]
    for limit in limits:
        if _anchor(groups, as_of) is not None or _needed(groups) <= left:
            break
        if limit.merge_into is not None:
            _join(groups, limit.milestone, limit.merge_into)
    return groups


def _join(groups: list[Group], code: str, host: str) -> None:
    for index, (first, second) in enumerate(pairwise(groups)):
        if (first[-1].code, second[-1].code) in ((code, host), (host, code)):
            joined = sorted(first + second, key=lambda step: step.code == host)
            groups[index : index + 2] = [tuple(joined)]
            return
