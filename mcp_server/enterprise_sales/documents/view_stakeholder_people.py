"""Everyone on record, with their place among the others and when to meet them."""

from __future__ import annotations

from collections.abc import Sequence

from enterprise_sales.analyses.results import StakeholderLine
from enterprise_sales.documents.view_people import next_action, position, relationship
from enterprise_sales.documents.voice import Table, Voice

TOP = "c_level"


def people_table(lines: Sequence[StakeholderLine], voice: Voice) -> Table:
    """One row a person: place, standing, contacts and what is planned next."""
    t = voice.t
    titles = (
        t.text("Name"),
        t.text("Position"),
        t.text("Reports to"),
        t.text("Role in the decision"),
        t.text("Relationship"),
        t.text("Last contact"),
        t.text("Next contact due"),
        t.text("Next action"),
        t.text("Who keeps contact"),
    )
    return Table(titles, tuple(_person(line, voice) for line in lines))


def _person(line: StakeholderLine, voice: Voice) -> tuple[str, ...]:
    last = line.contact.last if line.contact else line.last_contact
    return (
        line.name,
        position(line, voice),
        _manager(line, voice),
        voice.word("buying_role", line.buying_role),
        relationship(line, voice),
        voice.day_short(last),
        _due(line, voice),
        next_action(line, voice),
        line.internal_owner or ("" if line.left else voice.t.text("nobody yet")),
    )


def _manager(line: StakeholderLine, voice: Voice) -> str:
    """The name, or why there is none; only the top has nobody above."""
    if line.reporting == "left":
        return voice.t.text("{name} (has left)", name=line.reports_to_name)
    if line.reporting == "circle":
        return voice.t.text("{name} (in a circle)", name=line.reports_to_name)
    if line.reporting == "named":
        return line.reports_to_name or voice.unknown
    return "" if line.reporting == "none" and line.level == TOP else voice.unknown


def _due(line: StakeholderLine, voice: Voice) -> str:
    """The day, red where it has passed; without a level there is no rhythm to tell it by."""
    if line.contact is None:
        return "" if line.left else voice.unknown
    day = voice.day_short(line.contact.due)
    return f"🔴 {day}" if line.contact.overdue_days else day
