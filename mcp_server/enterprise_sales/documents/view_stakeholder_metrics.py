"""Relationships against what the playbook asks for."""

from __future__ import annotations

from enterprise_sales.analyses.results import MapStakeholders
from enterprise_sales.documents import words
from enterprise_sales.documents.voice import Table, Voice


def metrics_table(result: MapStakeholders, voice: Voice) -> Table:
    """Metric – now – target – reached; nothing is counted where nobody is on record."""
    t = voice.t
    titles = (t.text("Metric"), t.text("Now"), t.text("Target"), t.text("Reached"))
    return Table(titles, tuple(_row(title, found, voice) for title, found in _found(result, voice)))


def _found(
    result: MapStakeholders, voice: Voice
) -> tuple[tuple[str, tuple[int | None, int | None]], ...]:
    """Title → value and least value; None: unknown, or no target of the sources."""
    t, least = voice.t, result.targets
    late = {one.stakeholder_id for one in result.overdue if one.kind == "contact"}
    count = {
        t.text("Cells of the grid with an active relationship"): (
            result.coverage.filled,
            result.coverage.target,
        ),
        t.text("Active relationships"): (result.active, least.active),
        t.text("Active relationships at C-level"): (result.c_level, least.c_level),
        t.text("Active champions"): (_champions(result), least.champions),
        t.text("People who speak for us"): (result.advocates, None),
        t.text("People with an overdue contact"): (len(late), None),
        t.text("Executives of the customer without one of ours"): (result.pairing.unpaired, None),
        t.text("Single points of failure"): (_single_points(result), None),
    }
    nobody = not result.stakeholders
    return tuple((title, (None, row[1]) if nobody else row) for title, row in count.items())


def _champions(result: MapStakeholders) -> int | None:
    """Unknown where none is known to be active and somebody may be."""
    found = result.champions
    return None if not found.active and found.short is None else len(found.active)


def _single_points(result: MapStakeholders) -> int | None:
    """Unknown where none is known and somebody may be active whom others would leave alone."""
    return len(result.single_points_of_failure) or (None if result.unclear else 0)


def _row(title: str, found: tuple[int | None, int | None], voice: Voice) -> tuple[str, ...]:
    value, least = found
    if least is None:
        return (title, voice.number(value), voice.t.text("none set"), "")
    met = None if value is None else value >= least
    target = voice.t.text("at least {count}", count=voice.t.number(least))
    return (title, voice.number(value), target, words.mark("check", met))
