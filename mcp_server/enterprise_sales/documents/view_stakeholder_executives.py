"""Executives of both sides, and what each office wants to hear and from whom."""

from __future__ import annotations

from enterprise_sales.analyses.results import ExecutivePair, MapStakeholders, OfficeLine
from enterprise_sales.documents.view_stakeholder_grid import names
from enterprise_sales.documents.voice import Table, Voice, capital


def pairs_table(result: MapStakeholders, voice: Voice) -> Table:
    """Executive of the customer → who keeps the contact on our side."""
    t = voice.t
    titles = (t.text("The customer's executive"), t.text("Position"), t.text("On our side"))
    return Table(titles, tuple(_pair(pair, voice) for pair in result.pairing.pairs))


def offices_table(result: MapStakeholders, voice: Voice) -> Table:
    """What each office wants to hear, how it is met, and from whom it comes."""
    t = voice.t
    titles = (
        t.text("Office"),
        t.text("Who"),
        t.text("Wants to hear of"),
        t.text("What to bring"),
        t.text("Occasion"),
        t.text("From whom"),
        t.text("What we are to them"),
    )
    return Table(titles, tuple(_office(line, voice) for line in result.offices))


def _pair(pair: ExecutivePair, voice: Voice) -> tuple[str, ...]:
    return (pair.name, pair.title or voice.t.text("position unknown"), _ours(pair, voice))


def _ours(pair: ExecutivePair, voice: Voice) -> str:
    if pair.kind == "executive":
        return f"🟢 {pair.counterpart}"
    if pair.kind == "team":
        return voice.t.text("🟡 {name}, not an executive", name=pair.counterpart)
    return voice.t.text("🔴 nobody")


def _office(line: OfficeLine, voice: Voice) -> tuple[str, ...]:
    return (
        capital(voice.word("executive", line.office)),
        _holder(line, voice),
        ", ".join(line.focus),
        ", ".join(line.content),
        ", ".join(line.meetings),
        line.from_whom,
        line.value,
    )


def _holder(line: OfficeLine, voice: Voice) -> str:
    if line.status == "active":
        return f"🟢 {names(line.people)}"
    if line.status == "unclear":
        return f"❔ {names(line.people)}"
    if line.status == "known":
        return voice.t.text("🟡 {names}: not an active relationship", names=names(line.people))
    if line.status == "left":
        return voice.t.text("🔴 has left, the successor is unknown")
    return voice.t.text("🔴 nobody on record")
