"""Whether the customer can speak for us, what to ask for and what to offer."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import Criterion, ReferenceAsk, ReferenceOffer, References
from enterprise_sales.documents import words
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class ReferencesView:
    """References in words."""

    verdict: str
    criteria: Table
    asks: Table
    offers: Table


def references_view(found: References, voice: Voice) -> ReferencesView:
    """The readiness of an account to be a reference."""
    return ReferencesView(
        verdict=_verdict(found, voice),
        criteria=_criteria(found.criteria, voice),
        asks=_asks(found.ask_for, voice),
        offers=_offers(found.offer, voice),
    )


def _verdict(found: References, voice: Voice) -> str:
    t = voice.t
    if found.ready:
        return t.text("Every condition is met: the customer can be asked for a reference.")
    if found.band == "red":
        return t.text("Health is red: no favour is asked of this customer now.")
    lacking = t.listed([t.text("“{title}”", title=title) for title in found.lacking])
    if found.ready is None:
        return t.text("It cannot be told yet; unknown: {lacking}.", lacking=lacking)
    return t.text("Not ready yet; not met or unknown: {lacking}.", lacking=lacking)


def _criteria(rows: tuple[Criterion, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("Condition"), t.text("Asked"), t.text("Found"), t.text("Met"))
    return Table(titles, tuple(_criterion(row, voice) for row in rows))


def _criterion(row: Criterion, voice: Voice) -> tuple[str, ...]:
    sign = words.mark("condition_status", {"not_met": "unmet"}.get(row.status, row.status))
    return (row.title, row.needed, voice.known(row.actual), sign)


def _asks(rows: tuple[ReferenceAsk, ...], voice: Voice) -> Table:
    t = voice.t
    titles = (t.text("What to ask for"), t.text("Of whom"), t.text("Status"))
    return Table(titles, tuple(_ask(row, voice) for row in rows))


def _ask(row: ReferenceAsk, voice: Voice) -> tuple[str, ...]:
    t = voice.t
    whom = row.stakeholder.name if row.stakeholder else t.text("nobody who fits is on record")
    return (row.text, whom, voice.marked("step_status", "done" if row.done else "open"))


def _offers(rows: tuple[ReferenceOffer, ...], voice: Voice) -> Table:
    t = voice.t
    return Table(
        (t.text("What to offer in return"), t.text("Does it fit?")),
        tuple((row.text, capital(row.why)) for row in rows),
    )
