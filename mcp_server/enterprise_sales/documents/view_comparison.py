"""One account under several playbooks: where they part, and which of their values part them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from enterprise_sales.analyses.results import (
    ComparePlaybooks,
    Difference,
    Threshold,
    ThresholdUnder,
    ValueUnder,
)
from enterprise_sales.documents.view_health import health_line
from enterprise_sales.documents.view_renewal_date import renewal_line
from enterprise_sales.documents.voice import Table, Voice, capital, within
from enterprise_sales.documents.words import WORDS
from enterprise_sales.documents.words_comparison import CODES, FIELDS, ITEMS, value_name
from enterprise_sales.language import N_

OUR_JUDGEMENT = "our judgement"
ENGAGE = "engage"
LOWERED = {
    "concession",
    "defence_offer",
    "moved_step",
    "phase",
    "agenda_place",
    "component",
    "criterion",
    "term",
    "target",
    "met",
}
"""Fields whose items are words of ours, not names."""
BESIDE = {"step": "moved_step", "agenda_item": "agenda_place", "target": "met"}
"""Field → the one that is told in the same cell where both differ."""
BESIDE_OF = {also: field for field, also in BESIDE.items()}
TOGETHER = {
    "moved_step": N_("{value}, moved to {also}"),
    "agenda_place": N_("{value}, no. {also}"),
    "met": N_("{value} (met: {also})"),
}


@dataclass(frozen=True)
class ComparisonView:
    """The differences in words, by section of the document."""

    facts: Table
    playbooks: tuple[str, ...]
    same: int
    different: int
    growth: Table
    price: Table
    people: Table
    dates: Table
    agenda: Table
    metrics: Table
    thresholds: Table


def comparison_view(result: ComparePlaybooks, voice: Voice) -> ComparisonView:
    """The comparison of an account."""
    table = partial(_table, result, voice)
    return ComparisonView(
        facts=_facts(result, voice),
        playbooks=tuple(_playbook(name, voice) for name in result.playbooks),
        same=result.same,
        different=len(result.differences),
        growth=table("expansion", "scenario"),
        price=table("price"),
        people=table("people", "cadence", engage=True),
        dates=table("date", "step"),
        agenda=table("agenda"),
        metrics=table("health", "tier", "probability", "target"),
        thresholds=_thresholds(result, voice),
    )


def _facts(result: ComparePlaybooks, voice: Voice) -> Table:
    t, profile = voice.t, result.profile
    return Table(
        (t.text("Account"), ""),
        (
            (t.text("ARR"), voice.money(profile.arr)),
            (t.text("Renewal date"), renewal_line(profile.renewal, voice)),
            (t.text("Health"), health_line(profile.health, voice)),
        ),
    )


def _playbook(name: str, voice: Voice) -> str:
    return voice.word("playbook", name) if name in WORDS["playbook"] else name


def _table(result: ComparePlaybooks, voice: Voice, *areas: str, engage: bool = False) -> Table:
    """The differences of some areas; whom to bring in stands with the people."""
    found = [
        one
        for one in result.differences
        if (one.area in areas and one.field != ENGAGE) or (engage and one.field == ENGAGE)
    ]
    return Table(_titles(result, voice), tuple(_rows(found, voice)))


def _titles(result: ComparePlaybooks, voice: Voice) -> tuple[str, ...]:
    names = (_playbook(name, voice) for name in result.playbooks)
    return (voice.t.text("Figure"), *names, voice.t.text("What makes the difference"))


def _rows(found: Sequence[Difference], voice: Voice) -> Iterator[tuple[str, ...]]:
    """A line for each difference; those that read alike share one."""
    lines: dict[tuple[str, ...], list[Difference]] = {}
    beside = {(one.field, one.item): one for one in found}
    shown = [one for one in found if (BESIDE_OF.get(one.field), one.item) not in beside]
    for one in shown:
        lines.setdefault((one.field, *_cells(one, beside, voice)), []).append(one)
    for (_, *cells), together in lines.items():
        yield (_name(together, voice), *cells)


def _cells(
    one: Difference, beside: Mapping[tuple[str, str | None], Difference], voice: Voice
) -> Iterator[str]:
    more = beside.get((BESIDE.get(one.field, ""), one.item))
    for place, value in enumerate(one.values):
        said = _value(one, value, voice)
        if more is not None and more.values[place].state == "known":
            also = _value(more, more.values[place], voice)
            said = voice.t.text(TOGETHER[more.field], value=said, also=also)
        yield said
    yield "; ".join(value_name(voice, path) for path in one.why)


def _name(together: Sequence[Difference], voice: Voice) -> str:
    field = together[0].field
    items = [_item(one, voice) for one in together]
    if field in LOWERED:
        items = [_lowered(item) for item in items]
    return voice.t.text(FIELDS[field], item="; ".join(items))


def _lowered(item: str) -> str:
    """The item within a sentence; what is written in capitals stays so."""
    return item if item[1:2].isupper() else within(item)


def _item(one: Difference, voice: Voice) -> str:
    if one.field == "deal_date":
        return capital(value_name(voice, f"renewal.{one.item}"))
    if one.field in ITEMS:
        return voice.word(ITEMS[one.field], one.item).rstrip(".")
    return one.name or one.item or ""


def _value(one: Difference, found: ValueUnder, voice: Voice) -> str:
    if found.state == "none":
        return voice.t.text("not there")
    if found.state == "unknown" or found.value is None:
        return voice.unknown
    if one.kind == "code":
        return voice.word(CODES[one.field], str(found.value))
    return SAY[one.kind](voice, found.value)


def _yes_no(voice: Voice, value: object) -> str:
    return voice.t.text("yes") if value else voice.t.text("no")


def _minutes(voice: Voice, value: object) -> str:
    return voice.t.plural("{n} minute", "{n} minutes", int(str(value)))


SAY: Mapping[str, Callable[[Voice, object], str]] = {
    "money": lambda voice, value: voice.money(str(value)),
    "day": lambda voice, value: voice.day_short(str(value)),
    "percent": lambda voice, value: voice.percent(float(str(value))),
    "points": lambda voice, value: voice.points(float(str(value))),
    "number": lambda voice, value: voice.number(float(str(value))),
    "minutes": _minutes,
    "text": lambda _, value: str(value),
    "yes_no": _yes_no,
}
"""Kind of a value → how it is said."""


def _thresholds(result: ComparePlaybooks, voice: Voice) -> Table:
    names = (_playbook(name, voice) for name in result.playbooks)
    titles = (voice.t.text("Value"), *names, voice.t.text("Figures of this account that it moves"))
    return Table(titles, tuple(_threshold(one, voice) for one in result.thresholds))


def _threshold(one: Threshold, voice: Voice) -> tuple[str, ...]:
    name = value_name(voice, one.path)
    said = (_under(value, voice) for value in one.values)
    return (name if name == one.path else capital(name), *said, voice.number(one.moves))


def _under(value: ThresholdUnder, voice: Voice) -> str:
    """The value, and who vouches for it."""
    if value.text is None:
        return voice.t.text("none is set")
    return f"{value.text} ({_source(value, voice)})"


def _source(value: ThresholdUnder, voice: Voice) -> str:
    if value.set_by_user is not None:
        return voice.t.text("your own value: {place}", place=value.set_by_user)
    if value.document == OUR_JUDGEMENT:
        return voice.t.text("our judgement")
    return f"{value.document}, {value.section}"
