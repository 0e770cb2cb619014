"""Steps with owner and date."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.results import Step
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
        voice.day_short(step.due) if step.due else voice.t.text("no date yet"),
        voice.marked("step_status", step.status),
    )
