"""Every outcome on record: how far it has come, whether it counts, and what is to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enterprise_sales.analyses.arithmetic import exact, percent_change
from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.results.value import Direction, NotCounted, OutcomeLine
from enterprise_sales.analyses.value_links import Link, link
from enterprise_sales.analyses.value_targets import nearer
from enterprise_sales.analyses.value_words import quoted
from enterprise_sales.analyses.voucher import voucher
from enterprise_sales.book.rows import Outcome

WINDOW = "value.window_months"


def outcome_lines(ctx: Context) -> tuple[OutcomeLine, ...]:
    """Every outcome, in the order of `ranked`."""
    return tuple(_line(ctx, row) for row in ranked(ctx))


def ranked(ctx: Context) -> tuple[Outcome, ...]:
    """What counts first, then by worth, then the newest."""
    found = sorted(ctx.rows(Outcome), key=_best_first)
    return tuple(sorted(found, key=lambda row: not counted(ctx, row)))


def counted(ctx: Context, row: Outcome, day: date | None = None) -> bool:
    """Whether an outcome is part of the documented value of a day (definitions)."""
    return row.verified_by is not None and why_outside(ctx, row, day) is None


def why_outside(ctx: Context, row: Outcome, day: date | None = None) -> NotCounted | None:
    """Which side of the value window an outcome lies on, if it is outside."""
    asked = day or ctx.as_of
    if row.date > asked:
        return "after_date"
    begin = months_from(asked, -ctx.playbook.integer(WINDOW))
    return None if begin < row.date else "older_than_window"


def window_from(ctx: Context) -> date:
    """The first day whose outcomes count as of the date."""
    return months_from(ctx.as_of, -ctx.playbook.integer(WINDOW)) + timedelta(days=1)


def counts_until(ctx: Context, row: Outcome) -> date:
    """The last day on which an outcome lies inside the window."""
    day = months_from(row.date, ctx.playbook.integer(WINDOW)) - timedelta(days=1)
    while why_outside(ctx, row, day + timedelta(days=1)) is None:
        day += timedelta(days=1)
    return day


def _line(ctx: Context, row: Outcome) -> OutcomeLine:
    found = link(ctx, row)
    inside = counted(ctx, row)
    return OutcomeLine(
        outcome=row.outcome,
        metric=row.metric,
        unit=row.unit,
        baseline=row.baseline,
        current=row.current,
        change=_change(row),
        change_percent=_change_percent(ctx, row),
        direction=direction(row, found),
        annual_value=ctx.money_or_none(row.annual_value),
        verified_by=voucher(ctx, row),
        date=row.date.isoformat(),
        counted=inside,
        not_counted=None if inside else why_outside(ctx, row) or "unverified",
        counts_until=counts_until(ctx, row).isoformat() if inside else None,
        serves=found.served,
        ask=tuple(_asks(ctx, row, found)),
    )


def direction(row: Outcome, found: Link) -> Direction:
    """Better or worse; a figure alone does not tell.

    It is better where it came nearer to the target of its objective or is worth money, worse where
    it went away from the target. Where the two contradict each other it is unknown. With a baseline
    of 0 the money does not tell: nothing was there that could be better than before.
    """
    change = _change(row)
    if change is None:
        return "unknown"
    if not change:
        return "unchanged"
    near = nearer(found.goal, row) if found.goal and found.basis == "metric" else None
    worth = bool(row.annual_value)
    if near is None:
        return "improved" if worth and row.baseline else "unknown"
    return "improved" if near else "unknown" if worth else "worsened"


def _change(row: Outcome) -> float | None:
    if row.baseline is None or row.current is None:
        return None
    return float(exact(row.current) - exact(row.baseline))


def _change_percent(ctx: Context, row: Outcome) -> float | None:
    if row.baseline is None or row.current is None:
        return None
    decimals = ctx.playbook.integer("precision.percent_decimals")
    return percent_change(row.baseline, row.current, decimals)


def _asks(ctx: Context, row: Outcome, found: Link) -> Iterator[str]:
    """What is not known of an outcome, as questions to the customer."""
    if row.baseline is None:
        yield ctx.t.text("What was the figure before we began?")
    if row.current is None:
        yield ctx.t.text("What is the figure now?")
    if row.annual_value is None:
        yield ctx.t.text("What is it worth a year?")
    if row.verified_by is None:
        yield ctx.t.text("Who on your side can confirm it?")
    if found.candidates:
        yield ctx.t.text(
            "Which of your goals does it serve: {names}?", names=quoted(ctx, found.candidates)
        )
    elif found.goal and found.basis == "words":
        yield ctx.t.text("Does it serve the goal “{goal}”?", goal=found.goal.objective)


def _best_first(row: Outcome) -> tuple[int, int, tuple[str, ...]]:
    texts = (row.outcome, row.metric, row.unit, row.verified_by, row.baseline, row.current)
    said = tuple("" if text is None else str(text) for text in texts)
    return (-(row.annual_value or 0), -row.date.toordinal(), said)
