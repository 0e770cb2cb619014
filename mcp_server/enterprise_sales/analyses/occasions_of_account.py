"""Occasions that concern the whole account: review, budget, renewal, signals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import months_from
from enterprise_sales.analyses.occasion_dates import Window, dated, day_before, undated
from enterprise_sales.analyses.results import Trigger
from enterprise_sales.analyses.reviews import grace, reviews
from enterprise_sales.book.rows import Signal, Touchpoint

INTEREST = "expansion_interest"
"""What the customer voices; it is no trigger of the sources."""
SIGNALS = {
    "organizational_change": ("new_leadership", "merger", "strategic_initiative"),
    "product_launch": ("product_launch",),
    "competitive_threat": ("competitor_evaluation",),
    INTEREST: (INTEREST,),
}
"""Occasion → the signals that stand for it."""


def of_account(ctx: Context) -> Iterator[Trigger]:
    """Every occasion of the whole account, known or not."""
    yield _review(ctx)
    yield _budget_cycle(ctx)
    yield _renewal_window(ctx)
    for code, kinds in SIGNALS.items():
        yield from _signals(ctx, code, kinds)


def _review(ctx: Context) -> Trigger:
    """Around the day on which the next review falls due, by the days of grace."""
    review = reviews(ctx)
    if review.last is None or review.due is None:
        known = bool(ctx.rows(Touchpoint))
        text = (
            ctx.t.text("No business review that was held is on record.")
            if known
            else ctx.t.text("The book holds no touchpoints of this account.")
        )
        return undated(ctx, "qbr", unknown=text)
    days = grace(ctx.playbook)
    text = ctx.t.text(
        "The last review was held on {last}, the next one is due on {due}.",
        last=ctx.t.day(review.last),
        due=ctx.t.day(review.due),
    )
    return dated(ctx, "qbr", Window(review.due - days, review.due + days), text)


def _budget_cycle(ctx: Context) -> Trigger:
    """The months before the next fiscal year; a year that has begun is no occasion any more."""
    month = ctx.account.fiscal_year_start_month
    if month is None:
        text = ctx.t.text("The month in which the customer's fiscal year begins is not on record.")
        return undated(ctx, "budget_cycle", unknown=text)
    start = ctx.as_of + relativedelta(month=month, day=1)
    start = start if start > ctx.as_of else start + relativedelta(years=1)
    first = months_from(start, -ctx.playbook.integer("expansion.budget_cycle.lead_months"))
    text = ctx.t.text("The customer's fiscal year begins on {day}.", day=ctx.t.day(start))
    return dated(ctx, "budget_cycle", Window(first, day_before(start)), text)


def _renewal_window(ctx: Context) -> Trigger:
    end = ctx.row.renewal_date
    if end is None:
        text = ctx.t.text("The renewal date is unknown.")
        return undated(ctx, "renewal_window", unknown=text)
    if ctx.row.lapsed:
        text = ctx.t.text("The contract ended on {day}.", day=ctx.t.day(end))
        return undated(ctx, "renewal_window", evidence=text)
    first, last = (
        months_from(end, -ctx.playbook.integer(f"expansion.renewal_window.{name}"))
        for name in ("months_from", "months_to")
    )
    text = ctx.t.text("The contract ends on {day}.", day=ctx.t.day(end))
    return dated(ctx, "renewal_window", Window(first, last), text)


def _signals(ctx: Context, code: str, kinds: tuple[str, ...]) -> Iterator[Trigger]:
    """Each signal as long as it counts; of older ones only the latest, where none counts now."""
    rows = [row for row in ctx.rows(Signal) if row.kind in kinds and row.date <= ctx.as_of]
    found = sorted(
        (_signal(ctx, code, row) for row in rows),
        key=lambda one: (one.start or "", one.evidence or ""),
        reverse=True,
    )
    lasting = [one for one in found if one.status == "now"]
    yield from lasting or found[:1]
    if not found:
        yield _no_signal(ctx, code)


def _signal(ctx: Context, code: str, row: Signal) -> Trigger:
    days = ctx.playbook.integer("health.caps.days")
    kind = ctx.playbook.wording(row.kind, ctx.t.language, "signal")
    values = {"kind": kind, "day": ctx.t.day(row.date)}
    text = (
        ctx.t.text("{kind}, {day}: {note}.", note=row.note.rstrip(" ."), **values)
        if row.note
        else ctx.t.text("{kind}, {day}.", **values)
    )
    return dated(ctx, code, Window(row.date, row.date + timedelta(days=days - 1)), text)


def _no_signal(ctx: Context, code: str) -> Trigger:
    if Signal.table in ctx.book.given:
        return undated(ctx, code, evidence=ctx.t.text("No such signal is on record."))
    return undated(ctx, code, unknown=ctx.t.text("The book holds no table of signals."))
