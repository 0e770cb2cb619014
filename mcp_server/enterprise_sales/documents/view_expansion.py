"""How the account can grow: readiness, occasions, ways, price tiers, cover of the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enterprise_sales.analyses.results import (
    AnalyzeWhitespace,
    Pilot,
    SalesPath,
    Trigger,
    VectorLine,
)
from enterprise_sales.documents.estimates import estimate
from enterprise_sales.documents.voice import Table, Voice, capital
from enterprise_sales.language import within

AHEAD = ("now", "upcoming")


@dataclass(frozen=True)
class WayView:
    """The way to one opportunity."""

    title: str
    introduction: str
    steps: Table
    pilot: str
    """The days of the pilot; empty where none is needed."""
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class ExpansionView:
    """Expansion in words."""

    vectors: Table
    gate: str
    closed: bool
    conditions: Table
    occasions: Table
    """Those that hold now or come next."""
    silent: tuple[str, ...]
    """Occasions that nobody can judge, with why."""
    over: str
    """How many occasions have passed or are not on record."""
    ways: tuple[WayView, ...]
    steps: Table
    tiers: Table
    cover: str
    stages: str


def expansion_view(result: AnalyzeWhitespace, voice: Voice) -> ExpansionView:
    """The expansion of an account."""
    ahead = [one for one in result.triggers if one.status in AHEAD]
    return ExpansionView(
        vectors=_vectors(result, voice),
        gate=voice.marked("gate", result.readiness.gate),
        closed=result.readiness.gate == "closed",
        conditions=_conditions(result, voice),
        occasions=_occasions(ahead, voice),
        silent=tuple(_silent(one, voice) for one in result.triggers if one.unknown),
        over=_over(result.triggers, voice),
        ways=tuple(_way(path, voice) for path in result.paths),
        steps=_steps(result, voice),
        tiers=_tiers(result, voice),
        cover=result.cover.statement,
        stages=_stages(result, voice),
    )


def _vectors(result: AnalyzeWhitespace, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Direction of growth"), t.text("Known potential"), t.text("What there is"))
    rough = {cell.vector for cell in result.cells if cell.basis == "estimated"}
    rows = tuple(
        (
            voice.word("vector", line.vector),
            _potential(line, voice, rough=line.vector in rough),
            " ".join(_held(line, voice)),
        )
        for line in result.vectors
    )
    return Table(titles, rows)


def _potential(line: VectorLine, voice: Voice, *, rough: bool) -> str:
    """What is known of a direction; with an estimate in it, it is one."""
    if not line.potential_value:
        return ""
    return estimate(line.potential_value, voice) if rough else voice.money(line.potential_value)


def _held(line: VectorLine, voice: Voice) -> list[str]:
    """Cells, use cases and deals, then why there is no more."""
    t, found = voice.t, []
    if line.cells:
        found.append(t.plural("{n} cell.", "{n} cells.", line.cells))
    if line.unknown_cells:
        text = t.plural(
            "{n} without a known value.", "{n} without a known value.", line.unknown_cells
        )
        found.append(text)
    if line.use_cases:
        found.append(t.plural("{n} use case.", "{n} use cases.", line.use_cases))
    if line.deals:
        amount = _amount(line.deals_value, voice)
        found.append(
            t.plural(
                "{n} open deal: {amount}.", "{n} open deals: {amount}.", line.deals, amount=amount
            )
        )
    return [*found, *([line.why] if line.why else [])]


def _conditions(result: AnalyzeWhitespace, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Condition"), t.text("State"), t.text("What the data shows"))
    rows = tuple(
        (
            _condition(one.code, voice, required=one.required),
            voice.marked("condition_status", one.status),
            one.evidence,
        )
        for one in result.readiness.conditions
    )
    return Table(titles, rows)


def _condition(code: str, voice: Voice, *, required: bool) -> str:
    text = voice.word("gate_condition", code)
    return voice.t.text("{condition} (required)", condition=text) if required else text


def _occasions(found: Sequence[Trigger], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Occasion to propose"),
        t.text("Where"),
        t.text("Period"),
        t.text("State"),
        t.text("Why"),
    )
    return Table(titles, tuple(_occasion(one, voice) for one in found))


def _occasion(one: Trigger, voice: Voice) -> tuple[str, ...]:
    name = voice.word("trigger", one.code)
    if not one.counts:
        name = voice.t.text("{occasion} (not in this playbook)", occasion=name)
    return (
        name,
        _place(one, voice),
        _days(one, voice),
        voice.marked("trigger_status", one.status),
        capital(one.evidence or ""),
    )


def _place(one: Trigger, voice: Voice) -> str:
    if one.business_unit is None:
        return voice.t.text("the whole account")
    return f"{one.business_unit}: {one.product_name}"


def _days(one: Trigger, voice: Voice) -> str:
    start = voice.day_short(one.start)
    if one.end is None:
        return voice.t.text("from {day}", day=start)
    return voice.t.text("{first} – {last}", first=start, last=voice.day_short(one.end))


def _silent(one: Trigger, voice: Voice) -> str:
    return voice.t.text(
        "{occasion}: {reason}", occasion=voice.word("trigger", one.code), reason=one.unknown or ""
    )


def _over(found: Sequence[Trigger], voice: Voice) -> str:
    ahead = {one.code for one in found if one.status in AHEAD or one.unknown}
    others = [one for one in found if one.code not in ahead]
    passed = [voice.word("trigger", one.code) for one in others if one.status == "passed"]
    absent = [voice.word("trigger", one.code) for one in others if one.status == "absent"]
    parts = []
    if passed:
        names = voice.t.listed(list(dict.fromkeys(map(within, passed))))
        parts.append(voice.t.text("Passed: {names}.", names=names))
    if absent:
        names = voice.t.listed(list(dict.fromkeys(map(within, absent))))
        parts.append(voice.t.text("Looked for and not there: {names}.", names=names))
    return " ".join(parts)


def _way(path: SalesPath, voice: Voice) -> WayView:
    t = voice.t
    rows = tuple(
        (
            step.text,
            step.owner,
            voice.day_short(step.due) if step.status != "done" else "",
            voice.marked("step_status", step.status),
            capital(step.evidence or ""),
        )
        for step in path.steps
    )
    titles = (t.text("Step"), t.text("Owner"), t.text("Due"), t.text("Status"), t.text("Why"))
    return WayView(
        title=way_title(path, voice),
        introduction=_introduction(path, voice),
        steps=Table(titles, rows),
        pilot=pilot_days(path.pilot, voice) if path.pilot else "",
        criteria=pilot_criteria(path.pilot, voice) if path.pilot else (),
    )


def way_title(path: SalesPath, voice: Voice) -> str:
    """Unit, product and motion."""
    return voice.t.text(
        "{product} — {unit}: {motion}",
        product=voice.known(path.product_name),
        unit=path.business_unit or voice.t.text("the whole account"),
        motion=voice.word("sales_motion", path.motion),
    )


def _introduction(path: SalesPath, voice: Voice) -> str:
    if path.introduced_by is None:
        return voice.t.text("Nobody can introduce us yet: find a champion first.")
    return voice.t.text("Introduced by: {name}.", name=path.introduced_by)


def pilot_days(pilot: Pilot, voice: Voice) -> str:
    """From when to when the pilot runs."""
    first, last = voice.day_short(pilot.start), voice.day_short(pilot.end)
    return voice.t.text("Pilot: {first} – {last}. Signs of success:", first=first, last=last)


def pilot_criteria(pilot: Pilot, voice: Voice) -> tuple[str, ...]:
    """What the pilot must reach, or what to ask."""
    if pilot.ask:
        return (pilot.ask,)
    return tuple(
        voice.t.text(
            "{criterion} — {metric}: {target}, by {day}",
            criterion=one.text,
            metric=one.metric,
            target=one.target,
            day=voice.day_short(one.due),
        )
        for one in pilot.criteria
    )


def _steps(result: AnalyzeWhitespace, voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Step"), t.text("State"), t.text("What the data shows"))
    rows = tuple(
        (step.text, voice.marked("condition_status", step.status), step.evidence)
        for step in result.expansion_steps
    )
    return Table(titles, rows)


def _tiers(result: AnalyzeWhitespace, voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("Product"),
        t.text("List price of a unit"),
        t.text("Seats under contract"),
        t.text("Paid a seat"),
        t.text("What it means"),
    )
    rows = tuple(
        (
            tier.product_name,
            voice.money(tier.unit_price),
            t.number(tier.seats) if tier.seats else "",
            voice.money(tier.paid_per_seat) if tier.paid_per_seat else "",
            tier.evidence,
        )
        for tier in result.price_tiers
    )
    return Table(titles, rows)


def _amount(amount: str | None, voice: Voice) -> str:
    """What deals are worth; nobody may have said it."""
    return voice.t.text("amount not given") if amount is None else voice.money(amount)


def _stages(result: AnalyzeWhitespace, voice: Voice) -> str:
    """Open deals by stage; no stage is weighted."""
    if not result.cover.by_stage:
        return ""
    parts = [
        voice.t.plural(
            "{stage}: {n} deal, {amount}",
            "{stage}: {n} deals, {amount}",
            row.deals,
            stage=row.stage or voice.t.text("stage unknown"),
            amount=_amount(row.amount, voice),
        )
        for row in result.cover.by_stage
    ]
    return voice.t.text("By stage, regardless of probability: {stages}.", stages="; ".join(parts))
