"""What threatens an account, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from enterprise_sales.analyses.results import DefendAccount
from enterprise_sales.analyses.results.defence import Evidence, Threat
from enterprise_sales.documents.voice import Table, Voice

FOOTNOTE = "¹"


def touched(result: DefendAccount, voice: Voice) -> str:
    """What the threats touch together, and of how many that is unknown."""
    if not result.threats:
        return voice.t.text("no threat is seen")
    amount, unknown = voice.money(result.arr_threatened), result.arr_unattributed
    if not unknown or result.arr_threatened is None:
        return amount
    more = voice.t.plural(
        "for {n} more threat it is unknown", "for {n} more threats it is unknown", unknown
    )
    return f"{amount}; {more}"


def threats_table(result: DefendAccount, voice: Voice) -> Table:
    """Threat, level, since when, until when, ARR, what shows it."""
    t = voice.t
    titles = (
        t.text("Threat"),
        t.text("Level"),
        t.text("Seen"),
        t.text("Competitor's contract until"),
        t.text("ARR it touches"),
        t.text("Shown by"),
    )
    note = threats_note(result)
    return Table(titles, tuple(_threat(threat, note, voice) for threat in result.threats))


def threats_note(result: DefendAccount) -> str:
    """What more than one threat rests on, to be said once; empty where each has its own."""
    told = Counter(threat.basis for threat in result.threats)
    basis, times = max(told.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return basis if times > 1 else ""


def _threat(threat: Threat, note: str, voice: Voice) -> tuple[str, ...]:
    return (
        threat.text,
        voice.marked("threat_level", threat.level),
        voice.day_short(threat.since) if threat.since else voice.t.text("day unknown"),
        _competitor_end(threat, voice),
        " ".join((*_amount(threat, note, voice), *_deals(threat, voice))),
        shown_by(threat.evidence, voice),
    )


def _amount(threat: Threat, note: str, voice: Voice) -> tuple[str, ...]:
    """What a threat touches; what it rests on only where no footnote says it."""
    amount = voice.money(threat.arr)
    if note == threat.basis:
        return (f"{amount}{FOOTNOTE}{'.' if threat.deals else ''}",)
    return (f"{amount}.", threat.basis)


def _deals(threat: Threat, voice: Voice) -> Iterator[str]:
    """What we hope to win where the competitor is."""
    for deal in threat.deals:
        yield voice.t.text("Our open deal there: {amount}.", amount=voice.money(deal.amount))


def _competitor_end(threat: Threat, voice: Voice) -> str:
    if threat.competitor_end_date:
        return voice.day_short(threat.competitor_end_date)
    return voice.unknown if threat.code.startswith("competitor") else ""


def shown_by(evidence: tuple[Evidence, ...], voice: Voice) -> str:
    """The files; the rows stand in the result, as another order of rows is no other document."""
    if not evidence:
        return voice.t.text("figures of the account")
    return ", ".join(dict.fromkeys(one.file for one in evidence))
