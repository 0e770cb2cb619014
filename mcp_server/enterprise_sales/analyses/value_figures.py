"""A figure before and now, in words: shares in percent, their change in percentage points."""

from __future__ import annotations

from enterprise_sales.analyses.arithmetic import exact
from enterprise_sales.language import Translator

PERCENT = "%"


def span(t: Translator, before: float, after: float, unit: str | None) -> str:
    """`800 → 480 hours a month`; `64 % → 78 %` where the unit is a share."""
    if unit == PERCENT:
        return f"{t.percent(before)} → {t.percent(after)}"
    return " ".join(filter(None, [f"{t.number(before)} → {t.number(after)}", unit]))


def change(
    t: Translator, before: float, after: float, unit: str | None, percent: float | None
) -> str:
    """`−40 %`; of a share the points, since its change in percent says something else.

    Args:
        t: the language.
        before: the first figure.
        after: the second one.
        unit: of both.
        percent: by how many percent they differ; None where that is unknown.
    """
    if unit == PERCENT:
        points = float(exact(after) - exact(before))
        return t.text("{points} percentage points", points=_signed(points, t.number(points)))
    return "" if percent is None else _signed(percent, t.percent(percent))


def _signed(value: float, text: str) -> str:
    return f"+{text}" if value > 0 else text
