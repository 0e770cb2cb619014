"""Risks and what answers them."""

from __future__ import annotations

from collections.abc import Iterable

from enterprise_sales.analyses.results import RiskLine
from enterprise_sales.documents.voice import Table, Voice


def risks_table(risks: Iterable[RiskLine], voice: Voice) -> Table:
    """Risk → what answers it, with owner and date."""
    titles = (
        voice.t.text("Risk"),
        voice.t.text("Likelihood and impact"),
        voice.t.text("→ What we do"),
        voice.t.text("Owner"),
        voice.t.text("Due"),
        voice.t.text("Known from"),
    )
    return Table(titles, tuple(_row(risk, voice) for risk in risks))


def _row(risk: RiskLine, voice: Voice) -> tuple[str, ...]:
    return (
        risk.text,
        _weight(risk, voice),
        risk.mitigation or voice.t.text("not decided yet"),
        risk.owner or voice.t.text("nobody yet"),
        voice.day_short(risk.due) if risk.due else "",
        voice.word("risk_origin", risk.origin),
    )


def _weight(risk: RiskLine, voice: Voice) -> str:
    """Likelihood and impact, where they were judged."""
    words = (
        risk.likelihood and voice.word("likelihood", risk.likelihood),
        risk.impact and voice.word("impact", risk.impact),
    )
    return ", ".join(word for word in words if word)
