"""One account under several playbooks: where they part, and which of their values part them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from enterprise_sales.analyses.results import (
    ComparePlaybooks,
    Difference,
    ValueUnder,
)
from enterprise_sales.documents.view_health import health_line
from enterprise_sales.documents.view_playbook_values import CELL, PlaybookValues, playbook_values
from enterprise_sales.documents.view_renewal_date import renewal_line
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.documents.words_comparison import (
    CODES,
    FIELDS,
    ITEMS,
    playbook_names,
    value_name,
)
from enterprise_sales.language import N_, within

ENGAGE = "engage"
SCORE = "health_score"
BOUNDS = ("health_low", "health_high")
NOT_IN_PLAYBOOK = N_("not in this playbook")
NONE = {
    "relationship_gap": N_("no"),
    "moved_step": N_("not moved"),
    "trigger": N_("no occasion"),
    "criterion": N_("not asked for"),
    "target": N_("no target"),
    "met": N_("no target"),
}
"""Field → what it means that a playbook has none of it, where that is no choice of the playbook."""
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
    alone: bool
    """One playbook only, with nothing to hold it against."""
    same: int
    different: int
    growth: Table
    price: Table
    people: Table
    dates: Table
    agenda: Table
    metrics: Table
    thresholds: PlaybookValues


def comparison_view(result: ComparePlaybooks, voice: Voice) -> ComparisonView:
    """The comparison of an account."""
    table = partial(_table, result, voice)
    return ComparisonView(
        facts=_facts(result, voice),
        playbooks=playbook_names(result.playbooks, voice),
        alone=len(result.playbooks) == 1,
        same=result.same,
        different=len(result.differences),
        growth=table("expansion", "scenario"),
        price=table("price"),
        people=table("people", "cadence", engage=True),
        dates=table("date", "step"),
        agenda=table("agenda"),
        metrics=table("health", "tier", "probability", "target"),
        thresholds=playbook_values(result, voice),
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


def _table(result: ComparePlaybooks, voice: Voice, *areas: str, engage: bool = False) -> Table:
    """The differences of some areas; whom to bring in stands with the people."""
    found = [
        one
        for one in result.differences
        if (one.area in areas and one.field != ENGAGE) or (engage and one.field == ENGAGE)
    ]
    return Table(_titles(result, voice), tuple(_rows(found, voice)))


def _titles(result: ComparePlaybooks, voice: Voice) -> tuple[str, ...]:
    names = playbook_names(result.playbooks, voice)
    return (voice.t.text("Figure"), *names, voice.t.text("What makes the difference"))


def _rows(found: Sequence[Difference], voice: Voice) -> Iterator[tuple[str, ...]]:
    """A line for each difference; those that read alike share one as long as it stays short."""
    lines: dict[tuple[str, ...], list[Difference]] = {}
    beside = {(one.field, one.item): one for one in found}
    shown = [
        one
        for one in found
        if (BESIDE_OF.get(one.field), one.item) not in beside and not _said_already(one, found)
    ]
    for one in shown:
        lines.setdefault((one.field, *_cells(one, beside, voice)), []).append(one)
    for (_, *cells), together in lines.items():
        name = _name(together, voice)
        if len(name) <= CELL:
            yield (name, *cells)
        else:
            yield from ((_name([one], voice), *cells) for one in together)


def _said_already(one: Difference, found: Sequence[Difference]) -> bool:
    """Where the data tells all of health, its lowest and highest are the score itself."""
    if one.field not in BOUNDS:
        return False
    score = next((other for other in found if other.field == SCORE), None)
    return score is not None and score.values == one.values


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
        items = [within(item) for item in items]
    return voice.t.text(FIELDS[field], item="; ".join(items))


def _item(one: Difference, voice: Voice) -> str:
    if one.field == "deal_date":
        return capital(value_name(voice, f"renewal.{one.item}"))
    if one.field in ITEMS:
        return voice.word(ITEMS[one.field], one.item).rstrip(".")
    return one.name or one.item or ""


def _value(one: Difference, found: ValueUnder, voice: Voice) -> str:
    if found.state == "none":
        return voice.t.text(NONE.get(one.field, NOT_IN_PLAYBOOK))
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
