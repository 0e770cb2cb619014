"""Objections, the frame of a negotiation, and answers to renewal risks, in words."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import PlanRenewal
from enterprise_sales.analyses.results.negotiation import (
    ConcessionLine,
    Frame,
    MitigationLine,
    Objection,
)
from enterprise_sales.documents.unlocks import unlocked
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class NegotiationView:
    """What is said about the price, and within what limits."""

    objections: Table
    anchor: str
    frames: Table
    ladder: Table
    limits: tuple[str, ...]
    walk_away: str
    never: tuple[str, ...]
    mitigations: Table


def negotiation_view(result: PlanRenewal, voice: Voice) -> NegotiationView:
    """The negotiation of a renewal."""
    found = result.negotiation
    return NegotiationView(
        objections=_objections(result.objections, voice),
        anchor=found.anchor,
        frames=_frames(found.frames, voice),
        ladder=_ladder(found.ladder, voice),
        limits=tuple(limit.text for limit in found.limits),
        walk_away=found.walk_away,
        never=found.never,
        mitigations=_mitigations(result.mitigations, voice),
    )


def _objections(objections: tuple[Objection, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (
        t.text("What the customer may say"),
        t.text("What we answer"),
        t.text("What the answer rests on"),
    )
    return Table(titles, tuple(_objection(one, voice) for one in objections))


def _objection(one: Objection, voice: Voice) -> tuple[str, ...]:
    said = voice.t.text("“{words}”", words=one.objection.rstrip("."))
    if one.likely:
        said = voice.t.text("{words} (likely)", words=said)
    return (said, one.answer, _rests_on(one, voice))


def _rests_on(one: Objection, voice: Voice) -> str:
    if one.missing is not None:
        return f"❔ {one.missing}"
    names = unlocked(voice.t, one.evidence)
    return capital(voice.t.listed(names)) if names else voice.t.text("an open question")


def _frames(frames: tuple[Frame, ...], voice: Voice) -> Table:
    t = voice.t
    rows = tuple((f.title, voice.marked("in_place", str(f.possible)), f.text) for f in frames)
    return Table((t.text("Frame"), t.text("Can it be used?"), t.text("With our figures")), rows)


def _ladder(ladder: tuple[ConcessionLine, ...], voice: Voice) -> Table:
    t = voice.t
    rows = tuple(
        (
            t.number(place),
            line.give,
            capital(line.get),
            voice.marked("in_place", str(line.possible)),
            line.detail,
        )
        for place, line in enumerate(ladder, 1)
    )
    titles = (
        t.text("Step"),
        t.text("What we give"),
        t.text("What we ask for it"),
        t.text("Can it be given now?"),
        t.text("What it comes to"),
    )
    return Table(titles, rows)


def _mitigations(lines: tuple[MitigationLine, ...], voice: Voice) -> Table:
    t = voice.t
    rows = tuple((line.text, _because(line, voice)) for line in lines)
    return Table((t.text("Measure"), t.text("What calls for it now")), rows)


def _because(line: MitigationLine, voice: Voice) -> str:
    if not line.needed:
        return voice.t.text("nothing in the data")
    return voice.t.listed(line.because)
