"""The book as Mermaid charts: ARR by band, and what comes up by quarter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from markupsafe import Markup

from enterprise_sales.analyses.results import ReviewPortfolio
from enterprise_sales.analyses.results.portfolio import Quarter
from enterprise_sales.documents.escape import diagram_label
from enterprise_sales.documents.voice import Voice, capital

UNKNOWN = "unknown"


def bands_chart(result: ReviewPortfolio, voice: Voice) -> Markup:
    """A pie of ARR by health band; empty where fewer than two bands have any."""
    parts = [(row.code, Decimal(row.arr or 0)) for row in result.bands]
    known = [(code, amount) for code, amount in parts if amount > 0]
    if len(known) < 2:
        return Markup()
    lines = [f'"{_band(code, voice)}" : {amount}' for code, amount in known]
    title = voice.t.text("ARR by health, {currency}", currency=result.currency)
    return _chart("pie", f"title {diagram_label(title)}", *lines)


def _band(code: str, voice: Voice) -> str:
    return diagram_label(capital(voice.unknown if code == UNKNOWN else voice.word("band", code)))


def quarters_chart(result: ReviewPortfolio, voice: Voice) -> Markup:
    """Bars of what comes up in each quarter; empty where nothing does."""
    rows = result.renewals_by_quarter.quarters
    amounts = [Decimal(row.amount or 0) for row in rows]
    if not any(amounts):
        return Markup()
    names = ", ".join(f'"{diagram_label(quarter_name(row, voice))}"' for row in rows)
    title = voice.t.text("Up for renewal by quarter, {currency}", currency=result.currency)
    return _chart(
        "xychart-beta",
        f'title "{diagram_label(title)}"',
        f"x-axis [{names}]",
        f'y-axis "{diagram_label(voice.t.text("Amount"))}"',
        f"bar [{', '.join(map(str, amounts))}]",
    )


def _chart(kind: str, *lines: str) -> Markup:
    """A diagram; its labels are cleaned, and nothing else in it is text."""
    return Markup("\n    ".join([kind, *lines]))  # noqa: S704


def quarter_name(row: Quarter, voice: Voice) -> str:
    """The quarter as the language names it."""
    return voice.t.quarter(date.fromisoformat(row.end))
