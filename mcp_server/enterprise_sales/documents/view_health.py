"""Health: the band with its range, the parts of the score, what caps it."""

from __future__ import annotations

from dataclasses import dataclass

from enterprise_sales.analyses.results import Cap, Health
from enterprise_sales.documents.voice import Table, Voice, capital


@dataclass(frozen=True)
class HealthView:
    """Health in words."""

    line: str
    trend: str
    coverage: str
    parts: Table
    caps: tuple[str, ...]


def health_view(health: Health, voice: Voice) -> HealthView:
    """Health as documents show it."""
    return HealthView(
        line=health_line(health, voice),
        trend=_trend(health, voice),
        coverage=voice.percent(health.coverage),
        parts=_parts(health, voice),
        caps=tuple(_cap(cap, voice) for cap in health.caps),
    )


def health_line(health: Health, voice: Voice) -> str:
    """`🟢 зелёное, 82 из 100`; without a band the range alone, for a score would look like one."""
    values = {
        "score": voice.points(health.score),
        "low": voice.points(health.low),
        "high": voice.points(health.high),
        "band": voice.marked("band", health.band),
    }
    if health.score is None:
        return voice.t.text("unknown: there is no data to score")
    if health.band is None:
        return voice.t.text(
            "no score and no band: too little is known, anything from {low} to {high} is possible",
            **values,
        )
    if health.low == health.high:
        return voice.t.text("{band}, {score} of 100", **values)
    return voice.t.text("{band}, {score} of 100 (possibly {low} to {high})", **values)


def _trend(health: Health, voice: Voice) -> str:
    if health.band is None:
        return voice.t.text("unknown, there is no score to compare")
    if health.trend is None or health.before is None:
        return voice.t.text("unknown, there is no earlier score to compare with")
    trend, before = voice.word("trend", health.trend), voice.points(health.before)
    return voice.t.text("{trend} (was {before})", trend=trend, before=before)


def _parts(health: Health, voice: Voice) -> Table:
    titles = (
        voice.t.text("Part"),
        voice.t.text("Weight"),
        voice.t.text("Score"),
        voice.t.text("Possible range"),
    )
    rows = tuple(
        (
            voice.word("component", part.code),
            voice.number(part.weight),
            voice.points(part.score),
            voice.span(part.low, part.high),
        )
        for part in health.components
    )
    return Table(titles, rows)


def _cap(cap: Cap, voice: Voice) -> str:
    values = {
        "signal": voice.word("signal", cap.signal),
        "day": voice.day(cap.date),
        "band": voice.marked("band", cap.band),
    }
    if cap.note:
        text = voice.t.text(
            "{signal}, {day}: no better than {band} ({note})", note=cap.note, **values
        )
    else:
        text = voice.t.text("{signal}, {day}: no better than {band}", **values)
    return capital(text)
