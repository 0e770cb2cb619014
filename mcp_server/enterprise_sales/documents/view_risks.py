"""Risks and early warnings, and what answers them."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.results import RiskLine, WarningLine
from enterprise_sales.documents.voice import Table, Voice, capital


def risks_table(risks: Iterable[RiskLine], voice: Voice) -> Table:
    """Risk → what answers it, with owner, date, and to whom it is taken."""
    titles = (
        voice.t.text("Risk"),
        voice.t.text("Level"),
        voice.t.text("→ What we do"),
        voice.t.text("Owner"),
        voice.t.text("Due"),
        voice.t.text("Escalate to"),
        voice.t.text("Known from"),
    )
    return Table(titles, tuple(_row(risk, voice) for risk in risks))


def warnings_table(warnings: Iterable[WarningLine], voice: Voice) -> Table:
    """Every early warning: whether it has come, what shows it, and what it demands."""
    titles = (
        voice.t.text("Early warning"),
        voice.t.text("State"),
        voice.t.text("What the data shows"),
        voice.t.text("What it demands"),
        voice.t.text("Who"),
        voice.t.text("By when"),
    )
    return Table(titles, tuple(_warning(line, voice) for line in warnings))


def _row(risk: RiskLine, voice: Voice) -> tuple[str, ...]:
    return (
        risk.text,
        _level(risk, voice),
        risk.mitigation or voice.t.text("not decided yet"),
        risk.owner or voice.t.text("nobody yet"),
        _due(risk.due, risk.overdue_days, voice) if risk.due else voice.t.text("no date set"),
        _escalation(risk, voice),
        voice.word("risk_origin", risk.origin),
    )


def _level(risk: RiskLine, voice: Voice) -> str:
    """The level with what it is made of; without both it is not judged."""
    if risk.level is None or risk.score is None:
        return voice.t.text("unknown: likelihood and impact are not both on record")
    return voice.t.text(
        "{level}: {likelihood}, {impact} ({score})",
        level=voice.marked("risk_level", risk.level),
        likelihood=voice.word("likelihood", risk.likelihood),
        impact=voice.word("impact", risk.impact),
        score=voice.t.number(risk.score),
    )


def _escalation(risk: RiskLine, voice: Voice) -> str:
    if risk.escalate_to is None:
        return voice.t.text("not needed now")
    why = voice.t.listed([voice.word("risk_trigger", code) for code in risk.escalate])
    return voice.t.text("{who}: {why}", who=capital(risk.escalate_to), why=why)


def _warning(line: WarningLine, voice: Voice) -> tuple[str, ...]:
    return (
        line.text,
        voice.marked("warning_status", line.status),
        _evidence(line, voice),
        line.action,
        line.owner,
        _deadline(line, voice),
    )


def _evidence(line: WarningLine, voice: Voice) -> str:
    """What the data shows; where it does not tell, the tables that would."""
    if not line.tables:
        return line.evidence
    tables = voice.t.listed(line.tables)
    return voice.t.text("{evidence} To fill: {tables}.", evidence=line.evidence, tables=tables)


def _deadline(line: WarningLine, voice: Voice) -> str:
    if line.due is None:
        return voice.t.text("within {days}", days=voice.t.days(line.deadline_days))
    return _due(line.due, line.overdue_days, voice)


def _due(day: str, overdue_days: int, voice: Voice) -> str:
    """A date, and by how much it has passed."""
    if not overdue_days:
        return voice.day_short(day)
    days = voice.t.days(overdue_days)
    return voice.t.text("{day}, overdue by {days}", day=voice.day_short(day), days=days)
