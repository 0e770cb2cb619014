"""The renewal as a Mermaid gantt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from enterprise_sales.analyses.results import PlanRenewal
from enterprise_sales.documents.escape import diagram_label
from enterprise_sales.documents.voice import Voice

TAGS = {"done": "done, ", "overdue": "crit, ", "due": "active, ", "upcoming": ""}


@dataclass(frozen=True)
class Mark:
    """One date of the diagram: label, tags, ISO date."""

    label: str
    tags: str
    day: str


def gantt(result: PlanRenewal, voice: Voice) -> Markup:
    """The text of the diagram; empty where no date lies ahead.

    No line marks the reader's today: the diagram says the same on every day.
    """
    if result.renewal.date is None or result.renewal.lapsed:
        return Markup()
    title = voice.t.text("Renewal – {account}", account=result.account_name)
    lines = (
        "gantt",
        f"    title {diagram_label(title)}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %d.%m.%y",
        "    todayMarker off",
        *_dates(result, voice),
        *_steps(result, voice),
        *_compressed(result, voice),
    )
    return Markup("\n".join(lines))  # noqa: S704 - labels are cleaned, the rest are dates


def _dates(result: PlanRenewal, voice: Voice) -> Iterator[str]:
    yield _section(voice.t.text("Dates that decide"))
    if result.window_start is not None:
        label = diagram_label(voice.t.text("Time to prepare the renewal"))
        yield f"    {label} :active, {result.window_start}, {result.renewal.date}"
    yield _mark(Mark(voice.t.text("State of the data"), "", result.as_of))
    if result.opt_out_date is not None:
        yield _mark(Mark(voice.t.text("Opt-out date"), "crit, ", result.opt_out_date))
    yield _mark(Mark(voice.t.text("End of the contract"), "crit, ", result.renewal.date or ""))


def _steps(result: PlanRenewal, voice: Voice) -> Iterator[str]:
    """Steps that keep their date; the others stand with their new one."""
    kept = [line for line in result.milestones if not line.compressed_due]
    if kept:
        yield _section(voice.t.text("Steps of the playbook"))
    for line in kept:
        yield _mark(Mark(line.text, TAGS[line.status], line.due))


def _compressed(result: PlanRenewal, voice: Voice) -> Iterator[str]:
    moved = [(line, line.compressed_due) for line in result.milestones if line.compressed_due]
    if moved:
        yield _section(voice.t.text("Dates that have moved"))
    for line, day in moved:
        yield _mark(Mark(line.text, "", day))


def _section(title: str) -> str:
    return f"    section {diagram_label(title)}"


def _mark(mark: Mark) -> str:
    return f"    {diagram_label(mark.label)} :{mark.tags}milestone, {mark.day}, 0d"
