"""The values of the playbooks that differ, with the sources under the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enterprise_sales.analyses.results import ComparePlaybooks, Threshold, ThresholdUnder
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.documents.words_comparison import playbook_names, value_name
from enterprise_sales.language import N_

CELL = 200
"""Signs in a cell; what is longer is told item by item."""
OUR_JUDGEMENT = "our judgement"
SEPARATOR = "; "
"""Between the items of a value in words."""
NAMED = ": "
"""Between an item and what is set for it."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TOLD_ABOVE = {
    "qbr.agenda": N_("Agenda of the business review"),
    "renewal.price.rules": N_("The price conversation"),
}
"""Value → the heading under which its items stand already, where they move figures."""


@dataclass(frozen=True)
class Items:
    """A long value item by item."""

    title: str
    table: Table


@dataclass(frozen=True)
class PlaybookValues:
    """Values side by side, the long ones item by item, and who vouches for them."""

    table: Table
    long: tuple[Items, ...]
    sources: tuple[str, ...]


class _Sources:
    """Each source once, by a number."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._numbers: dict[str, int] = {}

    def mark(self, value: ThresholdUnder) -> str:
        """The raised number of the source of a value."""
        number = self._numbers.setdefault(_source(value, self._voice), len(self._numbers) + 1)
        return str(number).translate(RAISED)

    def listed(self) -> tuple[str, ...]:
        return tuple(self._numbers)


def playbook_values(result: ComparePlaybooks, voice: Voice) -> PlaybookValues:
    """The values that differ, in the order of the result."""
    names, sources = playbook_names(result.playbooks, voice), _Sources(voice)
    titles = (voice.t.text("Value"), *names, voice.t.text("Figures of this account that it moves"))
    rows = tuple(_row(one, sources, voice) for one in result.thresholds)
    long = (one for one in result.thresholds if _is_long(one) and not _above(one))
    return PlaybookValues(
        table=Table(titles, rows),
        long=tuple(_items(one, names, voice) for one in long),
        sources=sources.listed(),
    )


def _is_long(one: Threshold) -> bool:
    return any(len(value.text or "") > CELL for value in one.values)


def _above(one: Threshold) -> str | None:
    return TOLD_ABOVE.get(one.path) if one.moves else None


def _row(one: Threshold, sources: _Sources, voice: Voice) -> tuple[str, ...]:
    said = (_under(one, value, sources, voice) for value in one.values)
    return (_title(one, voice), *said, voice.number(one.moves))


def _title(one: Threshold, voice: Voice) -> str:
    name = value_name(voice, one.path)
    return name if name == one.path else capital(name)


def _under(one: Threshold, value: ThresholdUnder, sources: _Sources, voice: Voice) -> str:
    """The value with the number of its source; of a long one how many items it has."""
    if value.text is None:
        return voice.t.text("none is set")
    if not _is_long(one):
        return f"{value.text} {sources.mark(value)}"
    count = len(_parts(value))
    where = _above(one)
    if where is None:
        text = voice.t.plural("{n} item, listed below", "{n} items, listed below", count)
    else:
        text = voice.t.plural(
            "{n} item, see “{heading}”",
            "{n} items, see “{heading}”",
            count,
            heading=voice.t.text(where),
        )
    return f"{text} {sources.mark(value)}"


def _parts(value: ThresholdUnder) -> list[str]:
    return value.text.split(SEPARATOR) if value.text else []


def _items(one: Threshold, names: Iterable[str], voice: Voice) -> Items:
    """A line for each item; what a playbook sets for it, or whether it has it."""
    parts = [_parts(value) for value in one.values]
    valued = all(NAMED in part for under in parts for part in under)
    held = [dict(_item(part, voice, valued=valued) for part in under) for under in parts]
    order = dict.fromkeys(name for under in held for name in under)
    no = voice.t.text("no")
    rows = tuple((name, *(under.get(name, no) for under in held)) for name in order)
    return Items(_title(one, voice), Table((voice.t.text("Item"), *names), rows))


def _item(part: str, voice: Voice, *, valued: bool) -> tuple[str, str]:
    if not valued:
        return part, voice.t.text("yes")
    name, _, said = part.partition(NAMED)
    return name, said


def _source(value: ThresholdUnder, voice: Voice) -> str:
    """Who vouches for a value; a section that is called like its document is told once."""
    if value.set_by_user is not None:
        return voice.t.text("your own value: {place}", place=value.set_by_user)
    if value.document == OUR_JUDGEMENT:
        return voice.t.text("our judgement")
    names = dict.fromkeys((value.document, value.section or value.document))
    return ", ".join(names)
