"""Steps with owner and date."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.results import Step
from enterprise_sales.analyses.results.plan import NextStep
from enterprise_sales.documents.voice import Table, Voice


def steps_table(steps: Iterable[Step], voice: Voice) -> Table:
    """Action – owner – date – status."""
    titles = (
        voice.t.text("Action"),
        voice.t.text("Owner"),
        voice.t.text("Due"),
        voice.t.text("Status"),
    )
    return Table(titles, tuple(_row(step, voice) for step in steps))


def _row(step: Step, voice: Voice) -> tuple[str, ...]:
    return (
        step.action,
        step.owner or voice.t.text("nobody yet"),
        _due(step, voice),
        voice.marked("step_status", step.status),
    )


def _due(step: Step, voice: Voice) -> str:
    """The date; of a late step that has a new one, the missed one with it."""
    if step.due is None:
        return voice.t.text("no date yet")
    day = voice.day_short(step.due)
    missed = step.missed if isinstance(step, NextStep) else None
    if missed is None:
        return day
    return voice.t.text("{day} (was due on {missed})", day=day, missed=voice.day_short(missed))
