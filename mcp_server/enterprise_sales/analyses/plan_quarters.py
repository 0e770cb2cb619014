"""The steps of a phase, spread over its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count, takewhile

from enterprise_sales.analyses.context import Context
from enterprise_sales.analyses.dates import MONTHS_A_QUARTER, whole_months_from
from enterprise_sales.analyses.plan_phases import Entry, Span


def spread(ctx: Context, phase: Span, entries: Sequence[Entry]) -> list[Entry]:
    """Each step without a day of its own gets the last day of a quarter of its phase.

    They are spread evenly in their order, the last one due with the phase; none is due before it
    can begin.
    """
    ends = quarter_ends(ctx, phase)
    undated = [entry for entry in entries if entry.due is None]
    days = {
        id(entry): _not_before(ends, ends[-(-(place * len(ends)) // len(undated)) - 1], entry)
        for place, entry in enumerate(undated, start=1)
    }
    return [replace(entry, due=days.get(id(entry), entry.due)) for entry in entries]


def quarter_ends(ctx: Context, phase: Span) -> list[date]:
    """The last days of the quarters of a phase, counted from the as-of date on."""
    quarters = (whole_months_from(ctx.as_of, MONTHS_A_QUARTER * n) for n in count(1))
    before = takewhile(lambda day: day < phase.end, quarters)
    return [*(day for day in before if day >= phase.start), phase.end]


def _not_before(ends: Sequence[date], due: date, entry: Entry) -> date:
    if entry.earliest is None or entry.earliest <= due:
        return due
    return next((end for end in ends if end >= entry.earliest), ends[-1])
